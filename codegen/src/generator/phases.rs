//! The phases in order: select, lower, emit, lay out.

use super::Generator;
use crate::emit::ClientType;
use crate::error::Error;
use crate::files::Files;
use crate::lower::{Budget, Ignored, lower};
use crate::manifest::{Dependency, ManifestMode};
use crate::outline::{self, OperationOutline, TypeOutline};
use crate::protocol::Protocol;
use crate::report::Report;
use crate::responses::Responses;
use crate::select::{Selection, select};
use crate::{emit, layout, manifest, name, plan, protocol, report};

/// The path of the manifest in a generated crate.
const MANIFEST: &str = "Cargo.toml";

/// A generated crate in memory.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Generation {
    /// The crate's name.
    pub crate_name: String,
    /// The number of operations.
    pub operations: usize,
    /// The files of the crate.
    pub files: Files,
    /// The report on the model, which the file `smithy-report.md` contains, too. Show its
    /// [`warnings`](Report::warnings) to the user once.
    pub report: Report,
    /// Where the crate finds the crate `farrier`.
    pub farrier: Dependency,
    /// The features of `farrier` that the client needs besides `client`, sorted.
    pub features: Vec<&'static str>,
    client_type: ClientType,
}

impl Generation {
    /// Returns the line that the crate needs in the `[dependencies]` of its `Cargo.toml`, if the dependency on
    /// `farrier` is called `name`. Generated code calls it `farrier`.
    #[must_use]
    pub fn dependency(&self, name: &str) -> String {
        emit::dependency(name, &self.farrier, &self.features)
    }

    /// Returns the line that the crate needs in the `[features]` of its `Cargo.toml`, if the dependency on
    /// `farrier` is called `name`: the feature `client`, which enables the type `Client`. Returns `None` if
    /// the crate has no such type.
    #[must_use]
    pub fn client_feature(&self, name: &str) -> Option<String> {
        (self.client_type == ClientType::Feature).then(|| emit::client_feature(name))
    }
}

impl Generator {
    /// Generates a whole crate in memory, which consists of `Cargo.toml`, `README.md`, `smithy-report.md`
    /// and the files in `src`.
    ///
    /// # Errors
    /// Fails with [`Error::Selection`] if there is no such service, protocol or operation, if
    /// [`farrier`](Self::farrier) wasn't called, or if Cargo wouldn't accept the
    /// [name](Self::crate_name) or another value. Fails with [`Error::Unsupported`] if the model needs
    /// something that the generator doesn't support, or if the client would be far larger than its model.
    pub fn generate(&self) -> Result<Generation, Error> {
        let farrier = self.farrier.as_ref().ok_or_else(|| Error::Selection {
            message: "it isn't said where the generated crate finds the crate `farrier`".to_owned(),
            hint: Some("call `.farrier(Dependency::path(\"../farrier\"))`".to_owned()),
        })?;
        let of_package =
            self.package.mistakes().into_iter().chain(self.package.mistake_with(farrier));
        manifest::refuse(farrier.mistakes().into_iter().chain(of_package))?;
        if let Some(name) = &self.crate_name {
            manifest::check_crate_name(name)?;
        }
        let (plan, report) = self.plan_and_report()?;
        let crate_name =
            self.crate_name.clone().unwrap_or_else(|| name::crate_name(&plan.service.name));
        let client_type = if self.client { ClientType::Feature } else { ClientType::Absent };
        let manifest = emit::Manifest {
            crate_name: &crate_name,
            farrier,
            package: &self.package,
            client_type,
            workspace_lints: self.workspace_lints,
        };
        let (root, modules) = emit::modules(&plan, client_type);
        let docs = emit::documentation(&plan, client_type);
        let mut files = layout::as_crate(docs, &root, modules, &plan.features, &self.model_name)?;
        let manifest = emit::manifest(&plan, &manifest);
        match self.manifest {
            ManifestMode::Generate => {
                layout::insert(&mut files, MANIFEST, &manifest, &self.model_name);
            }
            ManifestMode::Keep => {
                files.insert_kept(MANIFEST, emit::manifest_to_keep(&manifest, &self.model_name));
            }
        }
        let readme = emit::readme(&plan, client_type, &crate_name, &self.model_name)?;
        layout::insert(&mut files, "README.md", &readme, &self.model_name);
        layout::insert(&mut files, report::FILE, &report.to_markdown(), &self.model_name);
        Ok(Generation {
            crate_name,
            operations: plan.operations.len(),
            files,
            report,
            farrier: farrier.clone(),
            features: plan.features,
            client_type,
        })
    }

    /// Generates the client in memory as the text of one module. Include it in a crate that depends on the
    /// crate `farrier`.
    ///
    /// # Errors
    /// Fails with [`Error::Selection`] if there is no such service, protocol or operation, and with
    /// [`Error::Unsupported`] if the model needs something that the generator doesn't support, or if the client
    /// would be far larger than its model.
    pub fn generate_module(&self) -> Result<String, Error> {
        self.module(&self.plan()?)
    }

    /// Generates the client as [`generate_module`](Self::generate_module) does, and the report on the
    /// model.
    ///
    /// # Errors
    /// Fails as [`generate_module`](Self::generate_module) does.
    pub fn generate_module_and_report(&self) -> Result<(String, Report), Error> {
        let (plan, report) = self.plan_and_report()?;
        Ok((self.module(&plan)?, report))
    }

    /// Returns the report on the model without generating code.
    ///
    /// # Errors
    /// Fails as [`generate_module`](Self::generate_module) does.
    pub fn report(&self) -> Result<Report, Error> {
        Ok(self.plan_and_report()?.1)
    }

    fn module(&self, plan: &plan::Client) -> Result<String, Error> {
        let client_type = if self.client { ClientType::Present } else { ClientType::Absent };
        let (root, modules) = emit::modules(plan, client_type);
        let client = self.client.then_some("client");
        let features: Vec<_> = client.into_iter().chain(plan.features.iter().copied()).collect();
        layout::as_one_file(&root, modules, &features, &self.model_name)
    }

    /// Returns the Rust names of the operations' items, with the shape ids in the model. Generators of code
    /// that uses a client need them, such as those of mock services and test harnesses.
    ///
    /// # Errors
    /// Fails as [`generate_module`](Self::generate_module) does.
    pub fn outline(&self) -> Result<Vec<OperationOutline>, Error> {
        Ok(outline::of(&self.plan()?))
    }

    /// Returns the types of the structures, unions and enums that the chosen operations need, in the order
    /// of their shape ids.
    ///
    /// # Errors
    /// Fails as [`generate_module`](Self::generate_module) does.
    pub fn types(&self) -> Result<Vec<TypeOutline>, Error> {
        Ok(outline::types(&self.plan()?))
    }

    /// Select and lower: all decisions, before a token is emitted.
    fn plan(&self) -> Result<plan::Client, Error> {
        let (selection, protocol) = self.choose()?;
        self.lower(&selection, protocol)
    }

    fn plan_and_report(&self) -> Result<(plan::Client, Report), Error> {
        let (selection, protocol) = self.choose()?;
        let plan = self.lower(&selection, protocol)?;
        let report = report::of(&self.model, &self.model_name, &selection, &protocol, &plan);
        Ok((plan, report))
    }

    fn lower(&self, selection: &Selection<'_>, protocol: Protocol) -> Result<plan::Client, Error> {
        let responses = self.responses.unwrap_or_else(|| Responses::default_of(&selection.service));
        let ignored = Ignored::of(&self.model, &selection.service, &self.ignored_constraints)
            .map_err(|error| error.of_setting("ignore_constraints", &self.model_path))?;
        let budget = Budget::of(self.model_length);
        lower(&self.model, selection, protocol, self.both_halves, ignored, responses, budget)
    }

    fn choose(&self) -> Result<(Selection<'_>, Protocol), Error> {
        let selection = select(&self.model, self.service.as_deref(), &self.operations)?;
        let protocol = protocol::choose(&self.model, &selection.service, self.protocol.as_deref())?;
        Ok((selection, protocol))
    }
}
