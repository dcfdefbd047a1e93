//! What the generator emits, as text: a golden file for each fixture, and for what people are told
//! of each model that can't be generated. The client that is checked in is its own golden.
//!
//! Every golden is compiled too, by the build script of this crate. After a wanted change review
//! the goldens with `cargo insta review`, or accept them all with `INSTA_UPDATE=always`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{fs, io};

use farrier_codegen::{Dependency, Generation, Generator};

#[path = "../fixtures/mod.rs"]
mod fixtures;

const FIXTURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures");
const BAD_FIXTURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures-bad");
const SNAPSHOTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/snapshots");
const MODEL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../model/connectparticipant.json");
/// The fixture of which the report is a golden file.
const REPORTED: &str = "pattern";
const GENERATED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../generated");

/// The client that is checked in, as `codegen.toml` configures it.
fn checked_in() -> Generation {
    let generator = Generator::from_file(MODEL).unwrap();
    let generator = generator.crate_name("generated").workspace_lints(true);
    generator.farrier(Dependency::path("../runtime")).generate().unwrap()
}

/// The models of a folder by name, with their text.
fn models(folder: &str) -> Vec<(String, String)> {
    let models = fixtures::models(Path::new(folder)).unwrap();
    let read = |path: PathBuf| (fixtures::name(&path), fs::read_to_string(&path).unwrap());
    models.into_iter().map(read).collect()
}

fn generate(name: &str, text: &str) -> Result<String, farrier_codegen::Error> {
    fixtures::generator(name, text.to_owned())?.generate_module()
}

/// Compares with the snapshot `name`, and goes on to the next, so that one run shows them all.
fn compare(name: &str, text: &str, differing: &mut Vec<String>) {
    let outcome = std::panic::catch_unwind(|| {
        let mut settings = insta::Settings::clone_current();
        settings.set_omit_expression(true);
        settings.set_prepend_module_to_snapshot(false);
        settings.bind(|| insta::assert_snapshot!(name, text));
    });
    if outcome.is_err() {
        differing.push(name.to_owned());
    }
}

/// Of one fixture that has something of each kind to tell; tests of their own hold the rest.
#[test]
fn the_report_of_a_fixture() {
    let mut differing = Vec::new();
    let path = Path::new(FIXTURES).join(format!("{REPORTED}.json"));
    let generator = fixtures::generator(REPORTED, fs::read_to_string(path).unwrap()).unwrap();
    let report = generator.report().unwrap().to_markdown();
    compare(&format!("report-{REPORTED}"), &report, &mut differing);
    assert_eq!(differing, [""; 0]);
}

#[test]
fn the_client_that_is_checked_in_is_up_to_date() {
    let drift = checked_in().files.check(Path::new(GENERATED)).unwrap();
    let stale: Vec<_> = drift.iter().map(|drift| drift.path.display().to_string()).collect();
    assert_eq!(stale, [""; 0], "run `cargo run -p codegen`");
}

/// What is done to a file by hand.
type Edit = fn(&Path) -> io::Result<()>;

const EDITS: [(&str, Edit); 3] = [
    ("a line more", |file| fs::write(file, fs::read_to_string(file)? + "by hand\n")),
    ("deleted", |file| fs::remove_file(file)),
    ("without its first line", |file| {
        let text = fs::read_to_string(file)?;
        fs::write(file, text.split_once('\n').map_or("", |(_, rest)| rest))
    }),
];

/// Checks a copy of the client that is checked in, before and after each edit of each file.
#[test]
fn checking_names_exactly_the_file_that_was_edited() {
    let files = checked_in().files;
    let copy = Path::new(env!("CARGO_TARGET_TMPDIR")).join("edited-client");
    // What a run that failed has left.
    let _ = fs::remove_dir_all(&copy);
    for (path, _) in &files {
        let target = copy.join(path);
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::copy(Path::new(GENERATED).join(path), target).unwrap();
    }
    fs::write(copy.join("src/mine.rs"), "//! Of somebody else: allowed.\n").unwrap();
    let drifted = || -> Vec<PathBuf> {
        files.check(&copy).unwrap().into_iter().map(|drift| drift.path).collect()
    };
    for (path, text) in &files {
        for (name, edit) in EDITS {
            assert_eq!(drifted(), [""; 0].map(PathBuf::from), "before {}: {name}", path.display());
            edit(&copy.join(path)).unwrap();
            assert_eq!(drifted(), [path], "{name}");
            fs::write(copy.join(path), text).unwrap();
        }
    }
    fs::remove_dir_all(copy).unwrap();
}

#[test]
fn the_client_of_each_fixture() {
    let mut differing = Vec::new();
    for (name, text) in models(FIXTURES) {
        compare(&format!("fixture-{name}"), &generate(&name, &text).unwrap(), &mut differing);
    }
    assert_eq!(differing, [""; 0]);
}

#[test]
fn what_is_said_of_each_model_that_can_not_be_generated() {
    let mut differing = Vec::new();
    for (name, text) in models(BAD_FIXTURES) {
        let Err(error) = generate(&name, &text) else { panic!("{name} has no fault") };
        compare(&format!("bad-{name}"), &error.to_string(), &mut differing);
    }
    assert_eq!(differing, [""; 0]);
}

#[test]
fn what_is_said_of_a_service_or_an_operation_that_is_not_there() {
    let generator = || {
        let path = Path::new(FIXTURES).join("services.json");
        fixtures::generator("services", fs::read_to_string(path).unwrap()).unwrap()
    };
    let said = |generator: Generator| generator.generate_module().unwrap_err().to_string();
    assert_eq!(
        said(generator().service("Airprt")),
        "the model has no service `Airprt`\n  hint: did you mean `Airport`?"
    );
    assert_eq!(
        said(generator().service("example.ports#Airprt")),
        "the model has no service `example.ports#Airprt`\n  hint: did you mean `example.ports#Airport`?"
    );
    assert_eq!(
        said(generator().operations(["Land", "Lands", "Dock"])),
        "example.ports#Airport has no operation `Lands`, `Dock`\n  hint: `Lands`: did you mean \
         `Land`?; `Dock`: there is: Land"
    );
}

/// Only what is asked for is emitted, with what it needs and nothing else.
#[test]
fn an_operation_alone_has_its_own_closure() {
    let path = Path::new(FIXTURES).join("payloads.json");
    let generator = fixtures::generator("payloads", fs::read_to_string(path).unwrap()).unwrap();
    let text = generator.operations(["PutUnion"]).generate_module().unwrap();
    for (name, wanted) in
        [("PutUnion", true), ("union Wrap", true), ("PutText", false), ("struct Item", false)]
    {
        assert_eq!(text.contains(name), wanted, "{name}");
    }
}

#[test]
fn the_documentation_of_what_users_give_names_defaults_that_the_model_s_text_does_not() {
    let path = Path::new(FIXTURES).join("defaults.json");
    let generator = fixtures::generator("defaults", fs::read_to_string(path).unwrap()).unwrap();
    let text = generator.generate_module().unwrap();
    for (field, docs) in [
        ("size: i32", "by default."),
        ("rim: i32", "Constraints: range 1 to 3. Default: `1`."),
        ("undecided: Option<i32>", "Default: `7`, which the service fills in."),
        // Only the service gives it, and its default isn't for users to know.
        ("spare: i32", "The member `spare`."),
        ("nothing: Option<String>", "The member `nothing`."),
    ] {
        let (before, _) = text.split_once(&format!("pub {field} =")).unwrap();
        assert!(before.trim_end().ends_with(docs), "{field}");
    }
}

/// A name of the root doesn't depend on the operations that are chosen.
#[test]
fn the_error_of_calls_is_not_exported_beside_a_shape_of_that_name_that_no_operation_needs() {
    let path = Path::new(FIXTURES).join("collisions.json");
    let generator = fixtures::generator("collisions", fs::read_to_string(path).unwrap()).unwrap();
    let text = generator.operations(["Await"]).generate_module().unwrap();
    assert!(!text.contains("pub struct Error:"), "{text}");
    assert!(text.contains("pub use farrier;"), "{text}");
}

#[test]
fn no_snapshot_is_left_over() {
    let mut expected = BTreeSet::new();
    expected.extend(models(FIXTURES).into_iter().map(|(name, _)| format!("fixture-{name}")));
    expected.extend(models(BAD_FIXTURES).into_iter().map(|(name, _)| format!("bad-{name}")));
    expected.insert(format!("report-{REPORTED}"));
    let there: BTreeSet<String> = fs::read_dir(SNAPSHOTS)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter_map(|file| file.strip_suffix(".snap").map(str::to_owned))
        .collect();
    assert_eq!(there, expected);
}

#[test]
fn the_same_model_gives_the_same_bytes() {
    for (name, text) in models(FIXTURES) {
        assert_eq!(generate(&name, &text).unwrap(), generate(&name, &text).unwrap(), "{name}");
    }
    let (once, again) = (checked_in().files, checked_in().files);
    assert!(once.iter().eq(again.iter()));
}

/// The order of shapes in a file says nothing (smithy.io, JSON AST); that of members, of values
/// and of a service's operations does, and stays.
#[test]
fn the_order_of_shapes_makes_no_difference() {
    for (name, text) in models(FIXTURES) {
        let permuted = backwards(&text);
        assert_ne!(permuted, text, "{name}");
        assert_eq!(generate(&name, &text).unwrap(), generate(&name, &permuted).unwrap(), "{name}");
    }
}

/// The same model with its shapes in reverse. Fixtures have each shape at an indentation of four.
fn backwards(text: &str) -> String {
    const START: &str = "\"shapes\": {\n    ";
    const END: &str = "\n  }\n}";
    let (head, rest) = text.split_once(START).unwrap();
    let (shapes, tail) = rest.rsplit_once(END).unwrap();
    let mut shapes: Vec<_> =
        shapes.split(",\n    \"").map(|shape| shape.trim_start_matches('"')).collect();
    shapes.reverse();
    format!("{head}{START}\"{}{END}{tail}", shapes.join(",\n    \""))
}
