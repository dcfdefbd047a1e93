//! What a sound model answers: mixins, `apply`, services, closures, traits.

mod support;

use farrier_smithy::traits::{Deprecated, Documentation, Length, Required, Sensitive};
use farrier_smithy::{CheckedModel, Lifecycle, Shape, ShapeKind};
use support::{model, read, source};

fn names(shape: &Shape) -> Vec<&str> {
    shape.members().iter().map(farrier_smithy::Member::name).collect()
}

fn ids<'a>(shapes: impl IntoIterator<Item = &'a Shape>) -> Vec<&'a str> {
    shapes.into_iter().map(|shape| shape.id().as_str()).collect()
}

#[test]
fn members_keep_their_order() {
    let model = model(
        r#""a#S": {"type": "structure", "members": {
            "z": {"target": "smithy.api#String"},
            "a": {"target": "smithy.api#Integer"},
            "m": {"target": "a#M"}}},
        "a#M": {"type": "map", "value": {"target": "smithy.api#String"}, "key": {"target": "smithy.api#String"}}"#,
    );
    let shape = model.get("a#S").unwrap();
    assert_eq!(names(shape), ["z", "a", "m"]);
    assert_eq!(shape.member("a").unwrap().id().as_str(), "a#S$a");
    assert_eq!(model.target(shape.member("a").unwrap()).kind(), ShapeKind::Integer);
    assert_eq!(names(model.get("a#M").unwrap()), ["key", "value"]);
    assert_eq!(ids(model.shapes()), ["a#S", "a#M"]);
}

const MIXINS: &str = r#"
    "a#User": {"type": "structure", "mixins": [{"target": "a#B"}],
        "members": {"own": {"target": "smithy.api#String"},
            "base": {"target": "smithy.api#String", "traits": {"smithy.api#documentation": "mine"}}},
        "traits": {"a#last": 3}},
    "a#User$extra": {"type": "apply", "traits": {"smithy.api#required": {}}},
    "a#A$base": {"type": "apply", "traits": {"smithy.api#required": {}}},
    "a#A": {"type": "structure",
        "traits": {"smithy.api#mixin": {"localTraits": ["a#local"]}, "a#local": {}, "a#last": 1, "a#kept": 1},
        "members": {"base": {"target": "smithy.api#String", "traits": {
            "smithy.api#documentation": "theirs", "smithy.api#length": {"min": 1}}}}},
    "a#B": {"type": "structure", "mixins": [{"target": "a#A"}],
        "traits": {"smithy.api#mixin": {}, "a#last": 2},
        "members": {"extra": {"target": "smithy.api#String"}}}"#;

#[test]
fn mixins_are_flattened() {
    let model = model(MIXINS);
    let user = model.get("a#User").unwrap();
    assert_eq!(names(user), ["base", "extra", "own"]);
    let traits: Vec<_> = user.traits().ids().map(farrier_smithy::ShapeId::as_str).collect();
    assert_eq!(traits, ["a#last", "a#kept"]);
    assert_eq!(user.traits().raw("a#last"), Some("3"));
    assert_eq!(user.mixins().map(farrier_smithy::ShapeId::as_str).collect::<Vec<_>>(), ["a#B"]);
    assert!(user.members().iter().all(|member| member.container_id() == user.id()));
}

#[test]
fn redefined_members_merge_their_traits() {
    let model = model(MIXINS);
    let base = model.get("a#User").unwrap().member("base").unwrap();
    assert_eq!(base.traits().get(), Some(Documentation("mine".into())));
    let length = base.traits().get::<Length>().unwrap();
    assert_eq!((length.min, length.max), (Some(1), None));
    assert_eq!(
        model.get("a#B").unwrap().member("base").unwrap().traits().get(),
        Some(Documentation("theirs".into()))
    );
}

#[test]
fn apply_reaches_inherited_members() {
    let model = model(MIXINS);
    let required = |shape: &str, member: &str| {
        model.get(shape).unwrap().member(member).unwrap().traits().has::<Required>()
    };
    assert!(required("a#User", "extra"));
    assert!(!required("a#B", "extra"));
    assert!(required("a#A", "base") && required("a#B", "base") && required("a#User", "base"));
}

#[test]
fn apply_works_across_files() {
    let shapes = source(r#""a#S": {"type": "string", "traits": {"smithy.api#tags": ["x"]}}"#);
    let apply = source(
        r#""a#S": {"type": "apply", "traits": {"smithy.api#sensitive": {}, "smithy.api#tags": ["y"]}}"#,
    );
    for sources in [[shapes.clone(), apply.clone()], [apply, shapes]] {
        let model = read(&sources).unwrap();
        let traits = model.get("a#S").unwrap().traits();
        assert!(traits.has::<Sensitive>());
        assert_eq!(traits.raw("smithy.api#tags"), Some(r#"["x","y"]"#));
    }
}

const SERVICE: &str = r#"
    "a#Service": {"type": "service", "version": "2026-01-01",
        "operations": [{"target": "a#Zip"}, {"target": "a#Zap"}],
        "resources": [{"target": "a#City"}],
        "errors": [{"target": "a#Fault"}, {"target": "a#NotFound"}],
        "rename": {"b#Place": "OtherPlace"}},
    "a#City": {"type": "resource", "identifiers": {"id": {"target": "smithy.api#String"}},
        "read": {"target": "a#GetCity"}, "list": {"target": "a#ListCities"},
        "collectionOperations": [{"target": "a#Count"}], "operations": [{"target": "a#Zap"}],
        "resources": [{"target": "a#Street"}]},
    "a#Street": {"type": "resource", "put": {"target": "a#PutStreet"}, "resources": [{"target": "a#City"}]},
    "a#Zip": {"type": "operation", "input": {"target": "a#ZipInput"}, "output": {"target": "a#Place"},
        "errors": [{"target": "a#NotFound"}]},
    "a#Zap": {"type": "operation", "input": {"target": "a#CityInput"}},
    "a#GetCity": {"type": "operation", "input": {"target": "a#CityInput"}},
    "a#ListCities": {"type": "operation", "input": {"target": "smithy.api#Unit"}},
    "a#Count": {"type": "operation"},
    "a#PutStreet": {"type": "operation"},
    "a#Unused": {"type": "operation"},
    "a#CityInput": {"type": "structure", "members": {
        "id": {"target": "smithy.api#String", "traits": {"smithy.api#required": {}}}}},
    "a#ZipInput": {"type": "structure", "members": {
        "tree": {"target": "a#Tree"}, "other": {"target": "b#Place"}, "text": {"target": "smithy.api#String"}}},
    "a#Tree": {"type": "structure", "members": {"children": {"target": "a#Trees"}, "place": {"target": "a#Place"}}},
    "a#Trees": {"type": "list", "member": {"target": "a#Tree"}},
    "a#Place": {"type": "structure"},
    "b#Place": {"type": "structure"},
    "a#Fault": {"type": "structure", "traits": {"smithy.api#error": "server"}},
    "a#NotFound": {"type": "structure", "traits": {"smithy.api#error": "client"}}"#;

#[test]
fn operations_of_a_service() {
    let model = model(SERVICE);
    let service = model.services()[0];
    assert_eq!(service.id().as_str(), "a#Service");
    assert_eq!(service.version(), "2026-01-01");
    let operations = service.operations();
    let names: Vec<_> = operations.iter().map(farrier_smithy::Operation::name).collect();
    assert_eq!(names, ["Zip", "Zap", "GetCity", "ListCities", "Count", "PutStreet"]);
    let zip = service.operation("Zip").unwrap();
    assert_eq!(ids(zip.errors()), ["a#NotFound", "a#Fault"]);
    assert!(zip.has_input() && zip.has_output());
    let count = service.operation("Count").unwrap();
    assert!(!count.has_input() && !count.has_output());
    assert_eq!(count.input().id().as_str(), "smithy.api#Unit");
    assert!(!service.operation("ListCities").unwrap().has_input());
    assert!(service.operation("Unused").is_none());
}

#[test]
fn resources_of_a_service() {
    let model = model(SERVICE);
    let resources = model.service("a#Service").unwrap().resources();
    let found: Vec<_> = resources.iter().map(|resource| resource.id().name()).collect();
    assert_eq!(found, ["City", "Street"]);
    let lifecycle: Vec<_> = resources[0].lifecycle().map(|(kind, id)| (kind, id.name())).collect();
    assert_eq!(lifecycle, [(Lifecycle::Read, "GetCity"), (Lifecycle::List, "ListCities")]);
    assert_eq!(resources[0].identifiers().map(|(name, _)| name).collect::<Vec<_>>(), ["id"]);
}

#[test]
fn renames() {
    let model = model(SERVICE);
    let service = model.services()[0];
    assert_eq!(service.name_of(model.get("b#Place").unwrap().id()), "OtherPlace");
    assert_eq!(service.name_of(model.get("a#Place").unwrap().id()), "Place");
}

#[test]
fn closures_are_depth_first() {
    let model = model(SERVICE);
    let service = model.services()[0];
    let zip = service.operation("Zip").unwrap();
    let found = ids(model.closure(&[zip]));
    let expected =
        ["a#ZipInput", "a#Tree", "a#Trees", "a#Place", "b#Place", "a#NotFound", "a#Fault"];
    assert_eq!(found, expected);
    assert_eq!(ids(model.closure(&[])), [""; 0]);
}

#[test]
fn traits_come_from_members_or_targets() {
    let model = model(
        r#""a#Text": {"type": "string", "traits": {"smithy.api#length": {"min": 1}, "x#y": {"any": [1.50]}}},
        "a#S": {"type": "structure", "members": {
            "own": {"target": "a#Text", "traits": {"smithy.api#length": {"max": 9}}},
            "none": {"target": "a#Text"}}}"#,
    );
    let shape = model.get("a#S").unwrap();
    let length = |name: &str| {
        let length = model.trait_of::<Length>(shape.member(name).unwrap());
        length.map(|length| (length.min, length.max))
    };
    assert_eq!(length("own"), Some((None, Some(9))));
    assert_eq!(length("none"), Some((Some(1), None)));
    let text = model.get("a#Text").unwrap().traits();
    assert_eq!(text.raw("x#y"), Some(r#"{"any": [1.50]}"#));
    assert!(text.contains("x#y") && !text.has::<Deprecated>());
}

#[test]
fn a_member_of_another_model_does_no_harm() {
    let big = model(SERVICE);
    let small: CheckedModel = model(r#""a#S": {"type": "string"}"#);
    for member in big.shapes().flat_map(Shape::members) {
        let _ = small.target(member).id();
    }
    assert!(small.closure(&big.services()[0].operations()).is_empty());
}

#[test]
fn a_model_may_bring_the_prelude() {
    let model = model(
        r#""smithy.api#String": {"type": "string", "traits": {"smithy.api#documentation": "Text."}},
        "smithy.api#length": {"type": "structure", "traits": {"smithy.api#trait": {}}}"#,
    );
    assert_eq!(ids(model.shapes()), ["smithy.api#length"]);
}

#[test]
fn prelude_shapes_are_there() {
    let model = model("");
    assert_eq!(model.get("smithy.api#Unit").unwrap().kind(), ShapeKind::Structure);
    assert_eq!(
        model.get("smithy.api#PrimitiveLong").unwrap().traits().raw("smithy.api#default"),
        Some("0")
    );
    assert_eq!(model.shapes().count(), 0);
}
