//! Models that somebody wrote, with something in them changed: a byte, a key, a target, a number,
//! the type of a value; a part left out, or there twice.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use proptest::collection::vec;
use proptest::num::u16;
use proptest::strategy::Strategy;
use serde_json::{Value, json};

use crate::compile::ROOT;
use crate::random::{Choices, Model};

/// Mutations of the fixtures and of the other models of the project.
pub(crate) fn models() -> impl Strategy<Value = Model> {
    let models = Arc::new(sound());
    let tapes = vec(vec(u16::ANY, 5), 1..4);
    (0..models.len(), tapes, u16::ANY).prop_map(move |(index, tapes, ends)| {
        let mut model = models[index].clone();
        let (last, others) = tapes.split_last().expect("there is one at least");
        for tape in others {
            in_tree(&mut model, &mut Choices::new(tape));
        }
        // Text is changed last: it may not be JSON any more.
        let mut choices = Choices::new(last);
        let text = if ends % 4 == 3 {
            in_text(&format!("{model:#}"), &mut choices)
        } else {
            in_tree(&mut model, &mut choices);
            format!("{model:#}")
        };
        Model { text, mistake: None }
    })
}

/// The models of the project.
fn sound() -> Vec<Value> {
    let root = Path::new(ROOT);
    let mut files: Vec<PathBuf> = fs::read_dir(root.join("tests/fixtures"))
        .expect("there are fixtures")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .collect();
    files.sort();
    files.push(root.join("tests/protocols/zoo.json"));
    files.push(root.join("model/connectparticipant.json"));
    let read = |path: &PathBuf| {
        let text = fs::read_to_string(path).expect("a model");
        serde_json::from_str(&text).expect("JSON")
    };
    files.iter().map(read).collect()
}

/// The paths of all values, but the whole.
fn paths(value: &Value, path: &str, found: &mut Vec<String>) {
    let mut add = |key: &str, value: &Value| {
        let path = format!("{path}/{}", key.replace('~', "~0").replace('/', "~1"));
        paths(value, &path, found);
        found.push(path);
    };
    match value {
        Value::Object(entries) => entries.iter().for_each(|(key, value)| add(key, value)),
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, value)| add(&index.to_string(), value));
        }
        _ => {}
    }
}

/// Changes one value or key.
fn in_tree(model: &mut Value, choices: &mut Choices<'_>) {
    let mut all = Vec::new();
    paths(model, "", &mut all);
    if all.is_empty() {
        return;
    }
    let shapes = shapes(model);
    let (at, other) = (choices.pick(&all), choices.pick(&all));
    let other_value = model.pointer(&other).cloned().unwrap_or_default();
    let kind = choices.below(5);
    let Some(value) = model.pointer_mut(&at) else { return };
    match (kind, &*value) {
        (0, _) => remove(model, &at),
        (1, _) => rename(model, &at, &other),
        (2, _) => *value = other_value,
        (_, Value::String(text)) if text.contains('#') => *value = json!(choices.pick(&shapes)),
        (_, Value::Number(_)) => *value = json!(choices.pick(&NUMBERS)),
        _ => *value = other_type(choices),
    }
}

const NUMBERS: [f64; 8] = [0.0, -1.0, 1.5, 200.0, 2_147_483_648.0, 1e19, -1e300, 599.0];

/// Targets: the shapes of the model, and some of the prelude.
fn shapes(model: &Value) -> Vec<String> {
    let prelude = ["String", "Integer", "Blob", "Document", "Unit", "Timestamp", "Nowhere"];
    let own = model["shapes"].as_object().into_iter().flat_map(serde_json::Map::keys).cloned();
    own.chain(prelude.map(|name| format!("smithy.api#{name}"))).collect()
}

fn other_type(choices: &mut Choices<'_>) -> Value {
    let deep = (0..200).fold(json!(0), |inner, _| json!([inner]));
    let all = [
        Value::Null,
        json!(true),
        json!(-1),
        json!(1e300),
        json!(""),
        json!("union"),
        json!("a#b$c"),
        json!([]),
        json!([1, "a"]),
        json!({}),
        json!({ "target": "smithy.api#String" }),
        deep,
    ];
    choices.pick(&all)
}

/// Splits off the last step of a path.
fn parent(path: &str) -> (&str, String) {
    let (parent, key) = path.rsplit_once('/').unwrap_or_default();
    (parent, key.replace("~1", "/").replace("~0", "~"))
}

fn remove(model: &mut Value, path: &str) {
    let (holder, key) = parent(path);
    match model.pointer_mut(holder) {
        Some(Value::Object(entries)) => drop(entries.remove(&key)),
        Some(Value::Array(items)) => drop(key.parse::<usize>().map(|index| items.remove(index))),
        _ => {}
    }
}

/// Gives an entry the key of another one.
fn rename(model: &mut Value, path: &str, other: &str) {
    let (holder, key) = parent(path);
    if let Some(Value::Object(entries)) = model.pointer_mut(holder)
        && let Some(value) = entries.remove(&key)
    {
        entries.insert(parent(other).1, value);
    }
}

/// Changes a byte, leaves some out, or repeats some: an entry with its key, for instance.
fn in_text(text: &str, choices: &mut Choices<'_>) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let line = choices.below(lines.len());
    let (kind, column, byte) = (choices.below(4), choices.below(80), choices.below(128));
    let mut changed: Vec<String> = lines.iter().map(|&line| line.to_owned()).collect();
    match kind {
        0 => changed.insert(line, lines[line].to_owned()),
        1 => drop(changed.remove(line)),
        _ => {
            let mut bytes = lines[line].as_bytes().to_vec();
            let column = column % bytes.len().max(1);
            if kind == 2 && !bytes.is_empty() {
                bytes[column] = u8::try_from(byte).unwrap_or_default();
            } else {
                bytes.truncate(column);
            }
            changed[line] = String::from_utf8_lossy(&bytes).into_owned();
        }
    }
    changed.join("\n")
}
