//! What the example in the generated `README.md` needs of a kept manifest: `cargo test` compiles it.

use farrier_codegen::Generation;
use toml::de::{DeTable, DeValue};

use super::farrier::root_is_generated;
use crate::cargo::{get, strings};

/// The crate that runs the example.
const TOKIO: &str = "tokio";

/// Returns what the manifest lacks, if the example is compiled and is there.
pub(super) fn lacking(manifest: &DeTable<'_>, generation: &Generation) -> Option<String> {
    let example = generation.files.get("README.md").is_some_and(|text| text.contains("tokio::"));
    if !example || !root_is_generated(manifest) || has_no_doctests(manifest) {
        return None;
    }
    let generated = generation.files.get("Cargo.toml")?;
    let line = generated.lines().find(|line| line.starts_with(TOKIO))?;
    let table = DeTable::parse(line).ok()?.into_inner();
    let needed = get(&table, &[TOKIO, "features"]).map(strings).unwrap_or_default();
    let told = |what: &str, table: &str| {
        Some(format!(
            "{what} the README's example, which `cargo test` compiles; write{table}:\n{line}"
        ))
    };
    let Some(tokio) = dependency(manifest) else {
        return told("there is no dependency `tokio` for", " under [dev-dependencies]");
    };
    let features = features(tokio)?;
    let has =
        |feature: &String| features.contains(feature) || features.iter().any(|it| it == "full");
    if needed.iter().all(has) {
        None
    } else {
        told("the dependency `tokio` lacks features for", "")
    }
}

fn has_no_doctests(manifest: &DeTable<'_>) -> bool {
    matches!(get(manifest, &["lib", "doctest"]), Some(DeValue::Boolean(false)))
}

/// The dependency that the example can use.
fn dependency<'m>(manifest: &'m DeTable<'m>) -> Option<&'m DeValue<'m>> {
    ["dev-dependencies", "dependencies"].iter().find_map(|table| get(manifest, &[table, TOKIO]))
}

/// The features of a dependency; `None` if the root of a workspace may name more.
fn features(dependency: &DeValue<'_>) -> Option<Vec<String>> {
    let DeValue::Table(table) = dependency else { return Some(Vec::new()) };
    if table.contains_key("workspace") {
        return None;
    }
    Some(get(table, &["features"]).map(strings).unwrap_or_default())
}
