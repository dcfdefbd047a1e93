//! The official Smithy protocol tests, as Rust tests against clients that are generated here.
//!
//! Every model in the folder that `SMITHY_PROTOCOL_TESTS` names is read; each of its services makes
//! a client for each protocol that its cases name. Nothing is left out in silence: what can't be
//! read or generated becomes a test that fails with the reason.

mod cases;
mod client;
mod emit;
mod model;

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use emit::{Scope, Suite};

/// The tests of no model.
pub(crate) fn none() -> String {
    Suite::default().finish()
}

/// The tests of all models in a folder; the clients that they are for are written to `out`.
pub(crate) fn of_folder(folder: &Path, out: &Path) -> Result<String, Box<dyn Error>> {
    let mut suite = Suite::default();
    let mut files = Scope::default();
    files.name(emit::FAULTS);
    let models = models(folder)?;
    if models.is_empty() {
        suite.fault("no_model", format!("there is no model in {}", folder.display()));
    }
    for model in models {
        let stem = model.file_stem().unwrap_or_default().to_string_lossy();
        let name = files.name(&stem);
        suite.open_file(&name);
        if let Err(fault) = model::add(&mut suite, out, &model, &name) {
            suite.fault(&name, format!("{}: {fault}", model.display()));
        }
        suite.close_file();
    }
    Ok(suite.finish())
}

/// The models of a folder, in order.
pub(crate) fn models(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut models = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "json") {
            models.push(path);
        }
    }
    models.sort();
    Ok(models)
}
