//! Which version of the published crates the documentation tells people to depend on.

use std::fs;
use std::path::Path;

use crate::ROOT;

/// The files that show a dependency.
const FILES: [&str; 2] = ["README.md", "codegen/src/build.rs"];

#[test]
fn documentation_names_the_version_of_this_checkout() {
    // All crates of the workspace have one version.
    let version =
        concat!(env!("CARGO_PKG_VERSION_MAJOR"), ".", env!("CARGO_PKG_VERSION_MINOR")).to_owned();
    for file in FILES {
        let text = fs::read_to_string(Path::new(ROOT).join(file)).unwrap();
        for name in ["farrier-codegen", "farrier"] {
            let found = versions(&text, name);
            assert!(!found.is_empty(), "{file} doesn't show how to depend on `{name}`");
            assert!(found.iter().all(|found| *found == version), "{file}: `{name}` is {found:?}");
        }
    }
}

/// The versions in the dependencies on a crate: `name = "…"` and `name = { version = "…"`.
fn versions<'t>(text: &'t str, name: &str) -> Vec<&'t str> {
    let starts = [format!("{name} = \""), format!("{name} = {{ version = \"")];
    let found = starts.iter().flat_map(|start| text.split(start.as_str()).skip(1));
    found.filter_map(|after| after.split('"').next()).collect()
}

#[test]
fn versions_are_found_in_both_forms() {
    let text =
        "a = \"1.2\"\na-b = \"7\"\na = { version = \"3\", path = \"a\" }\na = { path = \"b\" }";
    assert_eq!(versions(text, "a"), ["1.2", "3"]);
    assert_eq!(versions(text, "a-b"), ["7"]);
}
