//! The settings of a generation. The phases that it runs are in [`phases`].

mod phases;

use std::path::Path;

use crate::error::Error;
use crate::manifest::{Dependency, ManifestMode, Package};
use crate::responses::Responses;
use crate::source;
pub use phases::Generation;

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
    /// The name of the model's file, which the mark in generated files contains.
    model_name: String,
    /// The name that faults show, which is its path unless a program gives another.
    model_path: String,
    /// The number of bytes of the model's text.
    model_length: usize,
    service: Option<String>,
    protocol: Option<String>,
    operations: Vec<String>,
    crate_name: Option<String>,
    farrier: Option<Dependency>,
    package: Package,
    manifest: ManifestMode,
    client: bool,
    both_halves: bool,
    ignored_constraints: Vec<String>,
    /// `None` leaves it to the service.
    responses: Option<Responses>,
    workspace_lints: bool,
}

impl Generator {
    /// Reads and checks the text of a model in Smithy JSON AST. Faults show `name` as the name of its file.
    ///
    /// # Errors
    /// Fails with [`Error::Model`] if the model has faults. The error has all of them.
    pub fn from_text(name: impl Into<String>, text: impl Into<String>) -> Result<Self, Error> {
        let mut text = text.into();
        // Editors and shells on Windows write a byte order mark, which JSON allows readers to ignore.
        if text.starts_with('\u{feff}') {
            text.remove(0);
        }
        let model_length = text.len();
        let source = farrier_smithy::Source::new(name, text);
        let model_name = Path::new(&source.name).file_name();
        let model_name =
            model_name.map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        let source_name = source.name.clone();
        let model = farrier_smithy::load(&[source])?.check()?;
        Ok(Self {
            model,
            model_name,
            model_path: source_name,
            model_length,
            service: None,
            protocol: None,
            operations: Vec::new(),
            crate_name: None,
            farrier: None,
            package: Package::new(),
            manifest: ManifestMode::Generate,
            client: true,
            both_halves: false,
            ignored_constraints: Vec::new(),
            responses: None,
            workspace_lints: false,
        })
    }

    /// Reads and checks the file of a model in Smithy JSON AST.
    ///
    /// # Errors
    /// Fails with [`Error::Selection`] if the file can't be read or is in Smithy's own language, and with
    /// [`Error::Model`] if the model has faults. The latter has all faults.
    pub fn from_file(path: impl AsRef<Path>) -> Result<Self, Error> {
        let path = path.as_ref();
        Self::from_text(path.display().to_string(), source::read(path)?)
    }

    /// Chooses the service by its shape id or its name. A model with one service needs no choice.
    #[must_use]
    pub fn service(mut self, id: impl Into<String>) -> Self {
        self.service = Some(id.into());
        self
    }

    /// Chooses the protocol by its name or by the id of its trait, if the service supports several. The
    /// default is the first protocol that the service supports, in the order of the table in the README.
    #[must_use]
    pub fn protocol(mut self, name: impl Into<String>) -> Self {
        self.protocol = Some(name.into());
        self
    }

    /// Chooses the operations by their names, by their shape ids, or by globs of either. The client has
    /// these operations and the types that they need, and nothing else. By default, and if the list is
    /// empty, it has all operations.
    ///
    /// [`find_operations`](crate::find_operations) describes globs. A name or glob that matches no
    /// operation is an error of the method that generates.
    #[must_use]
    pub fn operations<N: Into<String>>(mut self, names: impl IntoIterator<Item = N>) -> Self {
        self.operations = names.into_iter().map(Into::into).collect();
        self
    }

    /// Sets the name of the generated crate. The default is made from the service's name.
    #[must_use]
    pub fn crate_name(mut self, name: impl Into<String>) -> Self {
        self.crate_name = Some(name.into());
        self
    }

    /// Sets where the generated crate finds the crate `farrier`. [`generate`](Self::generate) requires
    /// this; [`generate_module`](Self::generate_module) ignores it.
    #[must_use]
    pub fn farrier(mut self, farrier: Dependency) -> Self {
        self.farrier = Some(farrier);
        self
    }

    /// Sets the metadata of the package in the generated `Cargo.toml`, such as its version and license. By
    /// default it has version 0.1.0, a description of one sentence, and `publish = false`.
    #[must_use]
    pub fn package(mut self, package: Package) -> Self {
        self.package = package;
        self
    }

    /// Sets whether the `Cargo.toml` is generated each time, which is the default, or is maintained by its
    /// user. In the latter case [`Files::write`](crate::Files::write) doesn't overwrite one that exists.
    #[must_use]
    pub fn manifest(mut self, mode: ManifestMode) -> Self {
        self.manifest = mode;
        self
    }

    /// Sets whether the generated code has a type `Client`, which is the default. Without it, operations
    /// still make requests and read responses, and the crate `farrier` doesn't need its feature `client`,
    /// which compiles an HTTP stack.
    ///
    /// In a crate that [`generate`](Self::generate) makes, the type needs a feature of that crate, which is
    /// on by default, so that dependents can choose. A module that
    /// [`generate_module`](Self::generate_module) makes is included in a crate with features of its own, so
    /// it has the type either always or never.
    #[must_use]
    pub fn client(mut self, client: bool) -> Self {
        self.client = client;
        self
    }

    /// Sets whether the generated code can also read inputs and write outputs, which mock services and test
    /// harnesses need. Structures that only services send then have a `new` besides their `Default`. The
    /// default is `false`.
    #[must_use]
    pub fn both_halves(mut self, both: bool) -> Self {
        self.both_halves = both;
        self
    }

    /// Leaves constraints of the model out of the client, because the service accepts what they refuse. By
    /// default a client enforces all constraints of its inputs, except a few of published models that are
    /// known to be wrong.
    ///
    /// Each name is the id of a member or shape, and its namespace can be left out. `CreateInput$name` ignores
    /// `length`, `range`, `pattern` and `uniqueItems` for the values of that member, whether the member or the
    /// shape that it targets has them. `Name` ignores those that the shape `Name` has, for all its members.
    /// The report lists the constraints that are ignored, and the names that have no effect because no input of
    /// the chosen operations has such constraints, which is a warning, too. A name that the model doesn't have, or that has none
    /// of these constraints, is an error of the method that generates.
    #[must_use]
    pub fn ignore_constraints<N: Into<String>>(
        mut self,
        names: impl IntoIterator<Item = N>,
    ) -> Self {
        self.ignored_constraints = names.into_iter().map(Into::into).collect();
        self
    }

    /// Sets how strictly the client reads responses, unless its user calls `.responses(…)` on the client's
    /// builder or on a call. The default is [`Responses::default_of`] the service: lenient if the service has
    /// the trait `aws.api#service`, and strict otherwise.
    #[must_use]
    pub fn responses(mut self, responses: Responses) -> Self {
        self.responses = Some(responses);
        self
    }

    /// Sets whether the generated `Cargo.toml` inherits the lints of a workspace. The default is `false`.
    #[must_use]
    pub fn workspace_lints(mut self, inherit: bool) -> Self {
        self.workspace_lints = inherit;
        self
    }

    /// Returns the checked model.
    pub fn model(&self) -> &farrier_smithy::CheckedModel {
        &self.model
    }
}

#[cfg(test)]
mod tests {
    use super::Generator;
    use crate::error::Error;
    use crate::manifest::{Dependency, Package, Publish};

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
            generator(Dependency::registry("newest")),
            generator(Dependency::git("example.com")),
            generator(Dependency::registry("0.1")).crate_name("my chat"),
            generator(Dependency::registry("0.1")).package(Package::new().version("1")),
            generator(Dependency::path("f")).package(Package::new().publish(Publish::Anywhere)),
        ];
        for generator in wrong {
            assert!(matches!(generator.generate(), Err(Error::Selection { .. })), "{generator:?}");
        }
    }
}
