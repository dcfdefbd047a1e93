//! Each trait of each fixture is taken away: only if the report has it honoured or approximated
//! may the client be another one then.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use farrier_codegen::Report;
use serde_json::Value;

use crate::{FIXTURES, fixtures};

/// The ids of all traits that a report has, with whether they are read.
fn traits(report: &Report) -> BTreeMap<&str, bool> {
    let traits = &report.traits;
    let read = traits.honoured.iter().chain(&traits.approximated).map(|it| (&*it.id, true));
    read.chain(traits.ignored.iter().map(|it| (&*it.id, false))).collect()
}

/// The model without a trait, as its text.
fn without(model: &Value, id: &str) -> String {
    fn strip(value: &mut Value, id: &str) {
        match value {
            Value::Object(object) => {
                if let Some(Value::Object(traits)) = object.get_mut("traits") {
                    traits.remove(id);
                }
                object.values_mut().for_each(|value| strip(value, id));
            }
            Value::Array(items) => items.iter_mut().for_each(|value| strip(value, id)),
            _ => {}
        }
    }
    let mut model = model.clone();
    strip(&mut model, id);
    model.to_string()
}

#[test]
fn what_is_ignored_makes_no_difference_and_what_is_read_does() {
    let (mut effective, mut read) = (BTreeSet::new(), BTreeSet::new());
    for path in fixtures::models(Path::new(FIXTURES)).unwrap() {
        let name = fixtures::name(&path);
        let model: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        let code = |text: String| fixtures::generator(&name, text)?.generate_module();
        let all = fixtures::generator(&name, model.to_string()).unwrap();
        let (whole, report) = all.generate_module_and_report().unwrap();
        for (id, is_read) in traits(&report) {
            if is_read {
                read.insert(id.to_owned());
                if effective.contains(id) {
                    continue;
                }
            }
            // Without its protocol or a binding that it needs a model is none.
            let Ok(other) = code(without(&model, id)) else {
                effective.insert(id.to_owned());
                continue;
            };
            if other != whole {
                assert!(is_read, "{name}: {id} makes a difference in {}", report.protocol.used);
                effective.insert(id.to_owned());
            }
        }
    }
    let idle: Vec<_> = read.difference(&effective).collect();
    assert_eq!(idle, [&""; 0], "honoured, as is said, but to what effect?");
}
