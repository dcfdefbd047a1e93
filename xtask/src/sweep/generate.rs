//! Generates the clients, on all processors, each where it must be.

use std::any::Any;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::{cmp, fs, thread};

use anyhow::Context as _;
use farrier_codegen::{Dependency, Files, Generator};
use serde::{Deserialize, Serialize};

use super::models::Model;
use super::{fingerprint, log, progress};
use crate::usage;

/// What is known of a client.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Generated {
    /// The model's name.
    pub(crate) model: String,
    /// Of generator, model and settings.
    fingerprint: u64,
    /// Of the client's files.
    files: u64,
    pub(crate) operations: usize,
    /// Lines of Rust that are neither blank nor comments.
    pub(crate) lines: usize,
    /// To read and check the model: processor time in milliseconds.
    pub(crate) load_ms: f64,
    /// From the model's text to the files on the disk: processor time in milliseconds.
    pub(crate) total_ms: f64,
    /// How many kinds of things its report warns of.
    pub(crate) warnings: usize,
}

impl log::Entry for Generated {
    fn subject(&self) -> &str {
        &self.model
    }
}

/// How it went with a model.
pub(crate) enum Outcome {
    /// The client was there already, as it should be.
    Kept(Generated),
    /// It was generated; whether that changed any file.
    New(Generated, bool),
    /// Why there is no client.
    Failed(String),
}

/// Where clients go, and of what they are made.
struct Place {
    /// The folder of the clients' folders.
    crates: PathBuf,
    /// The folder of the crate `farrier`.
    farrier: PathBuf,
    /// The fingerprint of the generator.
    program: u64,
}

/// Generates every client that isn't in `out` as it should be; the outcomes by the models' names.
pub(crate) fn all(models: &[Model], out: &Path) -> anyhow::Result<BTreeMap<String, Outcome>> {
    let journal = out.join("generated.jsonl");
    let known: BTreeMap<String, Generated> = log::read(&journal).context("can't read the log")?;
    log::compact(&journal, &known).context("can't write the log")?;
    let place = Place {
        crates: out.join("crates"),
        farrier: Path::new(env!("CARGO_MANIFEST_DIR")).with_file_name("runtime"),
        program: fingerprint::of_program().context("can't read this program's own file")?,
    };
    // The large ones first, so that no processor is left with one at the end.
    let mut queue: Vec<_> = models.iter().collect();
    queue.sort_by_key(|model| cmp::Reverse(model.size));
    let next = AtomicUsize::new(0);
    let (sender, receiver) = mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            let (sender, queue, next, known, place) =
                (sender.clone(), &queue, &next, &known, &place);
            scope.spawn(move || {
                while let Some(model) = queue.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let outcome = one(model, known.get(&model.name), place);
                    if sender.send((model.name.clone(), outcome)).is_err() {
                        break;
                    }
                }
            });
        }
        drop(sender);
        let bar = progress::bar("generate", models.len());
        let mut outcomes = BTreeMap::new();
        for (name, outcome) in receiver {
            bar.inc(1);
            if let Outcome::New(client, _) = &outcome {
                log::append(&journal, client).context("can't write the log")?;
            }
            outcomes.insert(name, outcome);
        }
        bar.finish_and_clear();
        Ok(outcomes)
    })
}

fn one(model: &Model, known: Option<&Generated>, place: &Place) -> Outcome {
    let text = match fs::read_to_string(&model.path) {
        Ok(text) => text,
        Err(error) => return Outcome::Failed(format!("{}: {error}", model.path.display())),
    };
    let folder = place.crates.join(&model.name);
    let fingerprint =
        fingerprint::of((place.program, &place.farrier, model.path.file_name(), &text));
    let is_there = |known: &&Generated| {
        known.fingerprint == fingerprint
            && fingerprint::of_folder(&folder).is_ok_and(|files| files == known.files)
    };
    if let Some(known) = known.filter(is_there) {
        return Outcome::Kept(known.clone());
    }
    // A fault of the generator shall not keep the other models from their clients.
    let generate = AssertUnwindSafe(|| generate(model, text, fingerprint, &folder, place));
    match catch_unwind(generate) {
        Ok(Ok((client, changed))) => Outcome::New(client, changed),
        Ok(Err(why)) => Outcome::Failed(why),
        Err(panic) => Outcome::Failed(format!("the generator panicked: {}", words(&*panic))),
    }
}

/// Generates a client; also whether that changed any file.
fn generate(
    model: &Model,
    text: String,
    fingerprint: u64,
    folder: &Path,
    place: &Place,
) -> Result<(Generated, bool), String> {
    let start = usage::thread();
    let generator = Generator::from_text(model.path.display().to_string(), text)
        .map_err(|error| error.to_string())?;
    let loaded = usage::thread();
    let generation = generator
        .crate_name(&model.package)
        .farrier(Dependency::path(&place.farrier))
        .workspace_lints(true)
        .generate()
        .map_err(|error| error.to_string())?;
    let changes = generation.files.write(folder).map_err(|error| error.to_string())?;
    let end = usage::thread();
    let ms = |from, to: std::time::Duration| to.saturating_sub(from).as_secs_f64() * 1000.0;
    let client = Generated {
        model: model.name.clone(),
        fingerprint,
        files: fingerprint::of_folder(folder)
            .map_err(|error| format!("{}: {error}", folder.display()))?,
        operations: generation.operations,
        lines: lines(&generation.files),
        load_ms: ms(start, loaded),
        total_ms: ms(start, end),
        warnings: generation.report.warnings().len(),
    };
    Ok((client, !(changes.written.is_empty() && changes.removed.is_empty())))
}

/// The lines of Rust that are code: neither blank nor a comment.
fn lines(files: &Files) -> usize {
    let is_code = |line: &&str| {
        let line = line.trim_start();
        !(line.is_empty() || line.starts_with("//"))
    };
    files
        .iter()
        .filter(|(path, _)| path.extension().is_some_and(|extension| extension == "rs"))
        .map(|(_, text)| text.lines().filter(is_code).count())
        .sum()
}

/// What a panic said.
fn words(panic: &(dyn Any + Send)) -> &str {
    let literal = panic.downcast_ref::<&str>().copied();
    literal.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("")
}
