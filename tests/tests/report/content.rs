//! What stands in the report of a fixture, by programs that read its JSON.

use std::fs;
use std::path::Path;

use farrier_codegen::Generator;
use serde_json::{Value, json};

use crate::{FIXTURES, fixtures};

fn fixture(name: &str) -> Generator {
    let path = Path::new(FIXTURES).join(format!("{name}.json"));
    fixtures::generator(name, fs::read_to_string(path).unwrap()).unwrap()
}

fn report(generator: &Generator) -> Value {
    serde_json::from_str(&generator.report().unwrap().to_json()).unwrap()
}

#[test]
fn operations_in_and_left_out() {
    let all = report(&fixture("payloads"));
    assert_eq!(all["operations"]["left_out"], json!([]));
    let generated = all["operations"]["generated"].as_array().unwrap();

    let one = report(&fixture("payloads").operations(["PutUnion"]));
    let [chosen] = &one["operations"]["generated"].as_array().unwrap()[..] else { panic!("{one}") };
    assert!(chosen.as_str().unwrap().ends_with("#PutUnion"));
    let left_out = one["operations"]["left_out"].as_array().unwrap();
    assert_eq!(left_out.len() + 1, generated.len());
    let expected: Vec<_> = generated.iter().filter(|id| *id != chosen).cloned().collect();
    assert_eq!(*left_out, expected);
}

/// What only others use isn't counted.
#[test]
fn traits_and_constraints_are_those_of_what_is_generated() {
    let count = |report: &Value| -> usize {
        let traits = report["traits"].as_object().unwrap().values();
        let uses = traits.flat_map(|uses| uses.as_array().unwrap());
        uses.map(|it| {
            let shapes = it["shapes"].as_array().unwrap();
            assert!(shapes.is_sorted_by(|a, b| a.as_str() < b.as_str()), "{it}");
            assert_eq!(it["count"], shapes.len());
            shapes.len()
        })
        .sum()
    };
    let (all, one) = (fixture("payloads"), fixture("payloads").operations(["PutUnion"]));
    assert!(count(&report(&one)) < count(&report(&all)));
}

#[test]
fn constraints_are_counted_where_they_are_enforced() {
    for (name, kind) in [
        ("length", "length"),
        ("range", "range"),
        ("pattern", "pattern"),
        ("unique_items", "uniqueItems"),
        ("enums", "enum"),
        ("unions", "union"),
        ("required", "required"),
    ] {
        let report = report(&fixture(name));
        let constraint = &report["constraints"][kind];
        let members = constraint["members"].as_array().unwrap();
        assert!(!members.is_empty(), "{name}");
        assert_eq!(constraint["count"], members.len());
    }
}

#[test]
fn the_protocol_and_the_others() {
    let report = report(&fixture("query_compatible"));
    let used = report["protocol"]["used"].as_str().unwrap();
    let others = report["protocol"]["others"].as_array().unwrap();
    assert!(!others.iter().any(|other| other == used));
}

#[test]
fn the_same_model_gives_the_same_report() {
    for path in fixtures::models(Path::new(FIXTURES)).unwrap() {
        let name = fixtures::name(&path);
        let (once, again) = (fixture(&name).report().unwrap(), fixture(&name).report().unwrap());
        assert_eq!(once.to_json(), again.to_json(), "{name}");
        assert_eq!(once.to_markdown(), again.to_markdown(), "{name}");
        assert!(!once.to_markdown().contains("\n\n\n"), "{name}");
    }
}
