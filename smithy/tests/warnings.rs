//! Mistakes that don't keep a model from being used.

mod support;

use support::model;

/// The warnings of a model, as people see them.
fn warnings(shapes: &str) -> Vec<String> {
    model(shapes).warnings().iter().map(ToString::to_string).collect()
}

#[test]
fn a_service_without_operations() {
    let hint = "name some in `operations` or `resources`: a client of it can call nothing";
    assert_eq!(
        warnings(
            r#"
            "a#S": {"type": "service", "version": "1"},
            "a#M": {"type": "service", "version": "1", "traits": {"smithy.api#mixin": {}}}"#
        ),
        [format!("test.json:2:1: a#S: the service has no operations\n  hint: {hint}")]
    );
    let one = r#"
        "a#O": {"type": "operation"},
        "a#R": {"type": "resource", "operations": [{"target": "a#O"}]},
        "a#S": {"type": "service", "version": "1", "resources": [{"target": "a#R"}]}"#;
    assert_eq!(warnings(one), [""; 0]);
}

#[test]
fn routes_that_only_patterns_tell_apart() {
    let operation = |name: &str, pattern: &str| {
        format!(
            r#"
            "a#In{name}": {{"type": "structure", "members": {{"k": {{"target": "smithy.api#String",
                "traits": {{"smithy.api#required": {{}}, "smithy.api#httpLabel": {{}},
                    "smithy.api#pattern": "{pattern}"}}}}}}}},
            "a#{name}": {{"type": "operation", "input": {{"target": "a#In{name}"}},
                "traits": {{"smithy.api#http": {{"method": "GET", "uri": "/x/{{k}}"}}}}}}"#
        )
    };
    let service = r#""a#S": {"type": "service", "version": "1",
        "operations": [{"target": "a#O"}, {"target": "a#P"}]}"#;
    let shapes = [service, &operation("O", "^a"), &operation("P", "^b")].join(",\n");
    let [warning] = &warnings(&shapes)[..] else { panic!("one warning") };
    assert!(warning.contains(": a#P: the method and uri are also those of `a#O`\n"), "{warning}");
    assert!(warning.contains("nothing but the patterns of their labels"), "{warning}");
}

#[test]
fn mixins_are_no_services() {
    let model = model(
        r#"
        "a#O": {"type": "operation"},
        "a#M": {"type": "service", "version": "1", "operations": [{"target": "a#O"}],
            "traits": {"smithy.api#mixin": {}}},
        "a#S": {"type": "service", "version": "1", "mixins": [{"target": "a#M"}]}"#,
    );
    let services: Vec<_> = model.services().iter().map(|service| service.id().as_str()).collect();
    assert_eq!(services, ["a#S"]);
    assert!(model.service("a#M").is_none());
    assert_eq!(model.service("a#S").unwrap().operations().len(), 1);
}

#[test]
fn faults_of_other_crates_have_a_place() {
    let model = model(
        r#"
        "a#T": {"type": "structure", "members": {"s": {"target": "smithy.api#String",
            "traits": {"smithy.api#pattern": "["}}}}"#,
    );
    let at = |owner| {
        let fault = model.fault_at(owner, "smithy.api#pattern", "no expression", "close it");
        fault.map(|fault| fault.to_string())
    };
    let expected =
        |place, owner| Some(format!("{place}: {owner}: no expression\n  hint: close it"));
    assert_eq!(at("a#T$s"), expected("test.json:3:46", "a#T$s"));
    assert_eq!(at("a#T"), expected("test.json:2:1", "a#T"));
    assert_eq!(at("a#T$x"), None);
    assert_eq!(at("a#X"), None);
}
