//! The constructors in the report are those of the generated code.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use farrier_codegen::{Generator, Report};
use serde_json::{Value, json};

use crate::{FIXTURES, fixtures};

/// For each structure with a `new`, its arguments: a name and a type each.
type Signatures = BTreeMap<String, Vec<(String, String)>>;

fn fixture(name: &str) -> Generator {
    let path = Path::new(FIXTURES).join(format!("{name}.json"));
    fixtures::generator(name, fs::read_to_string(path).unwrap()).unwrap()
}

fn reported(report: &Report) -> Signatures {
    let constructors = report.constructors.iter().map(|constructor| {
        let arguments = constructor.arguments.iter();
        let arguments = arguments.map(|it| (it.name.clone(), it.rust_type.clone())).collect();
        (constructor.structure.clone(), arguments)
    });
    constructors.collect()
}

/// What the shapes of generated code say of their `new`.
fn emitted(code: &str) -> Signatures {
    code.split("pub struct ").skip(1).filter_map(signature).collect()
}

/// The `new` of a structure whose text begins with its name.
fn signature(text: &str) -> Option<(String, Vec<(String, String)>)> {
    let (head, members) = text.split_once(";\n")?;
    let head = head.split_whitespace().collect::<Vec<_>>().join(" ");
    let (name, parts) = head.split_once(": derive(")?;
    let (_, new) = parts.split_once(", new")?;
    let members = members.lines().map(str::trim).take_while(|line| *line != "}");
    let members = members.filter_map(|line| line.strip_prefix("pub ")?.split_once(" = "));
    let mut given: Vec<_> = members.filter_map(|(member, how)| argument(member, how)).collect();
    // Where an order is given, it isn't that of the members.
    if let Some(order) = new.strip_prefix('(') {
        let (order, _) = order.split_once(')')?;
        let order: Vec<_> = order.split(", ").collect();
        assert_eq!(order.len(), given.len(), "{head}");
        given.sort_by_key(|(name, _)| order.iter().position(|given| given == name));
    }
    Some((name.to_owned(), given))
}

/// A member that must be given, from `name: Type` and the call that follows.
fn argument(member: &str, how: &str) -> Option<(String, String)> {
    let (name, ty) = member.split_once(": ")?;
    let ty = match how.split_once('(')?.0 {
        "required" => ty.to_owned(),
        "into" => format!("impl Into<{ty}>"),
        _ => return None,
    };
    Some((name.to_owned(), ty))
}

#[test]
fn constructors_are_those_of_the_generated_code() {
    let mut count = 0;
    for path in fixtures::models(Path::new(FIXTURES)).unwrap() {
        let name = fixtures::name(&path);
        let (code, report) = fixture(&name).generate_module_and_report().unwrap();
        let signatures = reported(&report);
        assert_eq!(signatures, emitted(&code), "{name}");
        assert_eq!(signatures.len(), report.constructors.len(), "{name}");
        assert!(report.constructors.is_sorted_by(|a, b| a.structure < b.structure), "{name}");
        count += signatures.len();
    }
    assert!(count > 40, "{count}");
}

#[test]
fn a_constructor_has_its_structure_and_its_arguments_in_order() {
    let report: Value =
        serde_json::from_str(&fixture("required").report().unwrap().to_json()).unwrap();
    let argument = |name: &str, ty: &str| json!({ "name": name, "rust_type": ty });
    let constructors = report["constructors"].as_array().unwrap();
    let names: Vec<_> = constructors.iter().map(|it| it["structure"].as_str().unwrap()).collect();
    // `SendOutput` has required members too, but only the service sends it.
    assert_eq!(names, ["Address", "SendInput", "TrackInput"]);
    assert_eq!(
        constructors[0],
        json!({
            "structure": "Address",
            "shape": "example.parcels#Address",
            "arguments": [
                argument("city", "impl Into<String>"),
                argument("street", "impl Into<String>"),
            ],
        })
    );
    let arguments = constructors[1]["arguments"].as_array().unwrap();
    assert_eq!(arguments[0], argument("at", "farrier::Timestamp"));
    assert_eq!(arguments[5], argument("extras", "farrier::Map<String, String>"));
}

#[test]
fn people_read_a_line_a_constructor() {
    let text = fixture("required").report().unwrap().to_markdown();
    let line = "\n- `Address::new(city: impl Into<String>, street: impl Into<String>)`\n";
    assert!(text.contains("<summary>structures with `new`: 3</summary>"), "{text}");
    assert!(text.contains(line), "{text}");
    let none = fixture("deprecated").report().unwrap().to_markdown();
    assert!(none.contains("## Constructors\n\nNo structure has a `new`.\n"), "{none}");
}
