//! Comparison of a kept manifest with the table `[client.package]`, which doesn't change it.

use farrier_codegen::{Generation, Package};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::cargo::get;

/// Returns the keys of `[client.package]` that have other values in the manifest, with both values.
pub(super) fn differences(
    manifest: &DeTable<'_>,
    generation: &Generation,
    package: &Package,
) -> Option<String> {
    let generated = DeTable::parse(generation.files.get("Cargo.toml")?).ok()?.into_inner();
    let differences: Vec<_> = package
        .keys()
        .into_iter()
        .filter_map(|key| {
            let kept = get(manifest, &["package", key]);
            if kept.is_some_and(is_inherited) {
                return None;
            }
            let (there, here) = (shown(key, get(&generated, &["package", key])), shown(key, kept));
            (there != here).then(|| format!("{key} = {there}, here it is {here}"))
        })
        .collect();
    (!differences.is_empty()).then(|| {
        format!(
            "`[client.package]` in codegen.toml differs and is ignored: change this file or codegen.toml:\n{}",
            differences.join("\n")
        )
    })
}

/// Whether the root of a workspace has the value.
fn is_inherited(value: &DeValue<'_>) -> bool {
    matches!(value, DeValue::Table(table) if table.contains_key("workspace"))
}

/// A value as a manifest has it. A package without `publish` can be published.
fn shown(key: &str, value: Option<&DeValue<'_>>) -> String {
    match value {
        None if key == "publish" => "true".to_owned(),
        None => "missing".to_owned(),
        Some(value) => text(value),
    }
}

fn text(value: &DeValue<'_>) -> String {
    match value {
        DeValue::String(text) => format!("{text:?}"),
        DeValue::Boolean(value) => value.to_string(),
        DeValue::Array(items) => {
            let items: Vec<_> = items.iter().map(Spanned::get_ref).map(text).collect();
            format!("[{}]", items.join(", "))
        }
        DeValue::Table(_) if is_inherited(value) => "{ workspace = true }".to_owned(),
        _ => "something else".to_owned(),
    }
}
