//! What the crates import, and where the generator and the runtime are named.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::ROOT;
use crate::sources::found;

/// The folders of the workspace's crates, and what the crates are called.
const MEMBERS: [(&str, &str); 9] = [
    ("smithy", "farrier-smithy"),
    ("codegen", "farrier-codegen"),
    ("codegen/command", "codegen"),
    ("cli", "farrier-cli"),
    ("runtime", "farrier"),
    ("aws", "farrier-aws"),
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

#[test]
fn imports_run_one_way() {
    let only = |names: &[&str]| -> BTreeSet<String> {
        names.iter().map(|&name| name.to_owned()).collect()
    };
    assert_eq!(imports("smithy"), only(&[]));
    assert_eq!(imports("runtime"), only(&[]));
    assert_eq!(imports("aws"), only(&["farrier"]));
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
