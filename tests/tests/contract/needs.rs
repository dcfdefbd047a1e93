//! Where a `farrier` isn't what generated code needs, that is all the compiler tells.

use std::collections::BTreeMap;
use std::path::Path;

use farrier_codegen::{CONTRACT, Dependency};

use crate::compiler::{Files, Told, check, manifest_with_client};
use crate::{generator, module};

/// A crate that is nothing but this code.
fn alone(code: String) -> Files {
    Files::from([("src/lib.rs".into(), code)])
}

/// A generated crate, whose `Cargo.toml` is kept by its user.
fn whole(name: &str) -> Files {
    let generator = generator(name).farrier(Dependency::registry("0.1"));
    let files = generator.generate().unwrap().files;
    let files = files.iter().filter(|(path, _)| *path != Path::new("Cargo.toml"));
    files.map(|(path, text)| (path.to_owned(), text.to_owned())).collect()
}

/// The same, with its feature `client`.
fn whole_with_client(name: &str) -> Files {
    let mut files = whole(name);
    files.insert("Cargo.toml".into(), manifest_with_client());
    files
}

/// Code which needs `cbor`, which the crates have, and now something else too.
fn with_cbor_and(feature: &str) -> String {
    let code = module("rpcv2_cbor");
    let needs = format!("contract = {CONTRACT}, \"cbor\"");
    assert!(code.contains(&needs), "{code}");
    code.replace(&needs, &format!("{needs}, \"{feature}\""))
}

fn of_contract(number: u32) -> String {
    let needs = format!("contract = {CONTRACT}");
    module("rpcv2_cbor").replace(&needs, &format!("contract = {number}"))
}

#[test]
fn what_is_missing_is_one_error_that_says_what_to_write() {
    let supported: Vec<_> = farrier::CONTRACTS.iter().map(ToString::to_string).collect();
    let other_contract = |number: u32| {
        format!(
            "this code was generated for contract {number} with the crate `farrier`, and the \
             `farrier` that is used here supports no contract but {}: update `farrier`, or generate \
             the code again with the generator that came with it",
            supported.join(", ")
        )
    };
    let oldest = farrier::CONTRACTS[0];
    let missing = |what: &str, features: &str| {
        format!(
            "this code needs the {what} of the crate `farrier`: add `features = [{features}]` to \
             the dependency `farrier` in Cargo.toml"
        )
    };
    let unknown = "this code needs the feature `telepathy` of the crate `farrier`, which the \
                   `farrier` that is used here doesn't have: update `farrier`, or generate the \
                   code again with the generator that came with it";
    let client = "this code needs the feature `client` of the crate `farrier`: write `client = \
                  [\"farrier/client\"]` in `[features]` of Cargo.toml, or add `features = [\"client\"]` \
                  to the dependency `farrier`";
    let cases = [
        ("older", alone(of_contract(oldest - 1)), other_contract(oldest - 1)),
        ("newer", alone(of_contract(CONTRACT + 1)), other_contract(CONTRACT + 1)),
        ("one", alone(module("xml")), missing("feature `xml`", "\"xml\"")),
        (
            "several",
            alone(module("checksums")),
            missing(
                "features `checksum`, `compression`, `md5`",
                "\"checksum\", \"compression\", \"md5\"",
            ),
        ),
        ("one-of-two", alone(with_cbor_and("xml")), missing("feature `xml`", "\"cbor\", \"xml\"")),
        ("whole", whole("xml"), missing("feature `xml`", "\"xml\"")),
        ("whole-with-client", whole_with_client("xml"), missing("feature `xml`", "\"xml\"")),
        ("client-alone", whole_with_client("rpcv2_cbor"), client.to_owned()),
        ("unknown", alone(with_cbor_and("telepathy")), unknown.to_owned()),
    ];
    let mut expected: BTreeMap<_, _> = cases
        .iter()
        .map(|(name, files, message)| {
            let file = Path::new("src/lib.rs");
            // The client has a call of its own within that of the whole file.
            let start =
                if message == client { "    farrier::needs! {" } else { "farrier::needs! {" };
            let call = files[file].lines().position(|line| line == start).unwrap();
            let text = format!("error: {message}");
            ((*name).to_owned(), vec![Told { file: file.to_owned(), line: call + 1, text }])
        })
        .collect();
    let crates = cases.into_iter().map(|(name, files, _)| (name.to_owned(), files));
    // Where nothing is missing, nothing is told: the errors aren't those of code that is never right.
    let fine = [
        ("fine".to_owned(), alone(module("unique_items"))),
        ("fine-with-cbor".to_owned(), alone(module("rpcv2_cbor"))),
    ];
    expected.extend(fine.iter().map(|(name, _)| (name.clone(), Vec::new())));
    assert_eq!(check("needs", &crates.chain(fine).collect()), expected);
}
