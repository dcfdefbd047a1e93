//! A model's invisible characters are neither in generated files nor in what is printed.

use farrier_codegen::text::is_invisible;
use farrier_codegen::{Dependency, Generator, Package};

/// The invisible characters of the table.
fn invisible() -> String {
    let lines = include_str!("invisible.txt").lines().filter(|line| !line.starts_with('#'));
    let numbers = lines.flat_map(str::split_whitespace);
    numbers.map(|it| char::from_u32(u32::from_str_radix(it, 16).unwrap()).unwrap()).collect()
}

#[test]
fn the_table_has_nothing_that_is_seen() {
    assert!(invisible().len() > 30 && invisible().chars().all(is_invisible));
}

/// A model with `«»` in each of its texts, which stands for all invisible characters, and `‹›` for those
/// that an address takes.
const MODEL: &str = r#"{"smithy": "2.0", "shapes": {
    "a#Chat": {"type": "service", "version": "1«»", "operations": [{"target": "a#Send"}], "traits": {
        "aws.protocols#restJson1": {}, "smithy.api#title": "Ch«»at", "smithy.api#documentation": "A «»b",
        "a#own": "«»"}},
    "a#Send": {"type": "operation", "input": {"target": "a#SendInput"}, "traits": {
        "smithy.api#http": {"method": "POST", "uri": "/send‹›"},
        "smithy.api#deprecated": {"message": "o«»ld", "since": "«»1"}}},
    "a#SendInput": {"type": "structure", "members": {
        "text": {"target": "smithy.api#String", "traits": {"smithy.api#documentation": "<pre>a «»\nb</pre>",
            "smithy.api#pattern": "^a«»(?<=b)$", "smithy.api#jsonName": "te«»xt", "smithy.api#default": "«»"}},
        "kind": {"target": "a#Kind"}}},
    "a#Kind": {"type": "enum", "members": {"A": {"target": "smithy.api#Unit", "traits": {
        "smithy.api#enumValue": "a«»", "smithy.api#documentation": "`«»x` [y«»](https://example.com/«»)"}}}}}}"#;

fn generator() -> Generator {
    let escaped = |text: &str| -> String {
        text.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect::<Vec<_>>().concat()
    };
    let in_address =
        escaped(&invisible().replace(|c: char| c.is_control() || c.is_whitespace(), ""));
    let text = MODEL.replace("«»", &escaped(&invisible())).replace("‹›", &in_address);
    Generator::from_text("chat.json", text).unwrap().farrier(Dependency::registry("0.1"))
}

/// Fails on an invisible character that isn't the end of a line.
fn assert_visible(what: &str, text: &str) {
    let found = text.lines().find(|line| line.contains(is_invisible));
    assert_eq!(found, None, "{what}");
}

#[test]
fn generated_files_and_reports_show_all_of_their_text() {
    let generation = generator().generate().unwrap();
    for (path, text) in &generation.files {
        assert_visible(&path.display().to_string(), text);
    }
    let manifest = generation.files.get("Cargo.toml").unwrap();
    assert!(manifest.contains("description = \"A client of Ch at, generated"), "{manifest}");
    assert_visible("the module", &generator().generate_module().unwrap());
    assert_visible("the JSON", &generation.report.to_json());
    for warning in generation.report.warnings() {
        assert_visible("a warning", &warning.to_string());
    }
}

/// What users write themselves keeps its value.
#[test]
fn the_manifest_escapes_what_it_is_given() {
    let package = Package::new().description("Chat \u{202e}for all\u{e0041}");
    let generation = generator().package(package).generate().unwrap();
    let manifest = generation.files.get("Cargo.toml").unwrap();
    let line = r#"description = "Chat \U0000202Efor all\U000E0041""#;
    assert!(manifest.contains(line), "{manifest}");
}

#[test]
fn errors_show_all_of_their_text() {
    let Err(error) = generator().operations([format!("Sen{}", invisible())]).generate() else {
        panic!("there is no such operation")
    };
    assert_visible("the error", &error.to_string());
    assert!(error.to_string().contains("\\u{202e}"), "{error}");
}

#[test]
fn faults_show_all_of_their_text() {
    let source = farrier_smithy::Source::new(invisible(), MODEL.replace("a#Kind", &invisible()));
    let Err(faults) = farrier_smithy::load(&[source]).and_then(farrier_smithy::Model::check) else {
        panic!("the model has faults")
    };
    assert_visible("the faults", &faults.to_string());
    assert!(faults.to_string().contains("\\u{202e}"), "{faults}");
}

#[test]
fn paths_in_errors_show_all_of_their_text() {
    let dir = tempfile::tempdir().unwrap();
    // Neither a path nor Windows takes some of them.
    let name = invisible().replace(['\0', '\r'], "");
    let Err(error) = Generator::from_file(dir.path().join(&name)) else {
        panic!("there is no file")
    };
    assert_visible("no file", &error.to_string());
    if std::fs::write(dir.path().join(format!("{name}.json")), "").is_ok() {
        let Err(error) = Generator::from_file(dir.path()) else { panic!("a folder is no model") };
        assert_visible("the files of a folder", &error.to_string());
        assert!(error.to_string().contains("\\u{202e}"), "{error}");
        let files = generator().generate().unwrap().files;
        let error = files.write(&dir.path().join(format!("{name}.json"))).unwrap_err();
        assert_visible("a file in place of a folder", &error.to_string());
    }
}
