//! `@httpQuery` and `@httpQueryParams`: members in the query.

use tests::fixtures::query::{Find, FindInput, FindMany, FindManyInput, Order, Rank};

use crate::support::{at, body, headers, map, refused, request, round_trip, target, texts};

fn find() -> FindInput {
    FindInput::new("yes")
}

#[test]
fn what_is_absent_is_not_sent() {
    let request = request::<Find>(find());
    assert_eq!(request.method(), "GET");
    assert_eq!(target(&request), "/find?version=2&raw&needed=yes");
    assert_eq!(headers(&request), [""; 0]);
    assert_eq!(body(&request), "");
}

#[test]
fn each_kind_of_parameter_is_text() {
    let input = FindInput {
        text: Some(String::new()),
        hostile_name: Some("x&y=z".to_owned()),
        count: Some(-3),
        exact: Some(false),
        score: Some(1e21),
        small: Some(0.5),
        huge: Some("-170141183460469231731687303715884105729".parse().unwrap()),
        since: Some(at(1_700_000_000, 250)),
        order: Some(Order::Asc),
        rank: Some(Rank::Last),
        ..find()
    };
    assert_eq!(
        target(&request::<Find>(input.clone())),
        "/find?version=2&raw&q=&a%20b%26c%3Dd=x%26y%3Dz&count=-3&exact=false&score=1e%2B21\
         &small=0.5&huge=-170141183460469231731687303715884105729&since=2023-11-14T22%3A13%3A20.25Z\
         &order=ascending%20order&rank=-1&needed=yes"
    );
    round_trip_without_rest(&input);
}

/// A service reads the parameters again, and has them in the map besides.
fn round_trip_without_rest(input: &FindInput) {
    let request = request::<Find>(input.clone());
    let found = <Find as farrier::Operation>::read_request(request).unwrap();
    assert_eq!(FindInput { rest: None, ..found }, *input);
}

#[test]
fn numbers_that_digits_can_not_say_have_names() {
    for (score, text) in [
        (f64::NAN, "NaN"),
        (f64::INFINITY, "Infinity"),
        (f64::NEG_INFINITY, "-Infinity"),
        (0.0, "0.0"),
        (-1e-7, "-1e-7"),
    ] {
        let request = request::<Find>(FindInput { score: Some(score), ..find() });
        assert_eq!(target(&request), format!("/find?version=2&raw&score={text}&needed=yes"));
    }
}

#[test]
fn a_list_is_a_parameter_for_each_element() {
    let input = FindInput {
        words: Some(texts(["a,b", "", "c d"])),
        counts: Some(vec![1, -2]),
        orders: Some(vec![Order::Desc, Order::Asc]),
        scores: Some(vec![1.5, f64::INFINITY]),
        flags: Some(vec![true, false]),
        ..find()
    };
    assert_eq!(
        target(&request::<Find>(input)),
        "/find?version=2&raw&word=a%2Cb&word=&word=c%20d&counts=1&counts=-2&orders=desc\
         &orders=ascending%20order&scores=1.5&scores=Infinity&flags=true&flags=false&needed=yes"
    );
}

#[test]
fn an_empty_list_and_an_empty_map_are_nothing() {
    let input = FindInput { words: Some(Vec::new()), rest: Some(map([])), ..find() };
    assert_eq!(target(&request::<Find>(input)), "/find?version=2&raw&needed=yes");
}

#[test]
fn a_parameter_of_its_own_goes_before_one_of_the_map() {
    let input = FindInput {
        text: Some("own".to_owned()),
        rest: Some(map([("q", "map"), ("extra key", "é"), ("needed", "no"), ("empty", "")])),
        ..find()
    };
    assert_eq!(
        target(&request::<Find>(input)),
        "/find?version=2&raw&q=own&needed=yes&empty=&extra%20key=%C3%A9"
    );
}

#[test]
fn a_map_of_lists_is_a_parameter_for_each_element() {
    let rest = [("one".to_owned(), texts(["map"])), ("two".to_owned(), texts(["b", "a"]))];
    let input = FindManyInput { one: None, rest: Some(rest.clone().into()) };
    assert_eq!(target(&request::<FindMany>(input)), "/many?one=map&two=b&two=a");
    let input = FindManyInput { one: Some("own".to_owned()), rest: Some(rest.into()) };
    assert_eq!(target(&request::<FindMany>(input)), "/many?one=own&two=b&two=a");
}

#[test]
fn a_value_that_the_model_does_not_name_is_a_violation() {
    let input = FindInput { order: Some(Order::from("up")), ..find() };
    assert!(refused::<Find>(input).contains(
        "Value at '/order' failed to satisfy constraint: Member must satisfy enum value set: \
         [ascending order, desc]"
    ));
}

#[test]
fn a_service_reads_the_parameters() {
    let rest = map([
        ("version", "2"),
        ("raw", ""),
        ("q", "a b"),
        ("word", "y"),
        ("extra", "e"),
        ("needed", "yes"),
    ]);
    let input = FindInput {
        text: Some("a b".to_owned()),
        words: Some(texts(["x", "y"])),
        rest: Some(map([("extra", "e")])),
        ..find()
    };
    let request = request::<Find>(input.clone());
    let found = <Find as farrier::Operation>::read_request(request).unwrap();
    // A service gets all parameters in the map (smithy.io, httpQueryParams).
    assert_eq!(found, FindInput { rest: Some(rest), ..input });
    round_trip::<FindMany>(&FindManyInput {
        one: None,
        rest: Some([("k".to_owned(), texts(["a", "b"]))].into()),
    });
}
