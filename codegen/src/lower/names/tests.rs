//! Every identifier of every model that is there: valid, unique in its scope, and the same when
//! shapes are added.
//!
//! Published models are found by `SMITHY_AWS_MODELS`. Names are made without lowering anything
//! else, which would take minutes.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use farrier_smithy::{CheckedModel, Service, ShapeKind};
use serde_json::{Value, json};

use super::Names;
use crate::lower::reach::Reach;
use crate::lower::{enums, structures};

/// What emitted code says besides, by scope.
const OF_EVERY_CLIENT: [(&str, &[&str]); 3] =
    [("types", &["Client"]), ("modules", &["errors", "types"]), ("methods", &["builder", "new"])];

/// The model's ids and names with what becomes of them, by scope.
type Table = BTreeMap<String, Vec<(String, String)>>;

fn read(name: &str, text: String) -> CheckedModel {
    let source = farrier_smithy::Source::new(name, text);
    farrier_smithy::load(&[source])
        .and_then(farrier_smithy::Model::check)
        .unwrap_or_else(|faults| panic!("{faults}"))
}

fn table(model: &CheckedModel, service: Service<'_>) -> Table {
    let operations = service.operations();
    let all = Names::of(model, service, &Reach::of(model, &operations, false));
    let mut table = Table::new();
    let mut add = |scope: &str, from: &str, name: String| {
        table.entry(scope.to_owned()).or_default().push((from.to_owned(), name));
    };
    for operation in &operations {
        let own = all.operation(operation.id()).unwrap();
        let id = operation.id().as_str();
        add("types", id, own.marker.to_string());
        add("types", &format!("{id} error"), own.error.to_string());
        add("modules", id, own.module.to_string());
        add("methods", id, own.method.to_string());
    }
    for shape in model.closure(&operations) {
        let Some(named) = all.named(shape) else { continue };
        let id = shape.id().as_str();
        add("types", id, named.path.name.to_string());
        if matches!(shape.kind(), ShapeKind::Enum | ShapeKind::IntEnum) {
            for (member, variant) in shape.members().iter().zip(enums::variants(shape)) {
                add(id, member.name(), variant.to_string());
            }
        } else {
            for (member, (field, variant)) in shape.members().iter().zip(structures::names(shape)) {
                let is_union = shape.kind() == ShapeKind::Union;
                add(
                    id,
                    member.name(),
                    if is_union { variant.to_string() } else { field.to_string() },
                );
            }
        }
    }
    table
}

/// Fails on a name that is none, or that stands twice in its scope. Says how many names there are.
fn check(model: &str, table: &Table) -> usize {
    for (scope, names) in table {
        let fixed = OF_EVERY_CLIENT.iter().find(|(fixed, _)| fixed == scope);
        let mut seen: BTreeSet<&str> =
            fixed.map_or(&[][..], |(_, names)| names).iter().copied().collect();
        for (from, name) in names {
            assert!(seen.insert(name), "{model}: {from} is a second `{name}` in {scope}");
            assert!(is_identifier(name), "{model}: {from} becomes `{name}`");
        }
    }
    table.values().map(Vec::len).sum()
}

fn is_identifier(name: &str) -> bool {
    syn::parse_str::<syn::Ident>(name).is_ok()
}

/// The JSON files of a folder.
fn models(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    files
}

fn fixtures() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut files = models(&root.join("tests/fixtures"));
    files.extend(models(&root.join("model")));
    assert!(files.len() > 30);
    files
}

/// The published models, if they are there.
fn published() -> Vec<PathBuf> {
    match std::env::var_os("SMITHY_AWS_MODELS") {
        Some(folder) => models(Path::new(&folder)),
        None => {
            let _ = writeln!(std::io::stderr(), "skipped: SMITHY_AWS_MODELS doesn't name a folder");
            Vec::new()
        }
    }
}

/// Checks the names of these models. Says how many names there are.
fn check_all(files: &[PathBuf]) -> usize {
    let check_one = |path: &PathBuf| {
        let name = path.display().to_string();
        let model = read(&name, fs::read_to_string(path).unwrap());
        let services = model.services();
        services.iter().map(|service| check(&name, &table(&model, *service))).sum::<usize>()
    };
    files.iter().map(check_one).sum()
}

#[test]
fn names_are_unique_in_their_scopes() {
    let files = [fixtures(), published()].concat();
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let count: usize = std::thread::scope(|scope| {
        let parts = files.chunks(files.len().div_ceil(threads));
        let parts: Vec<_> = parts.map(|part| scope.spawn(|| check_all(part))).collect();
        parts.into_iter().map(|part| part.join().unwrap()).sum()
    });
    let _ = writeln!(std::io::stderr(), "{count} names of {} models", files.len());
}

/// A model with an operation more, whose input holds a shape for each name of the model that can be
/// written otherwise: with underscores, and in a namespace before all others.
fn with_more(mut model: Value, service: &str) -> Value {
    let id = |name: &str| format!("a.a#{name}");
    let shapes = model["shapes"].as_object_mut().unwrap();
    let mut taken: BTreeSet<String> = shapes.keys().map(|id| name_of(id).to_lowercase()).collect();
    let mut members = json!({});
    let names: Vec<String> = shapes.keys().map(|id| name_of(id).to_owned()).collect();
    for name in names.iter().filter(|name| !name.contains(['_', '$'])) {
        for clash in
            [format!("{}_{}", &name[..1], &name[1..]), format!("{name}_"), format!("{name}_error")]
        {
            let member = format!("m{}", taken.len());
            if taken.insert(clash.to_lowercase()) {
                shapes.insert(id(&clash), json!({ "type": "structure", "members": {} }));
                members[member] = json!({ "target": id(&clash) });
            }
        }
    }
    shapes.insert(id("Added_Input"), json!({ "type": "structure", "members": members }));
    let http = json!({ "smithy.api#http": { "method": "POST", "uri": "/added-by-a-test" } });
    let input = json!({ "target": id("Added_Input") });
    shapes.insert(id("Added_"), json!({ "type": "operation", "input": input, "traits": http }));
    let operations = &mut shapes.get_mut(service).unwrap()["operations"];
    if operations.is_null() {
        *operations = json!([]);
    }
    operations.as_array_mut().unwrap().insert(0, json!({ "target": id("Added_") }));
    model
}

fn name_of(id: &str) -> &str {
    id.split_once('#').map_or(id, |(_, name)| name)
}

#[test]
fn names_stay_when_shapes_are_added() {
    let mut compared = 0;
    // Every twelfth published model: each is read twice.
    let files = [fixtures(), published().into_iter().step_by(12).collect()].concat();
    for path in files {
        let name = path.display().to_string();
        let text = fs::read_to_string(&path).unwrap();
        let json: Value = serde_json::from_str(&text).unwrap();
        // In the model's own order of members, which counts for nothing: that of the other is by names.
        let model = read(&name, text);
        for service in model.services() {
            let before = table(&model, service);
            let id = service.id().as_str();
            let more = read(&name, with_more(json.clone(), id).to_string());
            let after = table(&more, more.service(id).unwrap());
            check(&name, &after);
            for (scope, names) in &before {
                let after: BTreeMap<_, _> = after[scope].iter().map(|(a, b)| (a, b)).collect();
                for (from, name) in names {
                    if !name_of(from).contains('_') {
                        assert_eq!(after.get(from), Some(&name), "{from} in {scope} of {path:?}");
                        compared += 1;
                    }
                }
            }
        }
    }
    assert!(compared > 1_000);
}
