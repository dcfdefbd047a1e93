//! What Cargo reads in a `Cargo.toml`, as far as the command needs it.

use std::path::{Path, PathBuf};

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::path::real;
use crate::plain;

/// Returns the name of the package, or `None` if the text isn't the manifest of a package.
pub(crate) fn package_name(manifest: &str) -> Option<String> {
    text(get(DeTable::parse(manifest).ok()?.get_ref(), &["package", "name"])?)
}

/// Returns true for the manifest of a workspace's root.
pub(crate) fn is_workspace(manifest: &str) -> bool {
    DeTable::parse(manifest).is_ok_and(|table| table.get_ref().contains_key("workspace"))
}

/// Returns the path and the text of the manifest of the workspace in which a crate in the folder `out` would be.
pub(crate) fn workspace_of(out: &Path) -> Option<(PathBuf, String)> {
    let out = real(out);
    let manifests = out.ancestors().skip(1).map(|folder| folder.join("Cargo.toml"));
    let mut texts = manifests.filter_map(|path| plain::read(&path).ok().map(|it| (path, it)));
    texts.find(|(_, text)| is_workspace(text))
}

/// Returns the value at a path of keys.
pub(crate) fn get<'a, 'i>(table: &'a DeTable<'i>, path: &[&str]) -> Option<&'a DeValue<'i>> {
    let (last, tables) = path.split_last()?;
    let mut table = table;
    for key in tables {
        let DeValue::Table(inner) = table.get(*key)?.get_ref() else { return None };
        table = inner;
    }
    Some(table.get(*last)?.get_ref())
}

/// Returns the text of a string.
pub(crate) fn text(value: &DeValue<'_>) -> Option<String> {
    match value {
        DeValue::String(text) => Some(text.to_string()),
        _ => None,
    }
}

/// Returns the strings of a list.
pub(crate) fn strings(value: &DeValue<'_>) -> Vec<String> {
    let DeValue::Array(items) = value else { return Vec::new() };
    items.iter().map(Spanned::get_ref).filter_map(text).collect()
}

#[cfg(test)]
mod tests {
    use super::{is_workspace, package_name};

    #[test]
    fn the_name_is_that_of_the_package() {
        for (manifest, name) in [
            ("[package]\nname = \"farrier\"", Some("farrier")),
            ("package.name = 'farrier'", Some("farrier")),
            ("[package]\nname = \"farrier-cli\"\n[[bin]]\nname = \"farrier\"", Some("farrier-cli")),
            ("[lib]\nname = \"farrier\"", None),
            ("[workspace]", None),
            ("[package", None),
        ] {
            assert_eq!(package_name(manifest).as_deref(), name, "{manifest}");
        }
    }

    #[test]
    fn a_workspace_is_known_by_its_table() {
        for (manifest, expected) in [
            ("[workspace]\nmembers = []", true),
            ("workspace = { members = [] }", true),
            ("[package]\nname = \"a\"\n[workspace.lints]", true),
            ("[package]\nname = \"a\"\ndescription = \"\"\"\n[workspace]\n\"\"\"", false),
            ("[package]\nname = \"a\"\n[lints]\nworkspace = true", false),
        ] {
            assert_eq!(is_workspace(manifest), expected, "{manifest}");
        }
    }
}
