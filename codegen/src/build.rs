//! The door for build scripts: a client that is generated anew whenever its model changes.
//!
//! Depend on this crate without its command line, which would only cost time to compile. Neither it
//! nor the runtime is in a registry: name the folders, or say `git = "…"` instead of `path = "…"`.
//!
//! ```toml
//! [build-dependencies]
//! codegen = { path = "../codegen", default-features = false }
//!
//! [dependencies]
//! # The features are for models with patterns and with members of the type document.
//! runtime = { path = "../runtime", features = ["pattern", "document"] }
//! ```
//!
//! In `build.rs`:
//!
//! ```no_run
//! # #[allow(clippy::needless_doctest_main)]
//! fn main() -> Result<(), codegen::Error> {
//!     codegen::build::Client::new("model/chat.json")
//!         .operations(["SendMessage", "ReadMessages"])
//!         .generate()?;
//!     Ok(())
//! }
//! ```
//!
//! And in `src/lib.rs`, or wherever the client is wanted (in a program, which doesn't use all of it,
//! with `#[allow(dead_code, unused_imports)]` on the module):
//!
//! ```ignore
//! pub mod chat {
//!     include!(concat!(env!("OUT_DIR"), "/chat.rs"));
//! }
//! ```

use std::io::Write;
use std::path::{Path, PathBuf};

use crate::{Error, Generator, files};

/// A client to be generated while its crate is built; see the [module](self) for an example.
#[derive(Debug, Clone)]
#[must_use = "nothing is generated before `generate` is called"]
pub struct Client {
    model: PathBuf,
    name: Option<String>,
    service: Option<String>,
    protocol: Option<String>,
    operations: Vec<String>,
    both_halves: bool,
}

impl Client {
    /// A client for the model in that file, relative to the folder of the crate's `Cargo.toml`.
    pub fn new(model: impl Into<PathBuf>) -> Self {
        Self {
            model: model.into(),
            name: None,
            service: None,
            protocol: None,
            operations: Vec::new(),
            both_halves: false,
        }
    }

    /// The name of the emitted file, without `.rs`; by default that of the model's file.
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Which service; see [`Generator::service`].
    pub fn service(mut self, id: impl Into<String>) -> Self {
        self.service = Some(id.into());
        self
    }

    /// Which protocol; see [`Generator::protocol`].
    pub fn protocol(mut self, name: impl Into<String>) -> Self {
        self.protocol = Some(name.into());
        self
    }

    /// Which operations, all if none is named; see [`Generator::operations`].
    pub fn operations<N: Into<String>>(mut self, names: impl IntoIterator<Item = N>) -> Self {
        self.operations = names.into_iter().map(Into::into).collect();
        self
    }

    /// Reading and writing halves of everything; see [`Generator::both_halves`].
    pub fn both_halves(mut self, both: bool) -> Self {
        self.both_halves = both;
        self
    }

    /// Writes the client to `$OUT_DIR/<name>.rs` and gives that path. Tells Cargo to run the
    /// build script again when the model has changed.
    ///
    /// # Errors
    /// [`Error::Selection`] also where there is no `OUT_DIR`, which Cargo sets for build scripts
    /// only; else as [`generate_into`](Self::generate_into).
    pub fn generate(&self) -> Result<PathBuf, Error> {
        let dir = std::env::var_os("OUT_DIR").ok_or_else(|| Error::Selection {
            message: "`OUT_DIR` is not set".to_owned(),
            hint: Some("call `generate` in a build script, or `generate_into` anywhere".to_owned()),
        })?;
        self.watch()?;
        self.generate_into(Path::new(&dir))
    }

    /// Writes the client to `dir/<name>.rs`, if it isn't there already, and gives that path.
    ///
    /// # Errors
    /// [`Error::Io`] where the model can't be read or the file can't be written,
    /// [`Error::Model`], [`Error::Selection`], or [`Error::Unsupported`].
    pub fn generate_into(&self, dir: &Path) -> Result<PathBuf, Error> {
        let mut generator = Generator::from_file(&self.model)?
            .operations(self.operations.iter().cloned())
            .both_halves(self.both_halves);
        if let Some(service) = &self.service {
            generator = generator.service(service);
        }
        if let Some(protocol) = &self.protocol {
            generator = generator.protocol(protocol);
        }
        let code = generator.generate_module()?;
        let path = dir.join(self.file_name()?);
        if std::fs::read(&path).is_ok_and(|old| old == code.as_bytes()) {
            return Ok(path);
        }
        files::replace(&path, &code)?;
        Ok(path)
    }

    /// Asks Cargo to run the build script again when the model changes.
    fn watch(&self) -> Result<(), Error> {
        writeln!(std::io::stdout(), "cargo:rerun-if-changed={}", self.model.display())
            .map_err(|source| Error::Io { path: "stdout".into(), source })
    }

    /// `<name>.rs`; an error unless that is a file right in the folder.
    fn file_name(&self) -> Result<PathBuf, Error> {
        let name = self.name.as_deref().map(str::as_ref).or_else(|| self.model.file_stem());
        let name = Path::new(name.unwrap_or_default());
        if name.file_name() != Some(name.as_os_str()) {
            return Err(Error::Selection {
                message: format!("`{}` is not the name of a file", name.display()),
                hint: Some("give a plain name, for instance `.name(\"chat\")`".to_owned()),
            });
        }
        let mut file = name.as_os_str().to_owned();
        file.push(".rs");
        Ok(file.into())
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::Client;
    use crate::Error;

    fn chat() -> Client {
        Client::new(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/models/chat.json"))
    }

    #[test]
    fn a_second_run_leaves_the_file_alone() {
        let dir = tempfile::tempdir().unwrap();
        let path = chat().generate_into(dir.path()).unwrap();
        assert_eq!(path, dir.path().join("chat.rs"));
        let modified = || std::fs::metadata(&path).unwrap().modified().unwrap();
        let first = modified();
        assert_eq!(chat().generate_into(dir.path()).unwrap(), path);
        assert_eq!(modified(), first, "or else Cargo would compile the client again");
    }

    #[test]
    fn outside_of_a_build_script_one_must_say_where() {
        // Cargo sets `OUT_DIR` for crates with a build script; this one has none.
        let Err(Error::Selection { message, hint }) = chat().generate() else {
            panic!("there is no OUT_DIR")
        };
        assert_eq!(message, "`OUT_DIR` is not set");
        assert!(hint.is_some_and(|hint| hint.contains("generate_into")));
    }

    #[test]
    fn the_file_is_called_like_the_model() {
        let name = |client: Client| client.file_name().map(|path| path.display().to_string()).ok();
        assert_eq!(name(Client::new("model/chat.json")).as_deref(), Some("chat.rs"));
        assert_eq!(name(Client::new("m.json").name("talk")).as_deref(), Some("talk.rs"));
        for wrong in ["../talk", "/talk", "", "..", "a/b"] {
            assert_eq!(name(Client::new("m.json").name(wrong)), None, "{wrong:?}");
        }
    }
}
