//! Lets Cargo check and document the clients, and tells what it found about each.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::Context as _;
use indicatif::ProgressBar;
use serde::Deserialize;

use super::{models, progress, rustc};

/// The name of rustc's log in the sweep's folder.
pub(crate) const LOG: &str = "checked.jsonl";

/// What to ask of Cargo.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Step {
    /// `cargo check`.
    Check,
    /// `cargo doc`.
    Document,
}

impl Step {
    /// For people.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Check => "check",
            Self::Document => "document",
        }
    }
}

/// Runs a step over the workspace in `out`. The first complaint about each crate there is one
/// about, a warning is one, by the crate's name as rustc has it; that of Cargo itself if it fails
/// and says nothing about any crate.
pub(crate) fn run(
    step: Step,
    out: &Path,
    crates: usize,
) -> anyhow::Result<BTreeMap<String, String>> {
    let arguments: &[_] = match step {
        Step::Check => &["check"],
        Step::Document => &["doc", "--no-deps"],
    };
    let errors = out.join("cargo.log");
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut child = Command::new(cargo)
        .args(arguments)
        .args(["--workspace", "--keep-going", "--quiet", "--message-format=json"])
        .arg("--target-dir")
        .arg(out.join("target"))
        .current_dir(out)
        .env("RUSTC_WRAPPER", std::env::current_exe()?)
        .env(rustc::LOG, out.join(LOG))
        // What is checked once and never edited gains nothing from it.
        .env("CARGO_INCREMENTAL", "0")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(File::create(&errors)?)
        .spawn()
        .context("can't run cargo")?;
    let messages = child.stdout.take().context("cargo has no stdout")?;
    let bar = progress::bar(step.name(), crates);
    let mut found = read(messages, &bar)?;
    bar.finish_and_clear();
    let status = child.wait()?;
    if !status.success() && found.is_empty() {
        found.insert("cargo".to_owned(), fs::read_to_string(&errors)?);
    }
    Ok(found)
}

/// A line of what Cargo says with `--message-format=json`.
#[derive(Deserialize)]
struct Line {
    reason: String,
    target: Option<Target>,
    message: Option<Diagnostic>,
}

#[derive(Deserialize)]
struct Target {
    name: String,
}

#[derive(Deserialize)]
struct Diagnostic {
    rendered: Option<String>,
}

/// Reads to the end, and moves the bar by each crate that is done.
fn read(messages: impl Read, bar: &ProgressBar) -> anyhow::Result<BTreeMap<String, String>> {
    let mut found = BTreeMap::new();
    for line in BufReader::new(messages).lines() {
        let line = line?;
        let Ok(Line { reason, target: Some(target), message }) = serde_json::from_str(&line) else {
            continue;
        };
        let name = target.name.replace('-', "_");
        if let Some(Diagnostic { rendered: Some(text) }) = message {
            found.entry(name).or_insert(text);
        } else if reason == "compiler-artifact" && name.starts_with(models::PREFIX) {
            bar.inc(1);
        }
    }
    Ok(found)
}
