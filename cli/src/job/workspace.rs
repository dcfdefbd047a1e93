//! The dependency `farrier` of a workspace, from which a generated crate inherits it.

use std::path::Path;

use toml::de::{DeTable, DeValue};

use crate::cargo::{get, workspace_of};
use crate::failure::Report;
use crate::words::shown;

/// The key of the root's manifest.
const FARRIER: [&str; 3] = ["workspace", "dependencies", "farrier"];

/// Returns what is amiss with the dependency that the crate in the folder `out` inherits.
pub(super) fn amiss(out: &Path) -> Option<Report> {
    let Some((path, text)) = workspace_of(out) else {
        let title = "the crate inherits `farrier` from a workspace, and its folder is in none";
        return Some(Report::new(title).hint("create a Cargo.toml with [workspace] above it"));
    };
    let title = |what: &str| Report::new(format!("{}: {what}", shown(&path)));
    let hint = "write under [workspace.dependencies]: \
        `farrier = { version = \"…\", default-features = false }`";
    match of_root(&text)? {
        Dependency::Missing => {
            Some(title("the crate inherits `farrier`, and there is none here").hint(hint))
        }
        Dependency::WithDefaults => {
            let what = "`farrier` has its default features here, so an HTTP stack is compiled even \
                        without the feature `client`";
            Some(title(what).hint("write `default-features = false`; members can't say so"))
        }
        Dependency::Fine => None,
    }
}

/// The dependency in the root's manifest.
#[derive(Debug, PartialEq, Eq)]
enum Dependency {
    Missing,
    /// Its default features are on, which members can't change.
    WithDefaults,
    Fine,
}

fn of_root(text: &str) -> Option<Dependency> {
    let manifest = DeTable::parse(text).ok()?.into_inner();
    Some(match get(&manifest, &FARRIER) {
        None => Dependency::Missing,
        Some(DeValue::Table(farrier)) => match get(farrier, &["default-features"]) {
            Some(DeValue::Boolean(false)) => Dependency::Fine,
            _ => Dependency::WithDefaults,
        },
        Some(_) => Dependency::WithDefaults,
    })
}
