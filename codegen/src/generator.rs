//! The engine's front: what to generate from which model. The phases are in [`phases`].

mod phases;

use std::path::Path;

use crate::error::Error;
use crate::manifest::{Dependency, ManifestMode, Package};
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
    /// The model's file name, for the mark on what is generated.
    model_name: String,
    service: Option<String>,
    protocol: Option<String>,
    operations: Vec<String>,
    crate_name: Option<String>,
    farrier: Option<Dependency>,
    package: Package,
    manifest: ManifestMode,
    client: bool,
    both_halves: bool,
    workspace_lints: bool,
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
            package: Package::new(),
            manifest: ManifestMode::Generate,
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

    /// What the generated `Cargo.toml` says of the package: its version, its license and so on. Without
    /// it: version 0.1.0, a description of one sentence, and `publish = false`.
    #[must_use]
    pub fn package(mut self, package: Package) -> Self {
        self.package = package;
        self
    }

    /// Whether the `Cargo.toml` is generated each time, which is the default, or kept as its user has
    /// it: then [`Files::write`](crate::Files::write) leaves it alone once it is there.
    #[must_use]
    pub fn manifest(mut self, mode: ManifestMode) -> Self {
        self.manifest = mode;
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
    /// and test harnesses. Structures that only the service makes get a `new` beside their `Default`.
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
}

#[cfg(test)]
mod tests {
    use super::Generator;
    use crate::error::Error;
    use crate::manifest::{Dependency, Package};

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
            generator(Dependency::version("0.1")).package(Package::new().version("1")),
        ];
        for generator in wrong {
            assert!(matches!(generator.generate(), Err(Error::Selection { .. })), "{generator:?}");
        }
    }
}
