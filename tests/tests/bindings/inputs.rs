//! What happens to an input before it is sent: tokens are filled, constraints are checked.

use farrier::{Endpoint, Operation, RequestOptions, TokenSource, Validation};
use tests::fixtures::idempotency_token::{Line, Order, OrderInput};
use tests::fixtures::pattern::{Register, RegisterInput};
use tests::fixtures::range::{Weigh, WeighInput};
use tests::fixtures::sensitive::{Card, Pin, Proof, Store, StoreInput, Wrapper};
use tests::fixtures::unique_items::{Label, LabelInput, Spot};

use crate::support::{body, headers, refused, request, texts};

#[derive(Debug)]
struct Fixed;

impl TokenSource for Fixed {
    fn token(&self) -> String {
        "fixed".to_owned()
    }
}

#[test]
fn absent_tokens_of_the_input_are_filled() {
    let endpoint: Endpoint = "https://example.com".parse().unwrap();
    let options = RequestOptions::default().tokens(Fixed);
    let input = OrderInput { line: Some(Line::default()), ..OrderInput::default() };
    let request = Order::request_with(input, &endpoint, &options).unwrap();
    assert_eq!(headers(&request), ["content-type: application/json", "x-token: fixed"]);
    assert_eq!(body(&request), r#"{"token":"fixed","must":"fixed","line":{}}"#);
}

#[test]
fn tokens_that_are_given_stay() {
    let input = OrderInput { token: Some("mine".to_owned()), ..OrderInput::default() };
    assert!(body(&request::<Order>(input)).starts_with(r#"{"token":"mine","must":""#));
    let input = OrderInput { token: Some(String::new()), ..OrderInput::default() };
    assert!(refused::<Order>(input).contains("Value with length 0 at '/token'"));
}

#[test]
fn all_violations_are_told_at_once() {
    let input = WeighInput {
        byte: Some(101),
        short: Some(-6),
        float: Some(0.4),
        double: Some(f64::INFINITY),
        big_integer: Some("340282366920938463463374607431768211457".parse().unwrap()),
        big_decimal: Some("0.1".parse().unwrap()),
        wider_than_its_type: Some(-128),
        overridden: Some(51),
        percents: Some(vec![0, 100, 101]),
        by_name: Some([("a/b".to_owned(), 0)].into()),
        ..WeighInput::new(0)
    };
    let problem = refused::<Weigh>(input);
    for expected in [
        "'/byte' failed to satisfy constraint: Member must be between 0 and 100, inclusive",
        "'/short' failed to satisfy constraint: Member must be between -5 and 5, inclusive",
        "'/integer' failed to satisfy constraint: Member must be greater than or equal to 1",
        "'/float' failed to satisfy constraint: Member must be between 0.5 and 99.5, inclusive",
        "'/double' failed",
        "'/bigInteger' failed",
        "'/bigDecimal' failed",
        "'/overridden' failed to satisfy constraint: Member must be less than or equal to 50",
        "'/percents/2' failed",
        "'/byName/a~1b' failed",
    ] {
        assert!(problem.contains(expected), "{expected}\nin\n{problem}");
    }
    assert!(!problem.contains("widerThanItsType"));
}

#[test]
fn patterns_are_those_of_ecma_script() {
    let sound = || RegisterInput {
        unanchored: Some("a1b".to_owned()),
        lookahead: Some("administrator".to_owned()),
        backreference: Some("aa".to_owned()),
        unicode: Some("Größe".to_owned()),
        hostile: Some("\"\\`#*/".to_owned()),
        digits_of_ascii: Some("12_".to_owned()),
        invalid: Some("anything: the pattern is none".to_owned()),
        anything: Some(String::new()),
        ..RegisterInput::new("B-AA 1".replace("AA ", ""))
    };
    assert!(body(&request::<Register>(sound())).starts_with(r#"{"plate":"B-1""#));
    let input = RegisterInput {
        unanchored: Some("ab".to_owned()),
        lookahead: Some("admin".to_owned()),
        backreference: Some("ab".to_owned()),
        unicode: Some("1".to_owned()),
        hostile: Some("x".to_owned()),
        digits_of_ascii: Some("٣_".to_owned()),
        history: Some(texts(["B-1", "b-1"])),
        owners: Some([("B1".to_owned(), " x".to_owned())].into()),
        ..sound()
    };
    let problem = refused::<Register>(input);
    for member in [
        "'/unanchored'",
        "'/lookahead'",
        "'/backreference'",
        "'/unicode'",
        "'/hostile'",
        "'/digitsOfAscii'",
        "'/history/1'",
        "length 2 at '/owners'",
        "Value at '/owners'",
        "'/owners/B1'",
    ] {
        assert!(problem.contains(member), "{member}\nin\n{problem}");
    }
}

#[test]
fn items_that_must_be_unique_are_compared_whole() {
    let spots = |last| Some(vec![Spot::new(1, 2), Spot::new(2, 1), Spot::new(1, last)]);
    let input = LabelInput { spots: spots(3), ..LabelInput::new(texts(["a", "A"])) };
    assert!(body(&request::<Label>(input)).starts_with(r#"{"names":["a","A"]"#));
    let input = LabelInput {
        spots: spots(2),
        nested: Some(vec![texts(["a"]), texts(["b", "b"])]),
        ..LabelInput::new(texts(["a", "a"]))
    };
    let problem = refused::<Label>(input);
    for at in ["'/names'", "'/spots'", "'/nested/1'"] {
        let expected =
            format!("Value at {at} failed to satisfy constraint: Member must have unique values");
        assert!(problem.contains(&expected), "{expected}\nin\n{problem}");
    }
}

#[test]
fn validation_can_be_off() {
    let endpoint: Endpoint = "https://example.com".parse().unwrap();
    let options = RequestOptions::default().validation(Validation::Off);
    let request = Weigh::request_with(WeighInput::new(0), &endpoint, &options).unwrap();
    assert_eq!(body(&request), r#"{"integer":0}"#);
}

#[test]
fn secrets_are_sent_and_never_shown() {
    let secret = || Some("s3cret".to_owned());
    let input = StoreInput {
        member: secret(),
        shape: secret(),
        list: Some(texts(["s3cret"])),
        nested_list: Some(vec![texts(["s3cret"])]),
        map: Some([("k".to_owned(), "s3cret".to_owned())].into()),
        keys: Some([("s3cret".to_owned(), "v".to_owned())].into()),
        card: Some(Card { number: secret(), expiry: None }),
        open: Some(Wrapper {
            inner: Some(Card { number: secret(), expiry: None }),
            label: Some("shown".to_owned()),
        }),
        union: Some(Proof::Password("s3cret".to_owned())),
        pin: Some(Pin::Short),
        structures: Some(vec![Card { number: None, expiry: secret() }]),
        ..StoreInput::new("shown too")
    };
    let shown = format!("{input:?} {:?} {:#?}", input.card, input.union);
    assert!(shown.contains("\"shown\"") && shown.contains("\"shown too\""), "{shown}");
    assert!(!shown.contains("s3cret") && !shown.contains("Short"), "{shown}");
    assert_eq!(body(&request::<Store>(input)).matches("s3cret").count(), 10);
}

#[test]
fn a_secret_key_of_a_map_is_no_part_of_a_path() {
    let keys = [("hunter2".to_owned(), String::new())].into();
    let input = StoreInput { keys: Some(keys), ..StoreInput::new("n") };
    let problem = refused::<Store>(input);
    assert!(problem.contains("Value with length 0 at '/keys/0'"), "{problem}");
    assert!(!problem.contains("hunter2"), "{problem}");
}
