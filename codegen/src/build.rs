//! Generation in build scripts. The client is regenerated whenever its model changes.
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
//! In `src/lib.rs`, or any other module:
//!
//! ```ignore
//! pub mod chat {
//!     include!(concat!(env!("OUT_DIR"), "/chat.rs"));
//! }
//! ```
//!
//! After each change of the model, Cargo prints a few lines about what the model asks for and the client
//! doesn't do, and about mistakes in the model. The whole report is written to `$OUT_DIR/chat.smithy-report.md`, and [`Generator::report`]
//! returns it as data.
//!
//! A script may generate several clients, each with a name of its own. The name is that of the model's
//! file, unless [`Client::name`] sets another one.

mod output;
mod run;

use std::io::Write;
use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::generator::Generator;
use crate::report::Report;
use crate::responses::Responses;
use crate::text::on_one_line;
use output::Output;

/// Generates a client in a build script. See the [module](self) for an example.
#[derive(Debug, Clone)]
#[must_use = "nothing is generated before `generate` is called"]
pub struct Client {
    model: PathBuf,
    name: Option<String>,
    service: Option<String>,
    protocol: Option<String>,
    operations: Vec<String>,
    /// Whether the generated code has a type `Client`.
    calls: bool,
    both_halves: bool,
    ignored_constraints: Vec<String>,
    responses: Option<Responses>,
    warnings: bool,
}

impl Client {
    /// Starts with the model in the file `model`. Its path is relative to the folder of the crate's
    /// `Cargo.toml`.
    pub fn new(model: impl Into<PathBuf>) -> Self {
        Self {
            model: model.into(),
            name: None,
            service: None,
            protocol: None,
            operations: Vec::new(),
            calls: true,
            both_halves: false,
            ignored_constraints: Vec::new(),
            responses: None,
            warnings: true,
        }
    }

    /// Sets the name of the emitted file, without `.rs`. The default is the name of the model's file.
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Chooses the service. A model with one service needs no choice. See [`Generator::service`].
    pub fn service(mut self, id: impl Into<String>) -> Self {
        self.service = Some(id.into());
        self
    }

    /// Chooses the protocol, if the service supports several. See [`Generator::protocol`].
    pub fn protocol(mut self, name: impl Into<String>) -> Self {
        self.protocol = Some(name.into());
        self
    }

    /// Chooses the operations by their names or by globs such as `Get*`. The default is all operations.
    /// See [`Generator::operations`].
    pub fn operations<N: Into<String>>(mut self, names: impl IntoIterator<Item = N>) -> Self {
        self.operations = names.into_iter().map(Into::into).collect();
        self
    }

    /// Sets whether the generated code has a type `Client`, which is the default. Without it, operations
    /// still make requests and read responses, and the crate that includes the file can depend on `farrier`
    /// with `default-features = false`, so that it compiles no HTTP stack. See [`Generator::client`].
    pub fn client(mut self, client: bool) -> Self {
        self.calls = client;
        self
    }

    /// Sets whether the generated code can also read inputs and write outputs. The default is `false`. See
    /// [`Generator::both_halves`].
    pub fn both_halves(mut self, both: bool) -> Self {
        self.both_halves = both;
        self
    }

    /// Leaves constraints such as `CreateInput$name` out of the client, because the service accepts what they
    /// refuse. By default they are enforced. See [`Generator::ignore_constraints`].
    pub fn ignore_constraints<N: Into<String>>(
        mut self,
        names: impl IntoIterator<Item = N>,
    ) -> Self {
        self.ignored_constraints = names.into_iter().map(Into::into).collect();
        self
    }

    /// Sets how strictly the client reads responses, unless its user decides otherwise for a client or a call.
    /// By default this depends on the service. See [`Generator::responses`].
    pub fn responses(mut self, responses: Responses) -> Self {
        self.responses = Some(responses);
        self
    }

    /// Sets whether [`generate`](Self::generate) lets Cargo print warnings about what the model asks for
    /// and the client doesn't do. This is the default. The report contains them in any case.
    ///
    /// The warnings are printed in one build after each change of the model. The next build runs the build
    /// script once more, because Cargo would otherwise repeat the warnings in each build.
    pub fn warnings(mut self, warnings: bool) -> Self {
        self.warnings = warnings;
        self
    }

    /// Writes the client to `$OUT_DIR/<name>.rs` and its report to `$OUT_DIR/<name>.smithy-report.md`, and
    /// returns the path of the client.
    ///
    /// It tells Cargo to run the build script again if the model changes.
    ///
    /// The first call in a run of the script removes all clients that earlier runs wrote to `OUT_DIR`, so it
    /// has no client that the script no longer generates. Those that it still generates are written again with
    /// the times of their files, if their content is the same.
    ///
    /// # Errors
    /// Fails with [`Error::Selection`] if the variable `OUT_DIR`, which Cargo sets for build scripts, is
    /// missing, or if this run has already written a client with the same name. Otherwise it fails as
    /// [`generate_into`](Self::generate_into) does.
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
        run::begin(&dir)?;
        run::refuse_another(name, &self.model)?;
        let (code, report) = self.module_and_report()?;
        run::add(&dir, name, &self.model)?;
        let output = Output::new(&dir, name);
        let is_new = self.write(&output, &code, &report)?;
        if self.warnings {
            let warnings = report.warnings().into_iter();
            let lines = warnings.map(|it| on_one_line(&it.in_file(self.model.display())));
            let lines: Vec<_> = lines.collect();
            tell(&output, &lines, is_new)?;
        }
        Ok(output.code())
    }

    /// Writes the client to `dir/<name>.rs` and its report to `dir/<name>.smithy-report.md`, and returns the
    /// path of the client. Files that are up to date are not touched.
    ///
    /// # Errors
    /// Fails with [`Error::Selection`] if there is no such file, service, protocol or operation, with
    /// [`Error::Model`] if the model has faults, with [`Error::Unsupported`] if it needs something that the
    /// generator doesn't support, and with [`Error::Io`] if a file can't be written.
    pub fn generate_into(&self, dir: &Path) -> Result<PathBuf, Error> {
        let output = Output::new(dir, self.file_name()?);
        let (code, report) = self.module_and_report()?;
        self.write(&output, &code, &report)?;
        run::spare(&output);
        Ok(output.code())
    }

    /// Returns the code of the client, and its report.
    fn module_and_report(&self) -> Result<(String, Report), Error> {
        let mut generator = Generator::from_file(&self.model)?
            .operations(self.operations.iter().cloned())
            .client(self.calls)
            .both_halves(self.both_halves)
            .ignore_constraints(self.ignored_constraints.iter().cloned());
        if let Some(service) = &self.service {
            generator = generator.service(service);
        }
        if let Some(responses) = self.responses {
            generator = generator.responses(responses);
        }
        if let Some(protocol) = &self.protocol {
            generator = generator.protocol(protocol);
        }
        generator.generate_module_and_report()
    }

    /// Writes the client and the report. Returns whether the report has changed.
    fn write(&self, output: &Output, code: &str, report: &Report) -> Result<bool, Error> {
        output.write_code(code)?;
        output.write_report(&report.to_markdown(), &self.model)
    }

    /// Returns the name of the client's files without extensions. Fails if it can't be the name of a file.
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

/// Prints the warnings if the report is new or if they have not been printed yet.
///
/// Cargo repeats the warnings of a script's last run in each build, until the script runs again. Therefore
/// Cargo is told to watch the file that records them. The file is written in this run, so the next build
/// runs the script again, which then prints nothing. Later builds don't run it for this reason.
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

/// Prints a line for Cargo. Fails if it has line breaks, which paths may have and Cargo can't be told.
fn say(line: &str) -> Result<(), Error> {
    if line.contains(['\n', '\r']) {
        return Err(Error::Selection {
            message: format!("{line:?} has a line break, which Cargo doesn't understand"),
            hint: Some("give the file or folder a name without line breaks".to_owned()),
        });
    }
    writeln!(std::io::stdout(), "{line}")
        .map_err(|source| Error::Io { path: "stdout".into(), source })
}

#[cfg(test)]
mod tests;
