//! What fuzz targets need of this crate. It is no part of the public interface.

use std::path::Path;

use farrier_codegen::{Dependency, Generator};

use crate::config;
use crate::program::Program;
use crate::render;

/// Returns what the command prints of the faults of a model, or `None` if it has none.
pub fn faults_of_model(name: &str, text: &str) -> Option<String> {
    let error = Generator::from_text(name, text).err()?;
    Some(render::failure(&error.into(), false))
}

/// Returns what the command prints of the mistakes in a `codegen.toml`, or `None` if it has none.
pub fn mistakes_in_settings(path: &str, text: &str) -> Option<String> {
    let program = Program { command_line: "farrier", farrier: Dependency::registry("0.1") };
    let failure = config::parse(Path::new(""), path, text, &program).err()?;
    Some(render::failure(&failure, false))
}
