//! A `[[client]]` of the file: its keys, and the [`Job`] that they ask for.

use std::ops::Range;
use std::path::Path;

use farrier_codegen::manifest::check_crate_name;
use farrier_codegen::{ManifestMode, Package, Responses};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::dependency::dependency;
use super::package::package;
use super::reader::{Reader, Table};
use crate::job::{Job, Places};
use crate::program::Program;

pub(super) const KEYS: &[&str] = &[
    "model",
    "out",
    "service",
    "protocol",
    "operations",
    "name",
    "farrier",
    "package",
    "manifest",
    "both-halves",
    "ignore-constraints",
    "responses",
    "workspace-lints",
];

/// The job of a `[[client]]`; `None` if a key is missing or wrong, which is reported.
pub(super) fn job(
    reader: &mut Reader<'_>,
    (table, span): (&DeTable<'_>, Range<usize>),
    folder: &Path,
    program: &Program,
) -> Option<Job> {
    let client = reader.table(table, span, KEYS);
    let model =
        reader.required(&client, "model", "the Smithy model: `model = \"model/chat.json\"`");
    let out =
        reader.required(&client, "out", "the folder of the generated crate: `out = \"chat\"`");
    let name = client.get("name").and_then(|value| reader.string(value));
    if let Some(Err(mistake)) = name.as_deref().map(check_crate_name) {
        reader.mistakes(vec![mistake], |key| client.span_of(key));
    }
    let farrier = match client.get("farrier") {
        Some(value) => dependency(reader, value, folder),
        None => Some(program.farrier.clone()),
    };
    let package = client.get("package");
    let package =
        package.map_or_else(Package::new, |it| self::package(reader, it, farrier.as_ref()));
    let service = client.get("service").and_then(|value| reader.string(value));
    let protocol = client.get("protocol").and_then(|value| reader.string(value));
    let operations = client.get("operations").map_or_else(Vec::new, |it| operations(reader, it));
    let manifest = client.get("manifest").map_or_else(ManifestMode::default, |it| mode(reader, it));
    let both_halves = client.get("both-halves").is_some_and(|value| reader.boolean(value));
    let ignored_constraints = client.get("ignore-constraints");
    let ignored_constraints = ignored_constraints.map_or_else(Vec::new, |it| reader.strings(it));
    let responses = client.get("responses").and_then(|value| responses(reader, value));
    let workspace_lints = client.get("workspace-lints").is_some_and(|value| reader.boolean(value));
    Some(Job {
        model: folder.join(model?),
        out: folder.join(out?),
        service,
        protocol,
        operations,
        name,
        farrier: farrier?,
        package,
        manifest,
        both_halves,
        ignored_constraints,
        responses,
        workspace_lints,
        places: places(reader, &client),
        report: None,
    })
}

/// Where the values are.
fn places(reader: &Reader<'_>, client: &Table<'_, '_>) -> Places {
    let of = |key| client.get(key).map(|value| reader.snippet(value.span()));
    let farrier = client.get("farrier").map(|value| match value.get_ref() {
        DeValue::Table(table) => table.get("path").unwrap_or(value),
        _ => value,
    });
    let items = |key| match client.get(key).map(Spanned::get_ref) {
        Some(DeValue::Array(items)) => items.iter().map(|it| reader.snippet(it.span())).collect(),
        _ => Vec::new(),
    };
    Places {
        model: of("model"),
        out: of("out"),
        service: of("service"),
        protocol: of("protocol"),
        farrier: farrier.map(|value| reader.snippet(value.span())),
        operations: items("operations"),
        ignored_constraints: items("ignore-constraints"),
    }
}

/// Names and globs; an empty list would be all operations, which nobody means by it.
fn operations(reader: &mut Reader<'_>, value: &Spanned<DeValue<'_>>) -> Vec<String> {
    if let DeValue::Array(items) = value.get_ref()
        && items.is_empty()
    {
        let hint = "name some, or leave the key out to have them all";
        reader.fault(value.span(), "this names no operation", hint);
    }
    reader.strings(value)
}

/// `"strict"` or `"lenient"`.
fn responses(reader: &mut Reader<'_>, value: &Spanned<DeValue<'_>>) -> Option<Responses> {
    let name = reader.string(value)?;
    let responses = Responses::named(&name);
    if responses.is_none() {
        let message = format!("`{name}` is no way to read responses");
        reader.fault(value.span(), message, "write `\"strict\"` or `\"lenient\"`");
    }
    responses
}

/// `"keep"`, or `"generate"` for what is done by default.
fn mode(reader: &mut Reader<'_>, value: &Spanned<DeValue<'_>>) -> ManifestMode {
    match reader.string(value).as_deref() {
        Some("keep") => ManifestMode::Keep,
        Some("generate") | None => ManifestMode::Generate,
        Some(other) => {
            let message = format!("`{other}` is nothing that can be done with the manifest");
            reader.fault(value.span(), message, "write `\"keep\"` or `\"generate\"`");
            ManifestMode::Generate
        }
    }
}
