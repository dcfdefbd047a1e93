//! Only what is used, and all of it: the types that are emitted are those of the shapes which the
//! chosen operations reach.
//!
//! Which shapes those are is worked out here from the model's JSON, and which types are emitted
//! is read from the code; of the generator only the types' names are asked for.

mod emitted;
mod published;
mod reached;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use farrier_codegen::Generator;
use reached::Reached;

#[path = "../../fixtures/mod.rs"]
mod fixtures;

const FIXTURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures");

/// The types that stand for no shape, whatever is chosen.
const ALWAYS: [&str; 1] = ["Client"];

/// Compares what is emitted for the operations with what they reach; gives the number of shapes.
#[track_caller]
fn assert_exact(generator: &Generator, reached: &Reached, operations: &[&str]) -> usize {
    let wanted = reached.by(operations);
    let types = generator.types().unwrap();
    let known: BTreeSet<_> = types.iter().map(|ty| ty.id.clone()).collect();
    assert_eq!(known, wanted, "{operations:?}: the shapes that have a type");

    let mut expected: BTreeSet<_> = types.into_iter().map(|ty| ty.name).collect();
    assert_eq!(expected.len(), wanted.len(), "{operations:?}: each shape has a type of its own");
    let outline = generator.outline().unwrap();
    let ids: Vec<_> = outline.iter().map(|operation| operation.id.as_str()).collect();
    assert_eq!(ids, operations);
    for operation in outline {
        expected.extend([operation.marker, operation.error]);
    }
    expected.extend(ALWAYS.map(str::to_owned));
    let code = generator.generate_module().unwrap();
    assert_eq!(emitted::types(&code), expected, "{operations:?}: the types in the code");
    wanted.len()
}

/// Every operation of every fixture alone, and all of them together.
#[test]
fn of_each_fixture() {
    for model in fixtures::models(Path::new(FIXTURES)).unwrap() {
        let text = fs::read_to_string(&model).unwrap();
        let generator = || fixtures::generator(&fixtures::name(&model), text.clone()).unwrap();
        let all = generator();
        let outline = all.outline().unwrap();
        let ids: Vec<_> = outline.iter().map(|operation| operation.id.as_str()).collect();
        let reached = Reached::of(&text, ids[0]);
        let total = assert_exact(&all, &reached, &ids);
        for id in &ids {
            let one = generator().operations([*id]);
            assert!(assert_exact(&one, &reached, &[id]) <= total);
        }
    }
}

/// The search for types does see what is too much, and the walk what is missing.
#[test]
fn the_comparison_is_not_blind() {
    let code = "pub struct A; mod m { pub enum B {} fn f() {} } make!(X, [pub struct C { a: u8 } pub operation D: error(E) {}]);";
    assert_eq!(emitted::types(code), BTreeSet::from(["A", "B", "C", "D", "E"].map(str::to_owned)));

    let text = fs::read_to_string(Path::new(FIXTURES).join("payloads.json")).unwrap();
    let generator = || fixtures::generator("payloads", text.clone()).unwrap();
    let id = generator().operations(["PutUnion"]).outline().unwrap().remove(0).id;
    let reached = Reached::of(&text, &id);
    let all = generator().types().unwrap();
    let one = reached.by(&[id.as_str()]);
    assert!(one.len() < all.len());
    assert!(one.iter().all(|shape| all.iter().any(|ty| ty.id == *shape)));
}
