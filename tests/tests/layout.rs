//! Who may know whom (see `ARCHITECTURE.md`): what the crates import, and which names stand where.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
/// The folders of the workspace's crates, and what the crates are called.
const MEMBERS: [(&str, &str); 8] = [
    ("smithy", "farrier-smithy"),
    ("codegen", "farrier-codegen"),
    ("codegen/command", "codegen"),
    ("cli", "farrier-cli"),
    ("runtime", "farrier"),
    ("generated", "generated"),
    ("tests", "tests"),
    ("xtask", "xtask"),
];

/// The crates of the workspace that the crate in a folder depends on, in whichever table of its
/// manifest.
fn imports(folder: &str) -> BTreeSet<String> {
    let manifest = fs::read_to_string(Path::new(ROOT).join(folder).join("Cargo.toml")).unwrap();
    let mut in_dependencies = false;
    let mut found = BTreeSet::new();
    for line in manifest.lines().map(str::trim) {
        if let Some(table) = line.strip_prefix('[') {
            let table = table.trim_end_matches(']');
            in_dependencies = table.ends_with("dependencies");
            // `[dependencies.name]` is a table of its own.
            if let Some((_, name)) = table.split_once("dependencies.") {
                found.insert(name.to_owned());
            }
        } else if let Some((name, value)) = line.split_once('=').filter(|_| in_dependencies) {
            let name = name.split('.').next().unwrap_or(name);
            found.insert(name.trim().trim_matches('"').to_owned());
            // A dependency may have another name here than its own.
            let renamed = MEMBERS.iter().filter(|(member, _)| {
                ["../", "../../"].iter().any(|up| value.contains(&format!("\"{up}{member}\"")))
            });
            found.extend(renamed.map(|&(_, name)| name.to_owned()));
        }
    }
    found.retain(|name| MEMBERS.iter().any(|(_, member)| member == name));
    found
}

/// The Rust files below a folder, in order.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// The lines of a file that are code: no comments, no documentation, no unit tests.
fn code(file: &Path) -> Vec<(usize, String)> {
    if file.ends_with("tests.rs") {
        return Vec::new();
    }
    let text = fs::read_to_string(file).unwrap();
    let before_tests = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    let lines = before_tests.lines().enumerate();
    let lines = lines.filter(|(_, line)| !line.trim_start().starts_with("//"));
    lines.map(|(index, line)| (index + 1, line.to_owned())).collect()
}

/// Where code below a folder has a line that `is_wrong`.
fn found(folder: &str, is_wrong: impl Fn(&Path, &str) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    for file in sources(&Path::new(ROOT).join(folder)) {
        for (number, line) in code(&file) {
            if is_wrong(&file, &line) {
                found.push(format!("{}:{number}: {}", file.display(), line.trim()));
            }
        }
    }
    found
}

#[test]
fn imports_run_one_way() {
    let only = |names: &[&str]| -> BTreeSet<String> {
        names.iter().map(|&name| name.to_owned()).collect()
    };
    assert_eq!(imports("smithy"), only(&[]));
    assert_eq!(imports("runtime"), only(&[]));
    assert_eq!(imports("codegen"), only(&["farrier-smithy"]));
    assert_eq!(imports("cli"), only(&["farrier-codegen", "farrier-smithy"]));
    assert_eq!(imports("codegen/command"), only(&["farrier-cli"]));
    assert_eq!(imports("generated"), only(&["farrier"]));
    assert_eq!(imports("xtask"), only(&["farrier-codegen", "farrier-smithy"]));
    // The reader of manifests sees what there is.
    let some = only(&["farrier-codegen", "generated", "farrier"]);
    assert!(imports("tests").is_superset(&some));
}

#[test]
fn the_generator_names_the_runtime_where_it_prints_and_nowhere_else() {
    let emitters = Path::new(ROOT).join("codegen/src/emit");
    let elsewhere = found("codegen/src", |file, line| {
        !file.starts_with(&emitters) && line.contains("farrier::")
    });
    assert_eq!(elsewhere, [""; 0]);
    assert!(!found("codegen/src/emit", |_, line| line.contains("farrier::")).is_empty());
}

/// What only the checked-in model and its client should name: the service, its header, and its
/// operations. Lower case, and without underscores, so that a name is found in either style.
const NAMES_OF_THE_SERVICE: [&str; 12] = [
    "participant",
    "x-amz-bearer",
    "cancelparticipantauthentication",
    "completeattachmentupload",
    "createparticipantconnection",
    "describeview",
    "disconnectparticipant",
    "getattachment",
    "getauthenticationurl",
    "gettranscript",
    "sendevent",
    "startattachmentupload",
    // `SendMessage` is missing: examples are of a chat of their own, which has one too.
];

/// In comments, documentation and unit tests as well as in code.
#[test]
fn only_models_and_what_is_made_of_them_know_a_service() {
    let names_it = |line: &str| {
        let line = line.to_lowercase().replace('_', "");
        NAMES_OF_THE_SERVICE.iter().any(|name| line.contains(name))
    };
    for folder in ["smithy/src", "codegen/src", "cli/src", "runtime/src"] {
        let mut known = Vec::new();
        for file in sources(&Path::new(ROOT).join(folder)) {
            let text = fs::read_to_string(&file).unwrap();
            let lines = text.lines().enumerate().filter(|(_, line)| names_it(line));
            known.extend(
                lines.map(|(index, line)| {
                    format!("{}:{}: {}", file.display(), index + 1, line.trim())
                }),
            );
        }
        assert_eq!(known, [""; 0]);
    }
    for name in &NAMES_OF_THE_SERVICE {
        let there = |line: &str| line.to_lowercase().replace('_', "").contains(name);
        assert!(!found("generated/src", |_, line| there(line)).is_empty(), "{name}");
    }
}

/// The snapshots of a folder that no test can have made, by their names: `CRATE__MODULES__TEST` of
/// a test in that module's file, `…-2` for its second one, or `bad-MODEL` of a bad fixture.
fn left_over(snapshots: &str, file_of: impl Fn(&[&str]) -> String) -> Vec<String> {
    let mut left_over = Vec::new();
    for entry in fs::read_dir(Path::new(ROOT).join(snapshots)).unwrap() {
        let file_name = entry.unwrap().file_name().into_string().unwrap();
        let Some(name) = file_name.strip_suffix(".snap") else { continue };
        let parts: Vec<_> = name.split("__").collect();
        let (&test, modules) = parts.split_last().unwrap();
        let made = if let Some(model) = test.strip_prefix("bad-") {
            Path::new(ROOT).join(format!("tests/fixtures-bad/{model}.json")).exists()
        } else {
            let file = Path::new(ROOT).join(file_of(modules));
            let source = fs::read_to_string(file).unwrap_or_default();
            // Names of tests have no dash.
            let test = test.split('-').next().unwrap_or(test);
            source.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == test)
        };
        if !made {
            left_over.push(format!("{snapshots}/{file_name}"));
        }
    }
    left_over.sort();
    left_over
}

#[test]
fn no_snapshot_is_left_over() {
    let file_in = |folder: &'static str| {
        move |modules: &[&str]| format!("{folder}/{}.rs", modules.last().unwrap_or(&""))
    };
    for (snapshots, folder) in [
        ("smithy/tests/snapshots", "smithy/tests"),
        ("cli/tests/command/snapshots", "cli/tests/command"),
        ("cli/src/config/snapshots", "cli/src/config"),
    ] {
        assert_eq!(left_over(snapshots, file_in(folder)), [""; 0]);
    }
    // The search does find what is left over.
    assert!(!left_over("smithy/tests/snapshots", file_in("cli/tests/command")).is_empty());
}

#[test]
fn the_reader_knows_no_rust_and_the_runtime_no_models() {
    let tokens =
        found("smithy/src", |_, line| line.contains("proc_macro2") || line.contains("quote!"));
    assert_eq!(tokens, [""; 0]);
    let models = found("runtime/src", |_, line| {
        line.contains("farrier_smithy::") || line.contains("codegen::")
    });
    assert_eq!(models, [""; 0]);
}
