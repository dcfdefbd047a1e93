//! The key `farrier` of a `[[client]]`: where the crate `farrier` comes from.

use std::path::Path;

use farrier_codegen::Dependency;
use toml::Spanned;
use toml::de::DeValue;

use super::reader::{Reader, Table};

const KEYS: &[&str] = &["path", "git", "rev", "tag", "branch", "version", "workspace"];

const HOW: &str = "write `farrier = \"0.1\"`, `farrier = { path = \"farrier\" }` or \
    `farrier = { git = \"https://…\", tag = \"v0.1.0\" }`";

/// Reads the value as Cargo reads that of a dependency: a version, or a table. Paths are relative to
/// `folder`. `None` if it is wrong, which is reported.
pub(super) fn dependency(
    reader: &mut Reader<'_>,
    value: &Spanned<DeValue<'_>>,
    folder: &Path,
) -> Option<Dependency> {
    match value.get_ref() {
        DeValue::String(_) => {
            let dependency = Dependency::registry(reader.string(value)?);
            reader.mistakes(dependency.mistakes(), |_| value.span());
            Some(dependency)
        }
        DeValue::Table(table) => {
            let table = reader.table(table, value.span(), KEYS);
            let dependency = of_table(reader, &table, folder)?;
            reader.mistakes(dependency.mistakes(), |key| table.span_of(key));
            Some(dependency)
        }
        _ => {
            reader.fault(value.span(), "`farrier` is neither a version nor a table", HOW);
            None
        }
    }
}

fn of_table(reader: &mut Reader<'_>, table: &Table<'_, '_>, folder: &Path) -> Option<Dependency> {
    if let Some(workspace) = table.get("workspace") {
        return inherited(reader, table, workspace);
    }
    let reference = reference(reader, table);
    let version = table.get("version");
    let requirement = version.and_then(|version| reader.string(version));
    let place = match (table.get("path"), table.get("git")) {
        (Some(_), Some(git)) => {
            let hint = "leave one of them out";
            reader.fault(git.span(), "`farrier` is either in a folder or in a repository", hint);
            return None;
        }
        (Some(path), None) => Dependency::path(folder.join(reader.string(path)?)),
        (None, Some(git)) => refer(Dependency::git(reader.string(git)?), reference),
        (None, None) => {
            if version.is_none() {
                reader.fault(table.span(), "`farrier` has no path, no git and no version", HOW);
            }
            return requirement.map(Dependency::registry);
        }
    };
    Some(match requirement {
        Some(requirement) => place.version(requirement),
        None => place,
    })
}

/// The dependency of the workspace, which says all that other keys would say.
fn inherited(
    reader: &mut Reader<'_>,
    table: &Table<'_, '_>,
    workspace: &Spanned<DeValue<'_>>,
) -> Option<Dependency> {
    if !matches!(workspace.get_ref(), DeValue::Boolean(true)) {
        let hint = "write `workspace = true`, or leave it out";
        reader.fault(workspace.span(), "`workspace` can only be true", hint);
        return None;
    }
    for key in KEYS.iter().filter(|key| **key != "workspace") {
        if let Some(value) = table.get(key) {
            let message = format!("`{key}` of a dependency that is inherited is in the workspace");
            reader.fault(value.span(), message, "leave it out, or leave out `workspace`");
        }
    }
    Some(Dependency::workspace())
}

/// The commit, the tag or the branch; each is of a repository, and there is one at most.
fn reference(reader: &mut Reader<'_>, table: &Table<'_, '_>) -> Option<(&'static str, String)> {
    let mut found = None;
    for key in ["rev", "tag", "branch"] {
        let Some(value) = table.get(key) else { continue };
        if table.get("git").is_none() {
            let message = format!("`{key}` is of a Git repository, and none is named");
            reader.fault(value.span(), message, "add `git = \"https://…\"`, or leave it out");
        } else if found.is_some() {
            let message = "at most one of `rev`, `tag` and `branch` can be named";
            reader.fault(value.span(), message, "leave all but one of them out");
        } else {
            found = reader.string(value).map(|name| (key, name));
        }
    }
    found
}

/// Chooses the commit of a repository by one of Cargo's keys.
fn refer(repository: Dependency, reference: Option<(&str, String)>) -> Dependency {
    match reference {
        Some(("rev", commit)) => repository.rev(commit),
        Some(("tag", tag)) => repository.tag(tag),
        Some((_, branch)) => repository.branch(branch),
        None => repository,
    }
}
