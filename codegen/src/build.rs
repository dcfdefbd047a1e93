//! The door for build scripts: a client that is generated anew whenever its model changes.
//!
//! Depend on this crate and on `farrier`. Neither is in a registry yet: name the folders, or say
//! `git = "…"` instead of `path = "…"`.
//!
//! ```toml
//! [build-dependencies]
//! farrier-codegen = { path = "../codegen" }
//!
//! [dependencies]
//! # The features are for models with patterns and with members of the type document.
//! farrier = { path = "../farrier", features = ["pattern", "document"] }
//! ```
//!
//! In `build.rs`:
//!
//! ```no_run
//! # #[allow(clippy::needless_doctest_main)]
//! fn main() -> Result<(), farrier_codegen::Error> {
//!     farrier_codegen::build::Client::new("model/chat.json")
//!         .operations(["SendMessage", "Read*"])
//!         .generate()?;
//!     Ok(())
//! }
//! ```
//!
//! And in `src/lib.rs`, or wherever the client is wanted:
//!
//! ```ignore
//! pub mod chat {
//!     include!(concat!(env!("OUT_DIR"), "/chat.rs"));
//! }
//! ```
//!
//! What the model asks for and the client doesn't do, Cargo tells when it runs the script, in a few
//! lines. More stands beside the client, in `$OUT_DIR/chat.smithy-report.md`; a build script that
//! wants it as data has [`Generator::report`].

use std::io::Write;
use std::path::{Path, PathBuf};

use crate::{Error, Generator, Report, files, report};

/// A client to be generated while its crate is built; see the [module](self) for an example.
#[derive(Debug, Clone)]
#[must_use = "nothing is generated before `generate` is called"]
pub struct Client {
    model: PathBuf,
    name: Option<String>,
    service: Option<String>,
    protocol: Option<String>,
    operations: Vec<String>,
    /// Whether there is a type `Client`.
    calls: bool,
    both_halves: bool,
    warnings: bool,
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
            calls: true,
            both_halves: false,
            warnings: true,
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

    /// Which operations, by name or by globs such as `Get*`; all if none is named. Nothing else is
    /// compiled. See [`Generator::operations`].
    pub fn operations<N: Into<String>>(mut self, names: impl IntoIterator<Item = N>) -> Self {
        self.operations = names.into_iter().map(Into::into).collect();
        self
    }

    /// Whether there is a type `Client`; there is one unless `false` is said here. Without it the crate
    /// that includes the file can depend on `farrier` with `default-features = false`, and compiles no
    /// HTTP stack: operations make requests and read responses. See [`Generator::client`].
    pub fn client(mut self, client: bool) -> Self {
        self.calls = client;
        self
    }

    /// Reading and writing halves of everything; see [`Generator::both_halves`].
    pub fn both_halves(mut self, both: bool) -> Self {
        self.both_halves = both;
        self
    }

    /// Whether [`generate`](Self::generate) has Cargo tell what the client doesn't do though the
    /// model asks for it; so it does unless `false` is said here. The report says it in any case.
    pub fn warnings(mut self, warnings: bool) -> Self {
        self.warnings = warnings;
        self
    }

    /// Writes the client to `$OUT_DIR/<name>.rs`, its report to `$OUT_DIR/<name>.smithy-report.md`,
    /// and gives the path of the client. Tells Cargo to run the build script again when the model
    /// has changed.
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
        let (path, report) = self.write(Path::new(&dir))?;
        if self.warnings {
            for warning in report.warnings() {
                say(&format!("cargo:warning={}: {}", self.model.display(), one_line(&warning)))?;
            }
        }
        Ok(path)
    }

    /// Writes the client to `dir/<name>.rs` and its report to `dir/<name>.smithy-report.md`, unless
    /// they are there already, and gives the path of the client.
    ///
    /// # Errors
    /// [`Error::Selection`] where the model's file, the service or an operation isn't there,
    /// [`Error::Model`], [`Error::Unsupported`], or [`Error::Io`] where a file can't be written.
    pub fn generate_into(&self, dir: &Path) -> Result<PathBuf, Error> {
        self.write(dir).map(|(path, _)| path)
    }

    fn write(&self, dir: &Path) -> Result<(PathBuf, Report), Error> {
        let mut generator = Generator::from_file(&self.model)?
            .operations(self.operations.iter().cloned())
            .client(self.calls)
            .both_halves(self.both_halves);
        if let Some(service) = &self.service {
            generator = generator.service(service);
        }
        if let Some(protocol) = &self.protocol {
            generator = generator.protocol(protocol);
        }
        let (code, report) = generator.generate_module_and_report()?;
        let path = dir.join(self.file_name(".rs")?);
        replace_if_new(&path, &code)?;
        let beside = dir.join(self.file_name(&format!(".{}", report::FILE))?);
        replace_if_new(&beside, &report.to_markdown())?;
        Ok((path, report))
    }

    /// Asks Cargo to run the build script again when the model changes.
    fn watch(&self) -> Result<(), Error> {
        say(&format!("cargo:rerun-if-changed={}", self.model.display()))
    }

    /// `<name><ending>`; an error unless that is a file right in the folder.
    fn file_name(&self, ending: &str) -> Result<PathBuf, Error> {
        let name = self.name.as_deref().map(str::as_ref).or_else(|| self.model.file_stem());
        let name = Path::new(name.unwrap_or_default());
        if name.file_name() != Some(name.as_os_str()) {
            return Err(Error::Selection {
                message: format!("`{}` is not the name of a file", name.display()),
                hint: Some("give a plain name, for instance `.name(\"chat\")`".to_owned()),
            });
        }
        let mut file = name.as_os_str().to_owned();
        file.push(ending);
        Ok(file.into())
    }
}

/// A line to Cargo.
fn say(line: &str) -> Result<(), Error> {
    writeln!(std::io::stdout(), "{line}")
        .map_err(|source| Error::Io { path: "stdout".into(), source })
}

/// What Cargo reads as one line.
fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

fn replace_if_new(path: &Path, text: &str) -> Result<(), Error> {
    if std::fs::read(path).is_ok_and(|old| old == text.as_bytes()) {
        return Ok(());
    }
    files::replace(path, text)
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
        let report = std::fs::read_to_string(dir.path().join("chat.smithy-report.md")).unwrap();
        assert!(report.contains("`aws.protocols#restJson1`"), "{report}");
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
    fn a_model_that_is_not_there_is_told_as_on_the_command_line() {
        let error = Client::new(chat().model.with_file_name("caht.json"))
            .generate_into(Path::new(""))
            .unwrap_err();
        let text = format!("{error:?}");
        assert!(text.starts_with("there is no file "), "{text}");
        assert!(text.contains("\n  hint: did you mean ") && text.contains("chat.json?"), "{text}");
    }

    #[test]
    fn the_file_is_called_like_the_model() {
        let name =
            |client: Client| client.file_name(".rs").map(|path| path.display().to_string()).ok();
        assert_eq!(name(Client::new("model/chat.json")).as_deref(), Some("chat.rs"));
        assert_eq!(name(Client::new("m.json").name("talk")).as_deref(), Some("talk.rs"));
        for wrong in ["../talk", "/talk", "", "..", "a/b"] {
            assert_eq!(name(Client::new("m.json").name(wrong)), None, "{wrong:?}");
        }
    }
}
