//! The table of traits beside the sources: the traits that have a type, and those that are read.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use farrier_codegen::report::{Handling, rules};
use farrier_smithy::traits::PROTOCOLS;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// The traits that the reader of models uses up, so that the generator needn't.
const READ_WITH_THE_MODEL: [&str; 2] = ["smithy.api#box", "smithy.api#mixin"];

/// The traits that only warnings are made of.
const READ_FOR_WARNINGS: [&str; 1] = ["smithy.api#examples"];

/// The ids of the traits that have a type in `farrier_smithy::traits`, by the types' names: definitions
/// all have the form `Name = "id"`.
fn typed() -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for file in files("smithy/src/traits") {
        let text = fs::read_to_string(file).unwrap();
        let definitions = text.lines().filter_map(|line| line.trim().split_once(" = \""));
        found.extend(definitions.filter_map(|(name, rest)| {
            let (id, _) = rest.split_once('"')?;
            let is_name = name.starts_with(|c: char| c.is_ascii_uppercase());
            (is_name && id.contains('#')).then(|| (name.to_owned(), id.to_owned()))
        }));
    }
    found
}

/// The types of traits that the generator imports, but for the command and the table itself.
fn imported() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for file in files("codegen/src") {
        let path = file.display().to_string();
        if path.contains("/src/cli/") || path.contains("/src/report") {
            continue;
        }
        let text = fs::read_to_string(file).unwrap();
        for import in text.split("use farrier_smithy::traits::").skip(1) {
            let (names, _) = import.split_once(';').unwrap();
            let names = names.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
            found.extend(names.map(str::to_owned));
        }
    }
    found
}

fn files(folder: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![Path::new(ROOT).join(folder)];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { open.push(path) } else { found.push(path) }
        }
    }
    found.retain(|path| path.extension().is_some_and(|extension| extension == "rs"));
    found
}

fn is_read(handling: Handling) -> bool {
    matches!(handling, Handling::Honoured | Handling::Approximated)
}

#[test]
fn every_trait_with_a_type_has_a_rule() {
    let known: BTreeSet<_> = rules().map(|rule| rule.id).collect();
    let typed = typed();
    assert!(typed.len() > 80, "{typed:?}");
    let missing: Vec<_> = typed
        .values()
        .filter(|id| !known.contains(id.as_str()) && !PROTOCOLS.contains(&id.as_str()))
        .collect();
    assert_eq!(missing, [""; 0]);
}

#[test]
fn what_is_read_is_honoured_or_approximated_and_the_other_way_round() {
    let (typed, imported) = (typed(), imported());
    let read: BTreeSet<&str> =
        imported.iter().filter_map(|name| typed.get(name)).map(String::as_str).collect();
    let is_apart = |id: &&str| READ_FOR_WARNINGS.contains(id) || READ_WITH_THE_MODEL.contains(id);
    let read: BTreeSet<&str> = read.into_iter().filter(|id| !is_apart(id)).collect();
    assert!(read.len() > 40, "{read:?}");
    let said: BTreeSet<&str> = rules()
        .filter(|rule| is_read(rule.handling))
        .map(|rule| rule.id)
        .filter(|id| !READ_WITH_THE_MODEL.contains(id))
        .collect();
    assert_eq!(said.difference(&read).collect::<Vec<_>>(), [&""; 0], "said, and not read");
    assert_eq!(read.difference(&said).collect::<Vec<_>>(), [&""; 0], "read, and not said");
}
