//! The constructors in the report are those of the generated code.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use farrier_codegen::{Generator, Report};
use serde_json::{Value, json};

use crate::{FIXTURES, fixtures};

/// For each structure whose `new` has arguments, these: a name and a type each.
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
    if given.is_empty() {
        return None;
    }
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
    let argument = |name: &str, ty: &str| json!({ "name": name, "member": name, "rust_type": ty });
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

/// A model with an input of these members, all of them required strings.
fn with_members(members: &[&str]) -> Generator {
    let members = members.iter().map(|name| {
        format!(r#""{name}": {{"target": "smithy.api#String", "traits": {{"smithy.api#required": {{}}}}}}"#)
    });
    let members = members.collect::<Vec<_>>().join(", ");
    let model = format!(
        r#"{{"smithy": "2.0", "shapes": {{
            "a#Chat": {{"type": "service", "version": "1", "operations": [{{"target": "a#Send"}}],
                "traits": {{"aws.protocols#awsJson1_0": {{}}}}}},
            "a#Send": {{"type": "operation", "input": {{"target": "a#SendInput"}}}},
            "a#SendInput": {{"type": "structure", "members": {{{members}}}}}}}}}"#
    );
    fixtures::generator("chat", model).unwrap()
}

/// An author who swaps two members swaps no arguments and no fields, also where both have one name in Rust.
#[test]
fn members_in_another_order_are_the_same_fields_and_arguments() {
    let line = |code: &str, field: &str| {
        let mut lines = code.lines().map(str::trim);
        lines.find(|line| line.starts_with(field)).map(str::to_owned)
    };
    for members in [["userId", "user_id", "text"], ["text", "user_id", "userId"]] {
        let (code, report) = with_members(&members).generate_module_and_report().unwrap();
        let arguments = report.constructors[0].arguments.iter();
        let arguments: Vec<_> = arguments.map(|it| (&*it.name, &*it.member)).collect();
        assert_eq!(
            arguments,
            [("text", "text"), ("user_id", "userId"), ("user_id_2", "user_id")],
            "{members:?}"
        );
        let [plain, numbered] = ["pub user_id:", "pub user_id_2:"].map(|field| line(&code, field));
        assert_eq!(plain.as_deref(), Some(r#"pub user_id: String = into("userId"),"#));
        assert_eq!(numbered.as_deref(), Some(r#"pub user_id_2: String = into("user_id"),"#));
        let end = "user_id_2: impl Into<String>)` of `text`, `userId`, `user_id`\n";
        assert!(report.to_markdown().contains(end), "{}", report.to_markdown());
    }
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
