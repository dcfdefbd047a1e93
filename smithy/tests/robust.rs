//! Hostile and broken texts give faults, never a panic or an overflow; real
//! models give none.

mod support;

use std::io::Write as _;
use std::path::Path;

use farrier_smithy::Source;
use support::read;

const MODEL: &str = r#"{"smithy": "1.0", "metadata": {"a": [1]}, "shapes": {
    "a#S": {"type": "service", "version": "1", "operations": [{"target": "a#O"}],
        "resources": [{"target": "a#R"}], "rename": {"a#I": "J"}, "errors": [{"target": "a#E"}],
        "traits": {"aws.protocols#restJson1": {}}},
    "a#R": {"type": "resource", "identifiers": {"id": {"target": "a#T"}}, "read": {"target": "a#O"}},
    "a#O": {"type": "operation", "input": {"target": "a#I"}, "output": {"target": "a#I"},
        "traits": {"smithy.api#http": {"method": "GET", "uri": "/{id}?a=b", "code": 200}}},
    "a#E": {"type": "structure", "traits": {"smithy.api#error": "client", "smithy.api#httpError": 404}},
    "a#M": {"type": "structure", "traits": {"smithy.api#mixin": {}}, "members": {"m": {"target": "a#U"}}},
    "a#I": {"type": "structure", "mixins": [{"target": "a#M"}], "members": {
        "id": {"target": "a#T", "traits": {"smithy.api#httpLabel": {}, "smithy.api#required": {}}},
        "n": {"target": "smithy.api#PrimitiveLong", "traits": {"smithy.api#range": {"min": -1.5e3, "max": 1e9}}}}},
    "a#I$m": {"type": "apply", "traits": {"smithy.api#documentation": "\u00e4 \"x\""}},
    "a#U": {"type": "union", "members": {"i": {"target": "a#I"}, "l": {"target": "a#L"}}},
    "a#L": {"type": "set", "member": {"target": "a#T"}},
    "a#T": {"type": "string", "traits": {"smithy.api#length": {"min": 1, "max": 10},
        "smithy.api#enum": [{"value": "a", "name": "A"}]}}}}"#;

fn try_read(text: String) -> bool {
    match read(&[Source::new("test.json", text)]) {
        Ok(model) => {
            for service in model.services() {
                let _ = model.closure(&service.operations());
            }
            true
        }
        Err(faults) => {
            assert!(faults.len() > 0 && !faults.to_string().is_empty());
            assert!(faults.iter().all(|fault| fault.line > 0 && fault.column > 0));
            false
        }
    }
}

/// A small generator of pseudo-random numbers (xorshift): always the same ones.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % 1_000_003).unwrap_or(0) % limit
    }
}

#[test]
fn the_model_is_sound() {
    if let Err(faults) = read(&[Source::new("test.json", MODEL)]) {
        panic!("{faults}");
    }
}

#[test]
fn every_prefix_gives_faults() {
    for end in (0..MODEL.len()).filter(|&end| MODEL.is_char_boundary(end)) {
        assert!(!try_read(MODEL[..end].to_owned()), "{end}");
    }
}

#[test]
fn mutated_texts_never_panic() {
    let tokens: Vec<&str> =
        MODEL.split_inclusive(['"', ',', ':', '{', '}', '[', ']', ' ']).collect();
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    let mut sound = 0;
    for _ in 0..1_000 {
        let mut mutated = tokens.clone();
        for _ in 0..=random.below(2) {
            let at = random.below(mutated.len());
            let other = tokens[random.below(tokens.len())];
            match random.below(3) {
                0 => mutated[at] = other,
                1 => mutated.insert(at, other),
                _ => drop(mutated.remove(at)),
            }
        }
        sound += usize::from(try_read(mutated.concat()));
    }
    assert!(sound > 0, "some mutations leave the model sound");
}

#[test]
fn swapped_words_never_panic() {
    let parts: Vec<&str> = MODEL.split('"').collect();
    let mut random = Random(7);
    for _ in 0..1_000 {
        let mut mutated = parts.clone();
        for _ in 0..=random.below(3) {
            let (at, from) = (random.below(parts.len() / 2), random.below(parts.len() / 2));
            mutated[2 * at + 1] = parts[2 * from + 1];
        }
        try_read(mutated.join("\""));
    }
}

#[test]
fn deep_nesting_does_not_overflow() {
    let deep = |open: &str, close: &str| open.repeat(30_000) + "1" + &close.repeat(30_000);
    let wrap = |inner: String| format!("{{\"smithy\": \"2.0\", \"shapes\": {inner}}}");
    assert!(!try_read(deep("[", "]")));
    assert!(!try_read(deep("{\"a\":", "}")));
    assert!(!try_read("[".repeat(1_000_000)));
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let value = deep(open, close);
        assert!(!try_read(wrap(value.clone())));
        assert!(!try_read(wrap(format!("{{\"a#S\": {value}}}"))));
        let shape = format!(
            r#"{{"a#S": {{"type": "integer", "traits": {{"smithy.api#default": {value}}}}}}}"#
        );
        assert!(!try_read(wrap(shape)));
    }
}

#[test]
fn long_chains_do_not_overflow() {
    let mut shapes = Vec::new();
    for n in 0..20_000 {
        let next = n + 1;
        shapes.push(format!(
            r#""a#S{n}": {{"type": "structure", "mixins": [{{"target": "a#S{next}"}}], "traits": {{"smithy.api#mixin": {{}}}}}}"#
        ));
        shapes.push(format!(
            r#""a#T{n}": {{"type": "structure", "members": {{"m": {{"target": "a#T{next}", "traits": {{"smithy.api#required": {{}}}}}}}}}}"#
        ));
    }
    shapes.push(r#""a#S20000": {"type": "structure", "traits": {"smithy.api#mixin": {}}}"#.into());
    shapes.push(r#""a#T20000": {"type": "string"}"#.into());
    let text = support::source(&shapes.join(",")).text;
    assert!(try_read(text));
}

#[test]
fn lists_in_lists_may_be_64_deep() {
    let lists = |depth: usize| {
        let list = |n| {
            let next = n + 1;
            format!(r#""a#L{n}": {{"type": "list", "member": {{"target": "a#L{next}"}}}}"#)
        };
        let shapes = (0..depth).map(list).chain([format!(r#""a#L{depth}": {{"type": "string"}}"#)]);
        read(&[support::source(&shapes.collect::<Vec<_>>().join(","))])
    };
    assert!(lists(64).is_ok());
    for depth in [65, 20_000] {
        let faults = lists(depth).unwrap_err().to_string();
        let message = format!("a#L{}: the list has 64 more lists and maps in it", depth - 65);
        assert!(faults.contains(&message), "{faults}");
        assert_eq!(faults.lines().count(), 2, "{faults}");
    }
}

/// Reads each model of the folder that an environment variable names, and tells of all that have
/// faults.
fn folder(variable: &str) {
    let Some(folder) = std::env::var_os(variable) else {
        tell(&format!("skipped: {variable} doesn't name a folder of models"));
        return;
    };
    let mut files: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    let failures: Vec<_> = files.iter().filter_map(|path| fault_of(path)).collect();
    let sound = files.len() - failures.len();
    tell(&format!("{variable}: {sound} of {} models are sound", files.len()));
    assert!(failures.is_empty(), "{} have faults:\n{}", failures.len(), failures.join("\n"));
    assert!(sound > 0, "no models in the folder that {variable} names");
}

/// What is wrong with a model, after the file's name.
fn fault_of(path: &Path) -> Option<String> {
    let name = path.display().to_string();
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) => return Some(format!("{name}: {error}")),
    };
    let faults = read(&[Source::new(&name, text)]).err()?;
    Some(format!("{name}:\n{faults}"))
}

/// Writes a line that shows even where the output of tests is captured.
fn tell(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}

#[test]
fn published_models_are_sound() {
    folder("SMITHY_AWS_MODELS");
}

#[test]
fn protocol_tests_are_sound() {
    folder("SMITHY_PROTOCOL_TESTS");
}
