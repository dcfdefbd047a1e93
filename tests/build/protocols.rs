//! One model, a client for each protocol that its service speaks.

use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use farrier_codegen::Generator;

const MODEL: &str = "protocols/zoo.json";

/// A module's name, the protocol, and the operations that it can't carry.
const PROTOCOLS: [(&str, &str, &[&str]); 9] = [
    ("rest_json1", "restJson1", &[]),
    ("simple_rest_json", "simpleRestJson", &[]),
    ("aws_json1_0", "awsJson1_0", &[]),
    ("aws_json1_1", "awsJson1_1", &[]),
    ("rpcv2_json", "rpcv2Json", &[]),
    // CBOR and XML have no documents, XML and forms no nulls, and EC2's forms no maps.
    ("rpcv2_cbor", "rpcv2Cbor", &["StoreDocuments"]),
    ("rest_xml", "restXml", &["StoreDocuments", "StoreSparse"]),
    ("aws_query", "awsQuery", &["StoreDocuments", "StoreSparse"]),
    ("ec2_query", "ec2Query", &["StoreDocuments", "StoreSparse", "StoreMaps", "StorePayload"]),
];

/// Writes a module for each protocol, and the list of what each carries.
pub(crate) fn generate(out: &Path) -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed={MODEL}");
    let text = fs::read_to_string(MODEL)?;
    let mut list = String::new();
    for (module, protocol, left_out) in PROTOCOLS {
        let generator = Generator::from_text("zoo.json", &*text)?.protocol(protocol);
        let services = generator.model().services();
        let operations = services.iter().flat_map(farrier_smithy::Service::operations);
        let carried: Vec<String> = operations
            .map(|operation| operation.name().to_owned())
            .filter(|name| !left_out.contains(&name.as_str()))
            .collect();
        let client = generator.both_halves(true).operations(carried.clone()).generate_module()?;
        let file = out.join(format!("zoo_{module}.rs"));
        fs::write(&file, client)?;
        let include = file.display().to_string();
        writeln!(list, "mod {module} {{ include!({include:?}); }}")?;
        for name in carried {
            writeln!(list, "#[test]\nfn {module}_{}() {{", snake_case(&name))?;
            writeln!(list, "    round_trips::<{module}::{name}>();\n}}")?;
        }
    }
    Ok(fs::write(out.join("protocols.rs"), list)?)
}

/// `StoreMaps` → `store_maps`.
fn snake_case(name: &str) -> String {
    let mut snake = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !snake.is_empty() {
            snake.push('_');
        }
        snake.extend(letter.to_lowercase());
    }
    snake
}
