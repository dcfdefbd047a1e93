//! One model, generated in several ways. By every protocol: the emitted clients differ in their schemas and
//! constants only. With both halves: the emitted client has more, and nothing else.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use farrier_codegen::Generator;
use farrier_smithy::traits::PROTOCOLS;

/// What every protocol can carry.
const OPERATIONS: [&str; 3] = ["StoreScalars", "StoreBound", "StoreNested"];

fn client(protocol: &str) -> String {
    let model = concat!(env!("CARGO_MANIFEST_DIR"), "/protocols/zoo.json");
    let text = fs::read_to_string(model).unwrap();
    let generator = Generator::from_text("zoo.json", text).unwrap().protocol(protocol);
    generator.operations(OPERATIONS).generate_module().unwrap()
}

/// The client in two parts: its code, and what is data: the schemas of members, operations and the
/// service, the codes of errors, and the features that are asked of the runtime.
fn parts(client: &str) -> (Vec<String>, Vec<String>) {
    let (mut code, mut data) = (Vec::new(), Vec::new());
    for line in whole_lines(client) {
        let (mine, its) = match line.split_once(['=', ':']) {
            Some((what, schema)) if what.starts_with("pub static ") => (what, schema),
            _ => split_schema(&line),
        };
        code.push(mine.trim_end().to_owned());
        data.push(its.to_owned());
    }
    (code, data)
}

/// A line of code, and what its schema says.
fn split_schema(line: &str) -> (&str, &str) {
    let starts = ["contract = ", "named(", "error(\"", "member(", "required(", "into("];
    let found = starts.iter().filter_map(|start| line.find(start)).min();
    found.map_or((line, ""), |at| line.split_at(at))
}

/// The lines of code, each put together again where it is broken.
fn whole_lines(client: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut whole = true;
    for line in client.lines().map(str::trim).filter(|line| !line.starts_with("//")) {
        match lines.last_mut() {
            Some(last) if !whole => last.push_str(line),
            _ => lines.push(line.to_owned()),
        }
        // A head goes on up to its brace, an entry up to its comma.
        let last = lines.last().map_or("", String::as_str);
        let is_head = ["operation ", "struct ", "union ", "static "]
            .iter()
            .any(|kind| last.strip_prefix("pub ").is_some_and(|rest| rest.starts_with(kind)));
        let ends: &[char] = if is_head { &['{', '}', ';'] } else { &['{', '}', ',', ';'] };
        whole = last.is_empty() || last.ends_with(ends) || last.ends_with(']');
    }
    lines
}

#[test]
fn the_code_is_the_same_and_the_schema_is_not() {
    let first = client(PROTOCOLS[0]);
    let (code, data) = parts(&first);
    assert!(code.len() > 100, "{} lines of code", code.len());
    assert!(data.iter().any(|line| line.contains("into(\"label\").label()")), "{data:?}");
    for protocol in &PROTOCOLS[1..] {
        let other = client(protocol);
        let (other_code, other_data) = parts(&other);
        assert_eq!(code.join("\n"), other_code.join("\n"), "{protocol}");
        assert_ne!(data, other_data, "{protocol}");
    }
}

/// The words in the head of each structure of a client, by the structure's name: `Clone`, `read`, `new`.
fn structures(client: &str) -> BTreeMap<String, BTreeSet<String>> {
    let heads = whole_lines(client).into_iter().filter_map(|line| {
        let (name, parts) = line.strip_prefix("pub struct ")?.split_once(':')?;
        let words = parts.split([',', '(', ')', ';']).map(|word| word.trim().to_owned());
        Some((name.to_owned(), words.collect()))
    });
    heads.collect()
}

#[test]
fn both_halves_take_nothing_from_a_structure() {
    let mut added = BTreeSet::new();
    for fixture in ["event_stream", "payloads", "streaming", "unions"] {
        let model = format!("{}/fixtures/{fixture}.json", env!("CARGO_MANIFEST_DIR"));
        let generator = Generator::from_file(model).unwrap();
        let one_half = structures(&generator.generate_module().unwrap());
        let both_halves = structures(&generator.both_halves(true).generate_module().unwrap());
        assert!(one_half.keys().eq(both_halves.keys()), "{fixture}");
        for (name, parts) in &one_half {
            let more = &both_halves[name];
            assert!(parts.is_subset(more), "{fixture}, {name}: {parts:?}, but {more:?}");
            added.extend(more.difference(parts).cloned());
        }
    }
    assert!(added.contains("new") && !added.contains("default"), "{added:?}");
}
