//! `codegen.toml`: the clients that a bare `farrier` generates.
//!
//! Finds the file and turns each `[[client]]` into a [`Job`]. Every mistake in it is reported,
//! with its place. Paths in it are relative to its folder.

mod reader;

use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use farrier_codegen::Dependency;
use toml::de::{DeTable, DeValue};

use crate::crate_name::crate_name;
use crate::failure::{Failure, Report};
use crate::job::Job;
use crate::path::real;
use crate::program::Program;
use crate::snippet::Snippet;
use reader::{Reader, Table};

/// The name of the file.
const FILE: &str = "codegen.toml";

/// What somebody without the file needs to hear.
const HOW_TO_START: &str = "create one:\n  [[client]]\n  model = \"model/chat.json\"\n  \
    out = \"chat\"\nor generate a single client: farrier generate --help";

/// The keys of a `[[client]]`.
const CLIENT: &[&str] = &[
    "model",
    "out",
    "service",
    "protocol",
    "operations",
    "name",
    "farrier",
    "both-halves",
    "workspace-lints",
];

/// Finds `codegen.toml` in the current folder or above it, and reads it.
pub(crate) fn read(program: &Program) -> Result<Vec<Job>, Failure> {
    let folder = find(Path::new(""))
        .ok_or_else(|| Report::new("there is no codegen.toml, here or above").hint(HOW_TO_START))?;
    let path = folder.join(FILE);
    let text = fs::read_to_string(&path)
        .map_err(|error| Report::new(format!("can't read {}: {error}", path.display())))?;
    parse(&folder, &path.display().to_string(), &text, program)
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
        if is_workspace(&folder.join("Cargo.toml")) {
            return None;
        }
    }
    None
}

fn is_workspace(manifest: &Path) -> bool {
    fs::read_to_string(manifest)
        .is_ok_and(|text| text.lines().any(|line| line.trim_start().starts_with("[workspace]")))
}

/// The clients in the text of the file at `path`, which stands in `folder`.
fn parse(folder: &Path, path: &str, text: &str, program: &Program) -> Result<Vec<Job>, Failure> {
    let root = DeTable::parse(text).map_err(|error| {
        let snippet = Snippet::of(path, text, error.span().unwrap_or_default());
        Report::new(error.message()).at(snippet)
    })?;
    let mut reader = Reader::new(path, text);
    let mut root_table = reader.table(root.get_ref(), root.span(), &["client"]);
    let mut jobs = Vec::new();
    if let Some(clients) = root_table.take("client") {
        for (table, span) in reader.tables(clients) {
            let client = reader.table(table, span.clone(), CLIENT);
            jobs.push((job(&mut reader, client, folder, program), span));
        }
        apart(&mut reader, &jobs);
    } else {
        reader.fault(0..0, "there is no [[client]]", HOW_TO_START);
    }
    reader.finish()?;
    Ok(jobs.into_iter().filter_map(|(job, _)| job).collect())
}

/// The job of a `[[client]]`; `None` if a key is missing or wrong, which is reported.
fn job(
    reader: &mut Reader<'_>,
    mut client: Table<'_, '_>,
    folder: &Path,
    program: &Program,
) -> Option<Job> {
    let model =
        reader.required(&mut client, "model", "the Smithy model: `model = \"model/chat.json\"`");
    let out =
        reader.required(&mut client, "out", "the folder of the generated crate: `out = \"chat\"`");
    let name = client.take("name").and_then(|value| {
        let name = reader.string(value)?;
        crate_name(&name).map_err(|why| reader.fault(value.span(), why, "")).ok()
    });
    let farrier = match client.take("farrier") {
        Some(value) => dependency(reader, value, folder),
        None => Some(program.farrier.clone()),
    };
    Some(Job {
        service: client.take("service").and_then(|value| reader.string(value)),
        protocol: client.take("protocol").and_then(|value| reader.string(value)),
        operations: client.take("operations").map_or_else(Vec::new, |it| operations(reader, it)),
        name,
        farrier: farrier?,
        both_halves: client.take("both-halves").is_some_and(|value| reader.boolean(value)),
        workspace_lints: client.take("workspace-lints").is_some_and(|value| reader.boolean(value)),
        model: folder.join(model?),
        out: folder.join(out?),
        report: None,
    })
}

/// Names and globs; an empty list would be all operations, which nobody means by it.
fn operations(reader: &mut Reader<'_>, value: &toml::Spanned<DeValue<'_>>) -> Vec<String> {
    if let DeValue::Array(items) = value.get_ref()
        && items.is_empty()
    {
        let hint = "name some, or leave the key out to have them all";
        reader.fault(value.span(), "this names no operation", hint);
    }
    reader.strings(value)
}

/// `{ path = ".." }` or `{ version = ".." }`.
fn dependency(
    reader: &mut Reader<'_>,
    value: &toml::Spanned<DeValue<'_>>,
    folder: &Path,
) -> Option<Dependency> {
    const HOW: &str =
        "write `farrier = { path = \"farrier\" }` or `farrier = { version = \"0.1\" }`";
    let DeValue::Table(table) = value.get_ref() else {
        reader.fault(value.span(), "`farrier` is a table", HOW);
        return None;
    };
    let mut table = reader.table(table, value.span(), &["path", "version"]);
    match (table.take("path"), table.take("version")) {
        (Some(path), None) => Some(Dependency::Path(folder.join(reader.string(path)?))),
        (None, Some(version)) => Some(Dependency::Version(reader.string(version)?)),
        _ => {
            reader.fault(value.span(), "`farrier` has either a path or a version", HOW);
            None
        }
    }
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
            let message = format!("{} belongs to another [[client]]", job.out.display());
            reader.fault(span.clone(), message, "give each client a folder of its own");
        }
        owned.push(out);
    }
}

#[cfg(test)]
mod tests;
