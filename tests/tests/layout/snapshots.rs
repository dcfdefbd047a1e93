//! No snapshot outlives its test.

use std::fs;
use std::path::Path;

use crate::ROOT;

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
