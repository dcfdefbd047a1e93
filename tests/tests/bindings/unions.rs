//! Unions: exactly one member, and one that the model doesn't know is kept by its name.

use bytes::Bytes;
use serde_json::json;
use tests::fixtures::unions::{CardPayment, Kind, Means, Pay, PayInput, Split};

use crate::support::{at, json, read, refused, round_trip, unreadable};

/// Each kind of member with its JSON.
fn members() -> [(Means, &'static str); 13] {
    [
        (Means::Cash, r#"{"cash":{}}"#),
        (Means::Card(CardPayment::new("1")), r#"{"card":{"number":"1"}}"#),
        (Means::Voucher("abcd".to_owned()), r#"{"voucher":"abcd"}"#),
        (Means::Points(1), r#"{"points":1}"#),
        (Means::Parts(vec![Means::Points(2)]), r#"{"parts":[{"points":2}]}"#),
        (Means::Split(Box::new(Split::None)), r#"{"split":{"none":{}}}"#),
        (Means::At(at(0, 1)), r#"{"at":"1970-01-01T00:00:00.001Z"}"#),
        (Means::Raw(Bytes::from_static(b"x")), r#"{"raw":"eA=="}"#),
        (Means::Free(json!({ "cash": {} })), r#"{"free":{"cash":{}}}"#),
        (Means::Ok(true), r#"{"ok":true}"#),
        (Means::Err(String::new()), r#"{"err":""}"#),
        (Means::Type(Kind::A), r#"{"type":"a"}"#),
        (Means::UnknownValue("u".to_owned()), r#"{"unknown":"u"}"#),
    ]
}

#[test]
fn each_member_is_written_and_read() {
    for (means, json) in members() {
        let input = PayInput::new(means.clone());
        assert_eq!(self::json::<Pay>(input.clone()), format!(r#"{{"means":{json}}}"#));
        round_trip::<Pay>(&input);
        assert_eq!(read::<Pay>(&format!(r#"{{"means":{json}}}"#)).means, means);
    }
}

#[test]
fn a_member_that_the_model_does_not_know_is_kept_by_its_name() {
    let output = read::<Pay>(r#"{"means":{"shells":{"count":3}},"others":[{"ok":false},{"x":1}]}"#);
    assert_eq!(output.means, Means::Unknown("shells".to_owned()));
    assert_eq!(output.others, Some(vec![Means::Ok(false), Means::Unknown("x".to_owned())]));
}

#[test]
fn a_member_without_content_is_a_variant_without_a_value() {
    assert_eq!(
        format!("{:?} {:?}", Means::Cash, Means::Split(Box::new(Split::None))),
        "Cash Split(None)"
    );
    // What it may hold one day is ignored, and so is what stands in its place.
    assert_eq!(read::<Pay>(r#"{"means":{"cash":{"coins":[1]}}}"#).means, Means::Cash);
    let problem = unreadable::<Pay>(&[], r#"{"means":{"cash":1}}"#);
    assert!(problem.contains("expected an object"), "{problem}");
}

#[test]
fn nulls_and_the_type_beside_a_member_do_not_count() {
    let output =
        read::<Pay>(r#"{"means":{"__type":"Means","cash":null,"points":4,"shells":null}}"#);
    assert_eq!(output.means, Means::Points(4));
}

#[test]
fn more_or_fewer_than_one_member_are_an_error() {
    for body in [
        r#"{"means":{}}"#,
        r#"{"means":{"points":null}}"#,
        r#"{"means":{"points":1,"ok":true}}"#,
        r#"{"means":{"points":1,"shells":1}}"#,
    ] {
        let problem = unreadable::<Pay>(&[], body);
        assert!(problem.contains("a union has exactly one member"), "{problem}");
    }
}

#[test]
fn a_member_that_the_model_does_not_know_can_not_be_sent() {
    let unknown = Means::Unknown("shells".to_owned());
    let input = PayInput {
        others: Some(vec![Means::Points(0), unknown.clone()]),
        inner: Some(Split::First(Box::new(Means::Voucher("x".to_owned())))),
        ..PayInput::new(unknown)
    };
    let problem = refused::<Pay>(input);
    for expected in [
        "Value at '/means' failed to satisfy constraint: Member must be a union with a member that the model names",
        "Value at '/others/0/points' failed to satisfy constraint: Member must be greater than or equal to 1",
        "Value at '/others/1' failed to satisfy constraint: Member must be a union with",
        "Value with length 1 at '/inner/first/voucher' failed to satisfy constraint: Member must have length greater",
    ] {
        assert!(problem.contains(expected), "{expected}\nin\n{problem}");
    }
}
