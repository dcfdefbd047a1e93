//! However deep a model is, nothing overflows the stack of a thread, which has 2 MiB.

mod shapes;

use std::thread;

use farrier_codegen::{Dependency, Error, Generator};
use serde_json::{Value, json};
use shapes::{FORMS, chained, documented, model, resources};

/// What became of a model.
fn generate(text: String) -> Result<(), Error> {
    let thread = thread::Builder::new().stack_size(2 << 20).spawn(move || {
        let generator = Generator::from_text("model.json", text)?;
        generator.farrier(Dependency::registry("0.1")).generate().map(|_| ())
    });
    thread.unwrap().join().unwrap()
}

/// The text of the faults of a model, each of which has a place.
fn faults(model: &Value) -> String {
    let Err(Error::Model(faults)) = generate(model.to_string()) else {
        panic!("the model has faults")
    };
    assert!(faults.iter().all(|fault| fault.line > 0 && fault.column > 0));
    faults.to_string()
}

#[test]
fn long_chains_become_clients() {
    for (name, form, _) in FORMS.iter().filter(|(name, ..)| name.contains(" of ")).take(6) {
        generate(form(1_500).to_string()).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
    generate(resources(14_000).to_string()).unwrap();
}

/// A list whose innermost of `depth` lists has strings, or the same with maps.
fn nested(depth: usize, map: bool) -> Value {
    let collection = |next: &str| {
        if map {
            json!({"type": "map", "key": {"target": "smithy.api#String"}, "value": {"target": next}})
        } else {
            json!({"type": "list", "member": {"target": next}})
        }
    };
    chained(depth, collection, json!({"type": "string"}))
}

#[test]
fn lists_and_maps_may_be_64_deep() {
    for map in [false, true] {
        generate(nested(64, map).to_string()).unwrap();
        for depth in [65, 14_000] {
            let faults = faults(&nested(depth, map));
            let kind = if map { "map" } else { "list" };
            let id = depth - 65;
            let message = format!("a#S{id}: the {kind} has 64 more lists and maps in it");
            assert!(faults.contains(&message), "{faults}");
            assert_eq!(faults.matches("more lists and maps").count(), 1, "{faults}");
        }
    }
}

#[test]
fn deep_mixins_and_circles_are_faults() {
    let mixin = |next: &str| json!({"type": "structure", "traits": {"smithy.api#mixin": {}}, "mixins": [{"target": next}]});
    let chain = chained(14_000, mixin, mixin("a#S0"));
    assert!(faults(&chain).contains("the mixins of the shape lead back to themselves"));
    let union = |next: &str| json!({"type": "union", "members": {"next": {"target": next}}});
    let circle = chained(14_000, union, union("a#S0"));
    assert!(faults(&circle).contains("every member of the union contains the union again"));
    let list = |next: &str| json!({"type": "list", "member": {"target": next}});
    let circle = chained(14_000, list, list("a#S0"));
    assert!(faults(&circle).contains("the list consists of nothing but itself"));
}

#[test]
fn deep_json_is_a_fault_or_is_kept() {
    let deep = |open: &str, close: &str| open.repeat(14_000) + "1" + &close.repeat(14_000);
    let place = "\"@@\"";
    let document = json!({"target": "smithy.api#Document", "traits": {"smithy.api#default": "@@"}});
    let member = json!({"type": "structure", "members": {"m": document}});
    let foreign = json!({"type": "string", "traits": {"b#foreign": "@@"}});
    let models = [
        json!("@@"),
        json!({"smithy": "2.0", "metadata": {"a": "@@"}}),
        json!({"smithy": "2.0", "shapes": {"a#S": "@@"}}),
        model("a#S", [("a#S".to_owned(), member)]),
        model("a#S", [("a#S".to_owned(), foreign)]),
    ];
    for model in models {
        for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
            let text = model.to_string().replace(place, &deep(open, close));
            if let Err(Error::Model(faults)) = generate(text) {
                assert!(faults.iter().all(|fault| fault.line > 0 && fault.column > 0));
            }
        }
    }
}

#[test]
fn deep_texts_are_no_problem() {
    for part in ["<ul><li>", "<b><i>", "> ", "[", "((", "* ", "<a href='x'>", "**_", "`", "- \n  "]
    {
        generate(documented(&part.repeat(5_000)).to_string()).unwrap();
    }
    for (open, close) in [("(", ")"), ("(?:", ")?"), ("(?=", ")"), ("[", "]"), ("(?<!", ")")] {
        let pattern = open.repeat(14_000) + "a" + &close.repeat(14_000);
        let shape = json!({"type": "string", "traits": {"smithy.api#pattern": pattern}});
        generate(model("a#S", [("a#S".to_owned(), shape)]).to_string()).unwrap();
    }
}
