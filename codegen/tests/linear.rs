//! What a model costs grows no faster than its text. Costs are counted in allocations and bytes, which are the
//! same in each run, and not in time.

mod repeating;
mod shapes;

use allocation_counter::{AllocationInfo, measure};
use farrier_codegen::{Dependency, Error, Generator};
use repeating::REPEATING;
use serde_json::{Value, json};
use shapes::{FORMS, Form, model};

/// The length of a model's text, and what `work` costs with it.
fn cost(model: &Value, work: impl FnOnce(String)) -> (f64, AllocationInfo) {
    let text = model.to_string();
    #[expect(clippy::cast_precision_loss, reason = "texts are short")]
    let length = text.len() as f64;
    (length, measure(|| work(text)))
}

/// The most bytes of memory for each byte of a model.
const MOST: f64 = 100.0;

/// Fails if the work costs more for each byte of a model that is twice as large, or if the second half takes too
/// much memory. The margin is for vectors that double.
fn assert_linear(name: &str, form: Form, size: usize, work: fn(String)) {
    // What is made once in a process isn't counted.
    work(form(2).to_string());
    let (small, before) = cost(&form(size), work);
    let (large, after) = cost(&form(2 * size), work);
    let growth = large / small;
    #[expect(clippy::cast_precision_loss, reason = "the numbers are small")]
    let ratio = |before: u64, after: u64| after as f64 / before as f64 / growth;
    for (what, ratio) in [
        ("allocations", ratio(before.count_total, after.count_total)),
        ("bytes", ratio(before.bytes_total, after.bytes_total)),
        ("memory", ratio(before.bytes_max, after.bytes_max)),
    ] {
        assert!(ratio < 1.25, "{name}: {what} of each byte grow by {ratio}");
    }
    #[expect(clippy::cast_precision_loss, reason = "the numbers are small")]
    let memory = (after.bytes_max as f64 - before.bytes_max as f64) / (large - small);
    assert!(memory < MOST, "{name}: {memory} bytes of memory for each byte");
}

/// Loads a model and generates its client.
fn generate(text: String) {
    let generator = Generator::from_text("model.json", text).unwrap();
    generator.farrier(Dependency::registry("0.1")).generate().unwrap();
}

#[test]
fn generating_costs_are_linear() {
    for (name, form, size) in FORMS {
        assert_linear(name, form, size, generate);
    }
}

/// What would make a client far larger than its model is refused before it takes the memory.
#[test]
fn repetitions_take_a_bounded_memory() {
    const LEAST: f64 = 20_000_000.0;
    for (name, form, size) in REPEATING {
        let (length, cost) = cost(&form(size), |text| {
            let generator = Generator::from_text("model.json", text).unwrap();
            let error = generator.generate_module().unwrap_err().to_string();
            assert!(error.contains("- model.json:1:"), "{name}: {error}");
            assert!(error.contains("so much larger than its model"), "{name}: {error}");
        });
        #[expect(clippy::cast_precision_loss, reason = "the number is small")]
        let memory = cost.bytes_max as f64;
        assert!(memory < LEAST + MOST * length, "{name}: {memory} bytes");
        // The same with less of it is no problem.
        generate(form(size / 10).to_string());
    }
}

/// Loads a model that has faults, and prints them.
fn print_faults(text: String) {
    let Err(Error::Model(faults)) = Generator::from_text("model.json", text) else {
        panic!("the model has faults")
    };
    assert!(!faults.to_string().is_empty());
}

fn missing_targets(count: usize) -> Value {
    let shape = |n| json!({"type": "list", "member": {"target": format!("a#No{n}")}});
    model("a#S0", (0..count).map(|n| (format!("a#S{n}"), shape(n))))
}

fn missing_mixins(count: usize) -> Value {
    let shape = |n| json!({"type": "structure", "mixins": [{"target": format!("a#No{n}")}]});
    model("a#S0", (0..count).map(|n| (format!("a#S{n}"), shape(n))))
}

fn equal_names(count: usize) -> Value {
    let ids = || (0..count).map(|n| format!("n{n}#Same"));
    let members = ids().enumerate().map(|(n, id)| (format!("m{n}"), json!({"target": id})));
    let members: serde_json::Map<_, _> = members.collect();
    let mut model = model("a#Root", ids().map(|id| (id, json!({"type": "structure"}))));
    model["shapes"]["a#Root"] = json!({"type": "structure", "members": members});
    model
}

#[test]
fn faults_cost_linearly() {
    let forms: [(&str, Form); 3] = [
        ("missing targets", missing_targets),
        ("missing mixins", missing_mixins),
        ("equal names", equal_names),
    ];
    for (name, form) in forms {
        assert_linear(name, form, 200, print_faults);
    }
}

#[test]
fn ten_thousand_equal_names_and_faults() {
    for model in [equal_names(10_000), missing_mixins(10_000)] {
        let Err(Error::Model(faults)) = Generator::from_text("model.json", model.to_string())
        else {
            panic!("the model has faults")
        };
        assert!(faults.len() >= 9_999);
    }
}

/// Members of mixins are copied to their users, so their number is limited.
#[test]
fn mixins_take_a_bounded_memory() {
    const MOST: u64 = 100 << 20;
    let mixin = |n: usize| {
        let members = json!({format!("m{n}"): {"target": "smithy.api#String"}});
        let mixins = json!([{"target": format!("a#M{}", n + 1)}]);
        json!({"type": "structure", "members": members, "mixins": mixins,
            "traits": {"smithy.api#mixin": {}}})
    };
    let last =
        ("a#M3000".to_owned(), json!({"type": "structure", "traits": {"smithy.api#mixin": {}}}));
    let chain = (0..3000).map(|n| (format!("a#M{n}"), mixin(n))).chain([last]);
    let chain = model("smithy.api#String", chain);

    let members = (0..2000).map(|n| (format!("m{n}"), json!({"target": "smithy.api#String"})));
    let members: serde_json::Map<_, _> = members.collect();
    let mixin =
        json!({"type": "structure", "members": members, "traits": {"smithy.api#mixin": {}}});
    let user = json!({"type": "structure", "mixins": [{"target": "a#Mixin"}]});
    let users = (0..2000).map(|n| (format!("a#S{n}"), user.clone()));
    let users = model("smithy.api#String", users.chain([("a#Mixin".to_owned(), mixin)]));

    for model in [chain, users] {
        let (_, cost) = cost(&model, |text| {
            let error = Generator::from_text("model.json", text).unwrap_err().to_string();
            assert!(error.contains("inherit more than 100000 members and traits"), "{error}");
        });
        assert!(cost.bytes_max < MOST, "{} bytes", cost.bytes_max);
    }
}
