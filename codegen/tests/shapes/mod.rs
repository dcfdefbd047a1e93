//! Models of which one can make larger ones of the same form.

use serde_json::{Map, Value, json};

/// Makes the model of a size.
pub(crate) type Form = fn(usize) -> Value;

/// The forms whose clients can be generated at any size, with their names and a size that is large enough to
/// tell linear from quadratic costs.
pub(crate) const FORMS: [(&str, Form, usize); 29] = [
    ("a chain of structures", chain, 150),
    ("a chain of required structures", required_chain, 150),
    ("a ring of structures", ring, 150),
    ("structures that all hold each other", clique, 12),
    ("a chain of unions", unions, 150),
    ("lists of structures of lists", list_chain, 100),
    ("members of a structure", members, 150),
    ("members with the same name in Rust", clashing_members, 150),
    ("variants of a union", variants, 150),
    ("values of an enum", values, 150),
    ("structures with the same name in Rust", clashing_structures, 100),
    ("operations", operations, 50),
    ("routes", routes, 50),
    ("operations with the same input", sharing_operations, 40),
    ("errors", errors, 100),
    ("resources in resources", resources, 150),
    ("patterns", patterns, 100),
    ("a long documentation", long_documentation, 150),
    ("traits of a shape", traits, 150),
    ("defaults", defaults, 100),
    ("statements that apply traits", applies, 150),
    ("structures with a mixin", mixed, 100),
    ("operations with nothing", empty_operations, 100),
    ("operations of a service with errors", operations_with_common_errors, 50),
    ("members whose target has constraints", constrained, 150),
    ("members whose target is a list of lists", nested, 100),
    ("defaults that are values of an enum", enum_defaults, 100),
    ("values of an example with a pattern", example_with_pattern, 400),
    ("items of an example that must differ", unique_example, 200),
];

/// A model with one operation, whose input has the member `root` with this target, and `shapes`.
pub(crate) fn model(root: &str, shapes: impl IntoIterator<Item = (String, Value)>) -> Value {
    let mut all: Map<_, _> = Map::new();
    all.insert(
        "a#Service".into(),
        json!({"type": "service", "version": "1", "operations": [{"target": "a#Operation"}],
            "traits": {"aws.protocols#awsJson1_0": {}}}),
    );
    all.insert("a#Operation".into(), json!({"type": "operation", "input": target("a#Input")}));
    all.insert("a#Input".into(), json!({"type": "structure", "members": {"root": target(root)}}));
    all.extend(shapes);
    json!({"smithy": "2.0", "shapes": all})
}

pub(crate) fn target(id: &str) -> Value {
    json!({"target": id})
}

pub(crate) fn structure<S: Into<String>>(members: impl IntoIterator<Item = (S, Value)>) -> Value {
    let members: Map<_, _> = members.into_iter().map(|(name, it)| (name.into(), it)).collect();
    json!({"type": "structure", "members": members})
}

/// Shapes that `shape` makes, called `a#S0`, `a#S1` and so on; `shape` gets a number and the id of the next.
pub(crate) fn chained(count: usize, shape: impl Fn(&str) -> Value, last: Value) -> Value {
    let shapes = (0..count).map(|n| (format!("a#S{n}"), shape(&format!("a#S{}", n + 1))));
    model("a#S0", shapes.chain([(format!("a#S{count}"), last)]))
}

fn chain(count: usize) -> Value {
    chained(count, |next| structure([("next", target(next))]), structure([("x", string())]))
}

fn required_chain(count: usize) -> Value {
    let required = |next: &str| json!({"target": next, "traits": {"smithy.api#required": {}}});
    let last = structure([("x", required("smithy.api#String"))]);
    let mut model = chained(count, |next| structure([("next", required(next))]), last);
    model["shapes"]["a#Input"]["members"]["root"] = required("a#S0");
    model
}

fn ring(count: usize) -> Value {
    chained(count, |next| structure([("next", target(next))]), structure([("x", target("a#S0"))]))
}

fn clique(count: usize) -> Value {
    let ids = || (0..count).map(|n| format!("a#S{n}"));
    let members = || ids().enumerate().map(|(n, id)| (format!("m{n}"), target(&id)));
    model("a#S0", ids().map(|id| (id, structure(members()))))
}

fn unions(count: usize) -> Value {
    let union = |next: &str| json!({"type": "union", "members": {"next": target(next)}});
    chained(count, union, json!({"type": "union", "members": {"x": string()}}))
}

fn list_chain(count: usize) -> Value {
    let shapes = (0..count).flat_map(|n| {
        let list = json!({"type": "list", "member": target(&format!("a#S{}", n + 1))});
        let members = structure([("items", target(&format!("a#L{n}")))]);
        [(format!("a#L{n}"), list), (format!("a#S{n}"), members)]
    });
    model("a#S0", shapes.chain([(format!("a#S{count}"), structure([("x", string())]))]))
}

pub(crate) fn string() -> Value {
    target("smithy.api#String")
}

fn members(count: usize) -> Value {
    let members = (0..count).map(|n| (format!("member{n}"), string()));
    model("a#S0", [("a#S0".into(), structure(members))])
}

/// Different names that are the same without underscores.
fn clashing(start: &str, count: usize) -> impl Iterator<Item = String> {
    (0..count).map(move |n| {
        let letters = ('a'..='p').enumerate();
        letters.fold(start.to_owned(), |name, (at, letter)| {
            let underscore = if n >> at & 1 == 1 { "_" } else { "" };
            format!("{name}{letter}{underscore}")
        })
    })
}

fn clashing_members(count: usize) -> Value {
    let members = clashing("m", count).map(|name| (name, string()));
    model("a#S0", [("a#S0".into(), structure(members))])
}

fn clashing_structures(count: usize) -> Value {
    let ids = || clashing("a#S", count);
    let members = ids().enumerate().map(|(n, id)| (format!("m{n}"), target(&id)));
    let mut model = model("a#Root", ids().map(|id| (id, structure([("x", string())]))));
    model["shapes"]["a#Root"] = structure(members);
    model
}

fn variants(count: usize) -> Value {
    let mut model = members(count);
    model["shapes"]["a#S0"]["type"] = "union".into();
    model
}

fn values(count: usize) -> Value {
    let value = |n| json!({"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": format!("v{n}")}});
    let members: Map<_, _> = (0..count).map(|n| (format!("V{n}"), value(n))).collect();
    model("a#S0", [("a#S0".into(), json!({"type": "enum", "members": members}))])
}

/// `count` operations of a service, each with what `properties` gives it.
fn service(count: usize, properties: impl Fn(usize) -> Value) -> Value {
    let mut model = model("smithy.api#String", []);
    for n in 0..count {
        model["shapes"][format!("a#Op{n}")] = properties(n);
        let operations = model["shapes"]["a#Service"]["operations"].as_array_mut();
        operations.unwrap().push(target(&format!("a#Op{n}")));
    }
    model
}

fn operations(count: usize) -> Value {
    let mut model = service(count, |n| {
        json!({"type": "operation", "input": target(&format!("a#In{n}")),
            "output": target(&format!("a#Out{n}")), "errors": [target("a#Error")]})
    });
    let error = json!({"type": "structure", "traits": {"smithy.api#error": "client"}});
    model["shapes"]["a#Error"] = error;
    for n in 0..count {
        model["shapes"][format!("a#In{n}")] = structure([("x", string())]);
        model["shapes"][format!("a#Out{n}")] = structure([("x", string())]);
    }
    model
}

fn routes(count: usize) -> Value {
    let http = |n: usize| {
        let uri = format!("/p{n}/{{id}}");
        json!({"smithy.api#http": {"method": "POST", "uri": uri}})
    };
    let mut model = service(
        count,
        |n| json!({"type": "operation", "input": target("a#Labels"), "traits": http(n)}),
    );
    let label = json!({"smithy.api#required": {}, "smithy.api#httpLabel": {}});
    let id = json!({"target": "smithy.api#String", "traits": label});
    model["shapes"]["a#Labels"] = structure([("id", id)]);
    model["shapes"]["a#Service"]["traits"] = json!({"aws.protocols#restJson1": {}});
    let traits = json!({"smithy.api#http": {"method": "GET", "uri": "/"}});
    model["shapes"]["a#Operation"] = json!({"type": "operation", "traits": traits});
    model
}

/// Operations that all reach the same chain of structures.
fn sharing_operations(count: usize) -> Value {
    let mut model = operations(count);
    let chain = chain(count);
    for (id, shape) in chain["shapes"].as_object().unwrap() {
        if id.starts_with("a#S") && id != "a#Service" {
            model["shapes"][id] = shape.clone();
        }
    }
    for n in 0..count {
        model["shapes"][format!("a#In{n}")]["members"]["x"] = target("a#S0");
        model["shapes"][format!("a#Out{n}")]["members"]["x"] = target("a#S0");
    }
    model
}

fn errors(count: usize) -> Value {
    let error = || json!({"type": "structure", "traits": {"smithy.api#error": "client"}});
    let mut model = model("smithy.api#String", (0..count).map(|n| (format!("a#E{n}"), error())));
    let errors: Vec<_> = (0..count).map(|n| target(&format!("a#E{n}"))).collect();
    model["shapes"]["a#Operation"]["errors"] = errors.into();
    model
}

pub(crate) fn resources(count: usize) -> Value {
    let resource = |next: &str| json!({"type": "resource", "resources": [target(next)]});
    let mut model = chained(count, resource, json!({"type": "resource"}));
    model["shapes"]["a#Service"]["resources"] = json!([target("a#S0")]);
    model["shapes"]["a#Input"]["members"]["root"] = string();
    model
}

fn patterns(count: usize) -> Value {
    let pattern = |n| {
        let traits = json!({"smithy.api#pattern": format!("^[a-z]{{1,{}}}x{n}$", n % 50 + 1)});
        json!({"target": "smithy.api#String", "traits": traits})
    };
    let members = (0..count).map(|n| (format!("member{n}"), pattern(n)));
    model("a#S0", [("a#S0".into(), structure(members))])
}

/// A structure with a documentation.
pub(crate) fn documented(text: &str) -> Value {
    let shape = json!({"type": "structure", "traits": {"smithy.api#documentation": text}});
    model("a#S0", [("a#S0".into(), shape)])
}

fn long_documentation(count: usize) -> Value {
    documented(&"<p>Some <b>bold</b> text and <code>x</code>.</p><ul><li>a</li></ul>".repeat(count))
}

fn traits(count: usize) -> Value {
    let traits: Map<_, _> = (0..count).map(|n| (format!("b#t{n}"), json!({}))).collect();
    model("a#S0", [("a#S0".into(), json!({"type": "string", "traits": traits}))])
}

fn defaults(count: usize) -> Value {
    let member =
        || json!({"target": "smithy.api#String", "traits": {"smithy.api#default": "text"}});
    let members = (0..count).map(|n| (format!("member{n}"), member()));
    model("a#S0", [("a#S0".into(), structure(members))])
}

fn applies(count: usize) -> Value {
    let mut model = members(count);
    for n in 0..count {
        model["shapes"][format!("a#S0$member{n}")] =
            json!({"type": "apply", "traits": {"smithy.api#documentation": "x"}});
    }
    model
}

fn mixed(count: usize) -> Value {
    let mut mixin = structure([("a", string()), ("b", string())]);
    mixin["traits"] = json!({"smithy.api#mixin": {}});
    let ids = || (0..count).map(|n| format!("a#S{n}"));
    let shapes = ids().map(|id| (id, json!({"type": "structure", "mixins": [target("a#Mixin")]})));
    let mut model = model("a#Root", shapes.chain([("a#Mixin".into(), mixin)]));
    let members = ids().enumerate().map(|(n, id)| (format!("m{n}"), target(&id)));
    model["shapes"]["a#Root"] = structure(members);
    model
}

fn empty_operations(count: usize) -> Value {
    service(count, |_| json!({"type": "operation"}))
}

/// Operations of a service that gives each of them all of its errors.
pub(crate) fn operations_with(errors: usize, count: usize) -> Value {
    let mut model = empty_operations(count);
    let error = || json!({"type": "structure", "traits": {"smithy.api#error": "client"}});
    for n in 0..errors {
        model["shapes"][format!("a#E{n}")] = error();
    }
    let errors: Vec<_> = (0..errors).map(|n| target(&format!("a#E{n}"))).collect();
    model["shapes"]["a#Service"]["errors"] = errors.into();
    model
}

fn operations_with_common_errors(count: usize) -> Value {
    operations_with(8, count)
}

/// A structure whose members all target the same shape.
pub(crate) fn sharing(count: usize, shape: Value) -> Value {
    let members = (0..count).map(|n| (format!("m{n}"), target("a#Shared")));
    model("a#S0", [("a#S0".into(), structure(members)), ("a#Shared".into(), shape)])
}

fn constrained(count: usize) -> Value {
    let traits =
        json!({"smithy.api#length": {"min": 1, "max": 9}, "smithy.api#pattern": "^[a-z]+$"});
    sharing(count, json!({"type": "string", "traits": traits}))
}

/// Members that target the outermost of some lists or maps, `around` what has the id that it gets.
pub(crate) fn nesting(count: usize, depth: usize, around: impl Fn(&str) -> Value) -> Value {
    let id = |depth: usize| format!("a#N{depth}");
    let mut model = sharing(count, around(&id(1)));
    for depth in 1..depth {
        model["shapes"][id(depth)] = around(&id(depth + 1));
    }
    model["shapes"][id(depth)] = json!({"type": "string"});
    model
}

fn nested(count: usize) -> Value {
    nesting(count, 3, |inner| json!({"type": "list", "member": target(inner)}))
}

fn enum_defaults(count: usize) -> Value {
    let value = || json!({"target": "smithy.api#Unit"});
    let values: Map<_, _> = (0..count).map(|n| (format!("V{n}"), value())).collect();
    let mut model = sharing(count, json!({"type": "enum", "members": values}));
    for n in 0..count {
        let traits = json!({"smithy.api#default": format!("V{n}")});
        model["shapes"]["a#S0"]["members"][format!("m{n}")]["traits"] = traits;
    }
    model
}

/// An input that is a list with these traits and items, and an example with `items`.
fn example(items: &[Value], traits: &Value, item: Value) -> Value {
    let list = json!({"type": "list", "member": target("a#Item"), "traits": traits});
    let mut model = model("a#S0", [("a#S0".into(), list), ("a#Item".into(), item)]);
    let example = json!([{"title": "many", "input": {"root": items}}]);
    model["shapes"]["a#Operation"]["traits"] = json!({"smithy.api#examples": example});
    model
}

/// The pattern grows with the number of values.
fn example_with_pattern(count: usize) -> Value {
    let pattern = format!("^({}|x)*$", "abcdefgh|".repeat(count / 32));
    let item = json!({"type": "string", "traits": {"smithy.api#pattern": pattern}});
    example(&vec!["xx".into(); count], &json!({}), item)
}

fn unique_example(count: usize) -> Value {
    let items: Vec<_> = (0..count).map(Value::from).collect();
    let traits = json!({"smithy.api#uniqueItems": {}});
    example(&items, &traits, json!({"type": "integer"}))
}
