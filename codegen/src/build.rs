//! The door for build scripts: a client that is generated anew whenever its model changes.
//!
//! Depend on this crate and on `farrier`, with the same version.
//!
//! ```toml
//! [build-dependencies]
//! farrier-codegen = "0.1"
//!
//! [dependencies]
//! # The features are for models with patterns and with members of the type document.
//! farrier = { version = "0.1", features = ["pattern", "document"] }
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
//! What the model asks for and the client doesn't do, Cargo tells once when the model has changed, in
//! a few lines. More stands beside the client, in `$OUT_DIR/chat.smithy-report.md`; a build script that
//! wants it as data has [`Generator::report`].
//!
//! A script may generate several clients, each under a name of its own: by default the names of the
//! models' files, else that of [`Client::name`].

mod output;
mod run;

use std::io::Write;
use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::generator::Generator;
use crate::report::Report;
use output::Output;

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
    /// model asks for it; so it does unless `false` is said here. It is told in one build after each
    /// change of the model; the build after that one runs the build script once more, or Cargo would
    /// repeat the warnings at each build. The report says it in any case.
    pub fn warnings(mut self, warnings: bool) -> Self {
        self.warnings = warnings;
        self
    }

    /// Writes the client to `$OUT_DIR/<name>.rs`, its report to `$OUT_DIR/<name>.smithy-report.md`,
    /// and gives the path of the client. Tells Cargo to run the build script again when the model
    /// has changed. What a run of the script before wrote under a name that this one doesn't use any
    /// more is removed.
    ///
    /// # Errors
    /// [`Error::Selection`] also where there is no `OUT_DIR`, which Cargo sets for build scripts
    /// only, and where this run has written another client under that name; else as
    /// [`generate_into`](Self::generate_into).
    pub fn generate(&self) -> Result<PathBuf, Error> {
        let dir = std::env::var_os("OUT_DIR").map(PathBuf::from).ok_or_else(|| {
            let hint = "call `generate` in a build script, or `generate_into` anywhere";
            Error::Selection {
                message: "`OUT_DIR` is not set".to_owned(),
                hint: Some(hint.to_owned()),
            }
        })?;
        say(&format!("cargo:rerun-if-changed={}", self.model.display()))?;
        let name = self.file_name()?;
        run::refuse_another(name, &self.model)?;
        let output = Output::new(&dir, name);
        let (report, is_new) = self.write(&output)?;
        run::add(&dir, name, &self.model)?;
        if self.warnings {
            let model = self.model.display();
            let warnings = report.warnings().into_iter();
            let lines: Vec<_> = warnings.map(|it| one_line(&format!("{model}: {it}"))).collect();
            tell(&output, &lines, is_new)?;
        }
        Ok(output.code())
    }

    /// Writes the client to `dir/<name>.rs` and its report to `dir/<name>.smithy-report.md`, unless
    /// they are there already, and gives the path of the client.
    ///
    /// # Errors
    /// [`Error::Selection`] where the model's file, the service or an operation isn't there,
    /// [`Error::Model`], [`Error::Unsupported`], or [`Error::Io`] where a file can't be written.
    pub fn generate_into(&self, dir: &Path) -> Result<PathBuf, Error> {
        let output = Output::new(dir, self.file_name()?);
        self.write(&output)?;
        Ok(output.code())
    }

    /// Writes client and report; gives the report, and whether it says something new.
    fn write(&self, output: &Output) -> Result<(Report, bool), Error> {
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
        output.write_code(&code)?;
        let is_new = output.write_report(&report.to_markdown(), &self.model)?;
        Ok((report, is_new))
    }

    /// The name of the client's files without what they end in; an error unless it can be one.
    fn file_name(&self) -> Result<&str, Error> {
        let name = match &self.name {
            Some(name) => name,
            None => self.model.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default(),
        };
        let is_plain = Path::new(name).file_name() == Some(name.as_ref());
        if is_plain && !name.contains(char::is_control) {
            return Ok(name);
        }
        Err(Error::Selection {
            message: format!("{name:?} is not the name of a file"),
            hint: Some("give a plain name, for instance `.name(\"chat\")`".to_owned()),
        })
    }
}

/// Has Cargo tell warnings once: where the model has become another, or where they have not been told.
///
/// Cargo repeats the warnings of a script's last run at each build, until the script runs again. So
/// the file that remembers them is one for which Cargo runs it again: since it is written in this run,
/// the next build finds it new, runs the script, which has nothing to tell then, and no build after
/// that runs it for this.
fn tell(output: &Output, lines: &[String], is_new: bool) -> Result<(), Error> {
    if lines.is_empty() {
        return output.forget_warnings();
    }
    if is_new || !output.are_remembered(lines) {
        for line in lines {
            say(&format!("cargo:warning={line}"))?;
        }
        output.remember_warnings(lines)?;
    }
    say(&format!("cargo:rerun-if-changed={}", output.warnings().display()))
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

#[cfg(test)]
mod tests;
