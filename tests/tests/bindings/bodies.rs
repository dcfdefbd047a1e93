//! What is not bound elsewhere: JSON bodies with each kind of value, both ways.

use bytes::Bytes;
use farrier::Unit;
use serde_json::json;
use tests::fixtures::recursion::{Chicken, Comment, Egg, Expr, Forest, Grow, Node, Pair};
use tests::fixtures::shapes::{All, Animal, Cage, Everything, Legs, Visitor};
use tests::fixtures::sharing::{self, Empty, Ping, Ticket};

use crate::support::{at, body, headers, json, outcome, read, request, round_trip, target, texts};

/// A value with everything in it, and its JSON.
fn all() -> (All, &'static str) {
    let all = All {
        blob: Some(Bytes::from_static(b"\xff\xfe")),
        boolean: Some(false),
        string: Some("a\"\\\u{8}\n\u{1}é😹</".to_owned()),
        byte: Some(-128),
        short: Some(32_767),
        integer: Some(-2_147_483_648),
        long: Some(9_223_372_036_854_775_807),
        float: Some(0.1),
        double: Some(1.5),
        big_integer: Some("123456789012345678901234567890".parse().unwrap()),
        big_decimal: Some("0.1000000000000000000000000000001".parse().unwrap()),
        timestamp: Some(at(1_700_000_000, 500)),
        document: Some(json!({ "a": [1, "b", null, true] })),
        r#enum: Some(Animal::Cat),
        int_enum: Some(Legs::Four),
        list: Some(vec![Animal::Dog, Animal::Cat]),
        set: Some(texts(["x"])),
        map: Some([(Animal::Dog, Legs::Four), (Animal::Cat, Legs::Two)].into()),
        structure: Some(Cage { name: None }),
        union: Some(Visitor::Adult),
        unit: Some(Unit {}),
        deep: Some(
            [(
                "k".to_owned(),
                vec![[("l".to_owned(), Cage { name: Some("m".to_owned()) })].into()],
            )]
            .into(),
        ),
    };
    let json = concat!(
        r#"{"blob":"//4=","boolean":false,"string":"a\"\\\b\n\u0001é😹</","byte":-128,"short":32767,"#,
        r#""integer":-2147483648,"long":9223372036854775807,"float":0.1,"double":1.5,"#,
        r#""bigInteger":123456789012345678901234567890,"#,
        r#""bigDecimal":0.1000000000000000000000000000001,"timestamp":1700000000.5,"#,
        r#""document":{"a":[1,"b",null,true]},"enum":"cat","intEnum":4,"list":["dog","cat"],"#,
        r#""set":["x"],"map":{"cat":2,"dog":4},"structure":{},"union":{"adult":{}},"unit":{},"#,
        r#""deep":{"k":[{"l":{"name":"m"}}]}}"#,
    );
    (all, json)
}

#[test]
fn each_kind_of_value_is_written() {
    let (all, expected) = all();
    assert_eq!(json::<Everything>(all.clone()), expected);
    round_trip::<Everything>(&all);
}

#[test]
fn each_kind_of_value_is_read() {
    let (all, json) = all();
    assert_eq!(read::<Everything>(json), all);
    let spaced = json.replace("\":", "\" :\n\t").replace(",\"", " ,\r\n \"");
    assert_eq!(read::<Everything>(&spaced), all);
}

#[test]
fn numbers_that_digits_can_not_say_have_names() {
    let input = All { float: Some(f32::NEG_INFINITY), double: Some(f64::NAN), ..All::default() };
    assert_eq!(json::<Everything>(input), r#"{"float":"-Infinity","double":"NaN"}"#);
    let output = read::<Everything>(r#"{"float":"NaN","double":"Infinity"}"#);
    assert!(output.float.is_some_and(f32::is_nan));
    assert_eq!(output.double, Some(f64::INFINITY));
}

#[test]
fn what_is_absent_or_null_is_absent() {
    assert_eq!(json::<Everything>(All::default()), "{}");
    for body in ["", "{}", r#"{"string":null,"structure":null,"map":null,"document":null}"#] {
        assert_eq!(read::<Everything>(body), All::default(), "{body}");
    }
}

#[test]
fn what_is_empty_is_not_absent() {
    let empty = All {
        string: Some(String::new()),
        blob: Some(Bytes::new()),
        list: Some(Vec::new()),
        map: Some(farrier::Map::new()),
        ..All::default()
    };
    let expected = r#"{"blob":"","string":"","list":[],"map":{}}"#;
    assert_eq!(json::<Everything>(empty.clone()), expected);
    assert_eq!(read::<Everything>(expected), empty);
}

#[test]
fn members_that_the_model_does_not_know_are_passed_over() {
    let output = read::<Everything>(r#"{"new":{"deep":[{}]},"byte":1,"__type":"x","Byte":2}"#);
    assert_eq!(output, All { byte: Some(1), ..All::default() });
}

#[test]
fn a_name_that_comes_twice_keeps_its_last_value() {
    let output =
        read::<Everything>(r#"{"byte":1,"list":["cat"],"byte":2,"list":["dog"],"byte":null}"#);
    let expected = All { byte: Some(2), list: Some(vec![Animal::Dog]), ..All::default() };
    assert_eq!(output, expected);
    let output = read::<Everything>(r#"{"map":{"cat":2,"cat":4}}"#);
    assert_eq!(output.map, Some([(Animal::Cat, Legs::Four)].into()));
}

#[test]
fn whole_numbers_may_be_written_with_a_fraction_of_nothing() {
    let output = read::<Everything>(r#"{"byte":1.0,"integer":2e1,"double":3}"#);
    let expected = All { byte: Some(1), integer: Some(20), double: Some(3.0), ..All::default() };
    assert_eq!(output, expected);
}

#[test]
fn an_operation_without_members_sends_no_body() {
    let ping = request::<Ping>(Unit {});
    assert_eq!((ping.method().as_str(), target(&ping)), ("GET", "/ping"));
    assert_eq!(headers(&ping), [""; 0]);
    assert_eq!(body(&ping), "");
    for body in ["", "{}", r#"{"more":1}"#, "null", "OK"] {
        assert_eq!(outcome::<Ping>(200, &[], body).unwrap(), Unit {}, "{body}");
    }
    let drop = request::<sharing::Drop>(Empty {});
    assert_eq!((headers(&drop), body(&drop)), (vec!["content-length: 0".to_owned()], ""));
}

/// A structure that is an input and a member has its bindings at the top only.
#[test]
fn bindings_count_at_the_top_only() {
    let parent = Ticket { id: Some("in the body".to_owned()), ..Ticket::new("p") };
    let ticket =
        Ticket { id: Some("7".to_owned()), parent: Some(Box::new(parent)), ..Ticket::new("t") };
    let request = request::<sharing::Open>(ticket.clone());
    assert_eq!(headers(&request), ["content-type: application/json", "x-id: 7"]);
    assert_eq!(body(&request), r#"{"parent":{"id":"in the body","title":"p"},"title":"t"}"#);
    let output = outcome::<sharing::Open>(200, &[("X-Id", "7")], body(&request)).unwrap();
    assert_eq!(output, ticket);
    let ignored = outcome::<sharing::Open>(200, &[], r#"{"id":"7","title":"t"}"#).unwrap();
    assert_eq!(ignored, Ticket::new("t"));
}

#[test]
fn values_may_stand_within_their_like() {
    let not = Expr::Not(Box::new(Expr::Number(1.0)));
    let pair = Pair {
        right: Some(Box::new(Expr::All(vec![Expr::Number(2.0)]))),
        ..Pair::new(Box::new(not))
    };
    let reply = Comment { text: Some("b".to_owned()), replies: None };
    let forest = Forest {
        node: Some(Node {
            value: Some(1),
            next: Some(Box::new(Node { value: Some(2), next: None })),
        }),
        chicken: Some(Chicken { egg: Some(Box::new(Egg { chicken: None, size: Some(3) })) }),
        expr: Some(Expr::Pair(Box::new(pair))),
        comment: Some(Comment {
            text: None,
            replies: Some([("k".to_owned(), vec![Some(reply), None])].into()),
        }),
        ..Forest::default()
    };
    let expected = concat!(
        r#"{"node":{"value":1,"next":{"value":2}},"chicken":{"egg":{"size":3}},"#,
        r#""expr":{"pair":{"left":{"not":{"number":1.0}},"right":{"all":[{"number":2.0}]}}},"#,
        r#""comment":{"replies":{"k":[{"text":"b"},null]}}}"#,
    );
    assert_eq!(json::<Grow>(forest.clone()), expected);
    assert_eq!(read::<Grow>(expected), forest);
    round_trip::<Grow>(&forest);
}
