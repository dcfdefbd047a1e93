//! One model by every protocol: the emitted clients differ in their schemas and constants only.

use std::fs;

use codegen::Generator;

const PROTOCOLS: [&str; 8] = [
    "restJson1",
    "restXml",
    "awsJson1_0",
    "awsJson1_1",
    "awsQuery",
    "ec2Query",
    "rpcv2Cbor",
    "rpcv2Json",
];

/// What every protocol can carry.
const OPERATIONS: [&str; 3] = ["StoreScalars", "StoreBound", "StoreNested"];

fn client(protocol: &str) -> String {
    let model = concat!(env!("CARGO_MANIFEST_DIR"), "/protocols/zoo.json");
    let text = fs::read_to_string(model).unwrap();
    let generator = Generator::from_text("zoo.json", text).unwrap().protocol(protocol);
    generator.operations(OPERATIONS).generate_module().unwrap()
}

/// How items begin that hold nothing but data.
const DATA: [&str; 4] =
    ["runtime::structure!(", "runtime::union!(", "runtime::operation!(", "pub static "];

/// The client in two parts: its code, and what is data: entries of schemas, the service, and the
/// features that are asked of the runtime.
fn parts(client: &str) -> (Vec<&str>, Vec<&str>) {
    let mut in_data = false;
    client.lines().partition(|line| {
        let text = line.trim_start();
        in_data |= DATA.iter().any(|start| text.starts_with(start));
        let is_code = !in_data && !text.starts_with("//");
        in_data &= !text.ends_with(';');
        is_code
    })
}

#[test]
fn the_code_is_the_same_and_the_schema_is_not() {
    let first = client(PROTOCOLS[0]);
    let (code, data) = parts(&first);
    assert!(code.len() > 100, "{} lines of code", code.len());
    assert!(data.iter().any(|line| line.contains("label(\"label\")")), "{data:?}");
    for protocol in &PROTOCOLS[1..] {
        let other = client(protocol);
        let (other_code, other_data) = parts(&other);
        assert_eq!(code.join("\n"), other_code.join("\n"), "{protocol}");
        assert_ne!(data, other_data, "{protocol}");
    }
}
