//! What the command prints of each model in `tests/fixtures-bad`: a snapshot each, as people see it.

use std::fs;
use std::path::Path;

use crate::sandbox::Sandbox;

const MODELS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/fixtures-bad");

/// The models' file names without their extension, in order.
fn names() -> Vec<String> {
    let files = fs::read_dir(MODELS).unwrap();
    let mut names: Vec<_> = files
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .filter_map(|file| file.strip_suffix(".json").map(str::to_owned))
        .collect();
    names.sort();
    names
}

#[test]
fn each_bad_model_is_explained() {
    let sandbox = Sandbox::new();
    let mut differing = Vec::new();
    for name in names() {
        let file = format!("{name}.json");
        sandbox.write(&file, &fs::read_to_string(Path::new(MODELS).join(&file)).unwrap());
        let run = sandbox.run(&["generate", "--model", &file, "--out", "out"]);
        assert!(matches!(run.code, Some(1 | 2)), "{name}: {run:?}");
        assert_eq!(run.stdout, "", "{name}");
        assert!(!sandbox.path("out").exists(), "{name}: nothing is written");
        // On to the next, so that one run shows all that differ.
        let outcome = std::panic::catch_unwind(|| {
            let mut settings = insta::Settings::clone_current();
            settings.set_omit_expression(true);
            settings.set_prepend_module_to_snapshot(false);
            settings.bind(|| {
                insta::assert_snapshot!(format!("bad-{name}"), run.transcript());
            });
        });
        if outcome.is_err() {
            differing.push(name);
        }
    }
    assert_eq!(differing, [""; 0]);
}
