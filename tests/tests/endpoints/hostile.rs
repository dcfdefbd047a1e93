//! Values that nobody should give: they have an endpoint or an error, and no panic.

use farrier::rules::{EndpointRules, ParameterValue, Partitions};
use proptest::prelude::*;

use super::made::{NEWER_DIAGRAMS, NEWER_TREES, PUBLISHED, STANDALONE};

/// Texts that rules look into, and parts of them in any order.
fn text() -> impl Strategy<Value = String> {
    let pieces = [
        "arn:",
        "aws",
        ":",
        "s3",
        "us-east-1",
        "-",
        "--",
        "123456789012",
        "/",
        "accesspoint",
        "outpost",
        "x-s3",
        "https://",
        "[::1]",
        "[",
        "]",
        "%",
        "{",
        "}",
        "é",
        "\u{1f639}",
        ".",
        "a",
        "127.0.0.1",
        "s3express",
        "usw2-az1",
        " ",
        "",
        "local",
        "aws-global",
        "required",
        "disabled",
    ];
    let piece = prop::sample::select(pieces.to_vec());
    prop_oneof![
        prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat()),
        any::<String>(),
    ]
}

fn value() -> impl Strategy<Value = Option<ParameterValue<'static>>> {
    let texts = prop::collection::vec(text().prop_map(Into::into), 0..3);
    prop::option::of(prop_oneof![
        text().prop_map(|text| ParameterValue::Text(text.into())),
        any::<bool>().prop_map(ParameterValue::Bool),
        texts.prop_map(ParameterValue::Texts),
    ])
}

/// All rules that there are, and those that most services share.
fn rules() -> Vec<EndpointRules> {
    let all = [PUBLISHED, NEWER_TREES, NEWER_DIAGRAMS, STANDALONE].into_iter().flatten();
    let own = [EndpointRules::regional("a"), EndpointRules::regional_in_gov("b")];
    all.filter_map(|(_, rules)| rules.ok()).chain(own).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    #[test]
    fn no_value_makes_the_rules_panic(parameters in prop::collection::vec(value(), 0..20)) {
        for rules in rules() {
            // Either is fine, as long as it comes out.
            let _ = rules.resolve(&parameters, Partitions::newest());
        }
    }
}
