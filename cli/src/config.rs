//! `codegen.toml`: the clients that a bare `farrier` generates.
//!
//! This module finds the file and turns each `[[client]]` into a [`Job`]. It reports every mistake in the
//! file with its position. Paths in the file are relative to its folder.

mod client;
mod dependency;
mod package;
mod reader;

use std::ops::Range;
use std::path::{Path, PathBuf};

use toml::de::{DeTable, DeValue};

use crate::cargo::is_workspace;
use crate::failure::{Failure, Report};
use crate::job::Job;
use crate::path::real;
use crate::plain;
use crate::program::Program;
use crate::snippet::Snippet;
use crate::words::shown;
use reader::Reader;

/// The name of the file.
const FILE: &str = "codegen.toml";

/// What somebody without the file needs to hear.
const HOW_TO_START: &str = "create one:\n  [[client]]\n  model = \"model/chat.json\"\n  \
    out = \"chat\"\nor generate a single client: farrier generate --help";

/// Finds `codegen.toml` in the current folder or above it, and reads it.
pub(crate) fn read(program: &Program) -> Result<Vec<Job>, Failure> {
    let folder = find(Path::new(""))
        .ok_or_else(|| Report::new("there is no codegen.toml, here or above").hint(HOW_TO_START))?;
    let path = folder.join(FILE);
    let text = plain::read(&path)
        .map_err(|error| Report::new(format!("can't read {}: {error}", shown(&path))))?;
    parse(&folder, &shown(&path), &text, program)
}

/// The folder of the file: `start` or the nearest above it, but not beyond the root of a
/// workspace.
fn find(start: &Path) -> Option<PathBuf> {
    let depth = std::path::absolute(start.join(".")).ok()?.components().count();
    let folders = std::iter::successors(Some(start.to_owned()), |folder| Some(folder.join("..")));
    for folder in folders.take(depth) {
        if folder.join(FILE).is_file() {
            return Some(folder);
        }
        if plain::read(&folder.join("Cargo.toml")).is_ok_and(|text| is_workspace(&text)) {
            return None;
        }
    }
    None
}

/// The clients in the text of the file at `path`, which stands in `folder`.
pub(crate) fn parse(
    folder: &Path,
    path: &str,
    text: &str,
    program: &Program,
) -> Result<Vec<Job>, Failure> {
    let root = DeTable::parse(text).map_err(|error| {
        let snippet = Snippet::of(path, text, error.span().unwrap_or_default());
        Report::new(error.message()).at(snippet)
    })?;
    let mut reader = Reader::new(path, text);
    let root_table = reader.table_or(root.get_ref(), root.span(), &["client"], |key| {
        let value = root.get_ref().get(key).filter(|_| client::KEYS.contains(&key))?;
        Some(match value.get_ref() {
            DeValue::Table(_) => format!("write `[client.{key}]`, below the [[client]]"),
            _ => format!("`{key}` is a key of a client: write it below `[[client]]`"),
        })
    });
    let mut jobs = Vec::new();
    if let Some(clients) = root_table.get("client") {
        for (table, span) in reader.tables(clients) {
            jobs.push((client::job(&mut reader, (table, span.clone()), folder, program), span));
        }
        apart(&mut reader, &jobs);
    } else {
        reader.fault(0..0, "there is no [[client]]", HOW_TO_START);
    }
    reader.finish()?;
    Ok(jobs.into_iter().filter_map(|(job, _)| job).collect())
}

/// No client may be generated into what another one owns: each would remove the other's files.
fn apart(reader: &mut Reader<'_>, jobs: &[(Option<Job>, Range<usize>)]) {
    let mut owned: Vec<PathBuf> = Vec::new();
    for (job, span) in jobs.iter().filter_map(|(job, span)| Some((job.as_ref()?, span))) {
        let out = real(&job.out);
        let clash = |other: &PathBuf| {
            out == *other
                || out.starts_with(other.join("src"))
                || other.starts_with(out.join("src"))
        };
        if owned.iter().any(clash) {
            let message = format!("{} belongs to another [[client]]", shown(&job.out));
            reader.fault(span.clone(), message, "give each client a folder of its own");
        }
        owned.push(out);
    }
}

#[cfg(test)]
mod tests;
