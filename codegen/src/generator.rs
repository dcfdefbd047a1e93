//! The engine's front: what to generate from which model, and the phases in order.

use std::path::Path;

use crate::emit::ClientType;
use crate::lower::lower;
use crate::manifest::{self, Dependency};
use crate::outline::{self, OperationOutline, TypeOutline};
use crate::protocol::Protocol;
use crate::select::{Selection, select};
use crate::{Error, Files, Report, emit, layout, name, plan, protocol, report, source};

/// Generates a client from a Smithy model.
///
/// ```no_run
/// use farrier_codegen::{Dependency, Generator};
///
/// let files = Generator::from_file("model/chat.json")?
///     .operations(["SendMessage"])
///     .crate_name("chat")
///     .farrier(Dependency::path("../farrier"))
///     .generate()?
///     .files;
/// files.write("chat".as_ref())?;
/// # Ok::<(), farrier_codegen::Error>(())
/// ```
#[derive(Debug)]
pub struct Generator {
    model: farrier_smithy::CheckedModel,
    /// The model's file name, for the mark on what is generated.
    model_name: String,
    service: Option<String>,
    protocol: Option<String>,
    operations: Vec<String>,
    crate_name: Option<String>,
    farrier: Option<Dependency>,
    client: bool,
    both_halves: bool,
    workspace_lints: bool,
}

/// A generated crate, in memory.
#[derive(Debug, Clone)]
pub struct Generation {
    /// The crate's name.
    pub crate_name: String,
    /// How many operations it has.
    pub operations: usize,
    /// Its files.
    pub files: Files,
    /// What became of the model; `smithy-report.md` among the files says the same. Its
    /// [`warnings`](Report::warnings) are to be shown, once.
    pub report: Report,
}

impl Generator {
    /// Reads and checks a model's text; `name` is shown in diagnostics.
    ///
    /// # Errors
    /// [`Error::Model`] with every fault.
    pub fn from_text(name: impl Into<String>, text: impl Into<String>) -> Result<Self, Error> {
        let mut text = text.into();
        // Editors and shells of Windows write a byte order mark, which JSON lets readers pass over.
        if text.starts_with('\u{feff}') {
            text.remove(0);
        }
        let source = farrier_smithy::Source { name: name.into(), text };
        let model_name = Path::new(&source.name).file_name();
        let model_name =
            model_name.map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        let model = farrier_smithy::load(&[source])?.check()?;
        Ok(Self {
            model,
            model_name,
            service: None,
            protocol: None,
            operations: Vec::new(),
            crate_name: None,
            farrier: None,
            client: true,
            both_halves: false,
            workspace_lints: false,
        })
    }

    /// Reads and checks a model's file.
    ///
    /// # Errors
    /// [`Error::Selection`] where there is no such file, or [`Error::Model`] with every fault.
    pub fn from_file(path: impl AsRef<Path>) -> Result<Self, Error> {
        let path = path.as_ref();
        Self::from_text(path.display().to_string(), source::read(path)?)
    }

    /// Which service, by shape id or name; needed only where the model has several.
    #[must_use]
    pub fn service(mut self, id: impl Into<String>) -> Self {
        self.service = Some(id.into());
        self
    }

    /// Which protocol, by name or trait id, where the service speaks several; by default the first
    /// that it speaks of those in the order of the README.
    #[must_use]
    pub fn protocol(mut self, name: impl Into<String>) -> Self {
        self.protocol = Some(name.into());
        self
    }

    /// Which operations, by name, by shape id, or by a glob of either; all if none is named. Only
    /// what they need is emitted. [`find_operations`](crate::find_operations) says what a glob is;
    /// a name or glob that stands for no operation is an error, when generating.
    #[must_use]
    pub fn operations<N: Into<String>>(mut self, names: impl IntoIterator<Item = N>) -> Self {
        self.operations = names.into_iter().map(Into::into).collect();
        self
    }

    /// The name of the generated crate; by default made from the service's name.
    #[must_use]
    pub fn crate_name(mut self, name: impl Into<String>) -> Self {
        self.crate_name = Some(name.into());
        self
    }

    /// Where the generated crate finds the crate `farrier`; [`generate`](Self::generate) must be
    /// told.
    #[must_use]
    pub fn farrier(mut self, farrier: Dependency) -> Self {
        self.farrier = Some(farrier);
        self
    }

    /// Whether there is a type `Client`; there is one unless `false` is said here. Without it,
    /// operations make requests and read responses, and the crate `farrier` does without its feature
    /// `client`, which brings an HTTP stack.
    ///
    /// [`generate`](Self::generate) puts the type behind a feature of the generated crate, which is on
    /// by default, so that who depends on the crate can decide. A crate that includes what
    /// [`generate_module`](Self::generate_module) gives has features of its own: there the type
    /// is either always there or never.
    #[must_use]
    pub fn client(mut self, client: bool) -> Self {
        self.client = client;
        self
    }

    /// Emits the reading half of inputs and the writing half of outputs too: for mock services
    /// and test harnesses.
    #[must_use]
    pub fn both_halves(mut self, both: bool) -> Self {
        self.both_halves = both;
        self
    }

    /// The generated `Cargo.toml` takes its lints from a workspace.
    #[must_use]
    pub fn workspace_lints(mut self, inherit: bool) -> Self {
        self.workspace_lints = inherit;
        self
    }

    /// The checked model.
    pub fn model(&self) -> &farrier_smithy::CheckedModel {
        &self.model
    }

    /// Generates a whole crate, in memory: `Cargo.toml`, `README.md`, `smithy-report.md`, `src/…`.
    ///
    /// # Errors
    /// [`Error::Selection`], also where [`farrier`](Self::farrier) wasn't called and where Cargo wouldn't
    /// take a value or the [name](Self::crate_name), or [`Error::Unsupported`].
    pub fn generate(&self) -> Result<Generation, Error> {
        let farrier = self.farrier.as_ref().ok_or_else(|| Error::Selection {
            message: "it isn't said where the generated crate finds the crate `farrier`".to_owned(),
            hint: Some("call `.farrier(Dependency::path(\"../farrier\"))`".to_owned()),
        })?;
        manifest::refuse(farrier.mistakes())?;
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
            client_type,
            workspace_lints: self.workspace_lints,
        };
        let (root, modules) = emit::modules(&plan, client_type);
        let docs = emit::documentation(&plan, client_type);
        let mut files = layout::as_crate(&docs, &root, modules, &self.model_name)?;
        layout::insert(
            &mut files,
            "Cargo.toml",
            &emit::manifest(&plan, &manifest),
            &self.model_name,
        );
        let readme = emit::readme(&plan, client_type, &crate_name, &self.model_name)?;
        layout::insert(&mut files, "README.md", &readme, &self.model_name);
        layout::insert(&mut files, report::FILE, &report.to_markdown(), &self.model_name);
        Ok(Generation { crate_name, operations: plan.operations.len(), files, report })
    }

    /// Generates the client as one module, in memory, to be included in a crate of yours, which
    /// depends on the crate `farrier`.
    ///
    /// # Errors
    /// [`Error::Selection`] or [`Error::Unsupported`].
    pub fn generate_module(&self) -> Result<String, Error> {
        self.module(&self.plan()?)
    }

    /// The same, and what became of the model.
    ///
    /// # Errors
    /// As [`generate_module`](Self::generate_module).
    pub fn generate_module_and_report(&self) -> Result<(String, Report), Error> {
        let (plan, report) = self.plan_and_report()?;
        Ok((self.module(&plan)?, report))
    }

    /// What would become of the model, without generating anything.
    ///
    /// # Errors
    /// [`Error::Selection`] or [`Error::Unsupported`].
    pub fn report(&self) -> Result<Report, Error> {
        Ok(self.plan_and_report()?.1)
    }

    fn module(&self, plan: &plan::Client) -> Result<String, Error> {
        let client_type = if self.client { ClientType::Present } else { ClientType::Absent };
        let (root, modules) = emit::modules(plan, client_type);
        let client = self.client.then_some("client");
        let features: Vec<_> = client.into_iter().chain(plan.features.iter().copied()).collect();
        layout::as_one_file(&root, &modules, &features, &self.model_name)
    }

    /// The Rust names of what would be generated, by the model's shape ids: for those who generate
    /// code that uses a client, mock services and test harnesses say.
    ///
    /// # Errors
    /// [`Error::Selection`] or [`Error::Unsupported`].
    pub fn outline(&self) -> Result<Vec<OperationOutline>, Error> {
        Ok(outline::of(&self.plan()?))
    }

    /// The types that would be generated for the structures, unions and enums which the chosen
    /// operations need, in the order of their shape ids.
    ///
    /// # Errors
    /// [`Error::Selection`] or [`Error::Unsupported`].
    pub fn types(&self) -> Result<Vec<TypeOutline>, Error> {
        Ok(outline::types(&self.plan()?))
    }

    /// Select and lower: all decisions, before a token is emitted.
    fn plan(&self) -> Result<plan::Client, Error> {
        let (selection, protocol) = self.choose()?;
        lower(&self.model, &selection, protocol, self.both_halves)
    }

    fn plan_and_report(&self) -> Result<(plan::Client, Report), Error> {
        let (selection, protocol) = self.choose()?;
        let plan = lower(&self.model, &selection, protocol, self.both_halves)?;
        let report = report::of(&self.model, &self.model_name, &selection, &protocol, &plan);
        Ok((plan, report))
    }

    fn choose(&self) -> Result<(Selection<'_>, Protocol), Error> {
        let selection = select(&self.model, self.service.as_deref(), &self.operations)?;
        let protocol = protocol::choose(&selection.service, self.protocol.as_deref())?;
        Ok((selection, protocol))
    }
}

#[cfg(test)]
mod tests {
    use super::Generator;
    use crate::{Dependency, Error};

    #[test]
    fn only_a_crate_must_know_where_farrier_is() {
        let model = include_str!("../tests/models/chat.json");
        let generator = Generator::from_text("chat.json", model).unwrap();
        generator.generate_module().unwrap();
        let Err(Error::Selection { message, hint }) = generator.generate() else {
            panic!("nobody has said where the runtime is")
        };
        assert!(message.contains("farrier"), "{message}");
        assert!(hint.is_some_and(|hint| hint.contains(".farrier(")));
        generator.farrier(Dependency::path("../farrier")).generate().unwrap();
    }

    #[test]
    fn what_cargo_would_not_take_is_never_written() {
        let generator = |farrier: Dependency| {
            let model = include_str!("../tests/models/chat.json");
            Generator::from_text("chat.json", model).unwrap().farrier(farrier)
        };
        let wrong = [
            generator(Dependency::version("newest")),
            generator(Dependency::git("example.com", None)),
            generator(Dependency::version("0.1")).crate_name("my chat"),
        ];
        for generator in wrong {
            assert!(matches!(generator.generate(), Err(Error::Selection { .. })), "{generator:?}");
        }
    }
}
