//! `@httpLabel`: members in the path.

use tests::fixtures::labels::{Genre, Level, Page, PageInput, Ratio, RatioInput, Tail, TailInput};

use crate::support::{at, body, headers, refused, request, round_trip, target};

fn page() -> PageInput {
    PageInput {
        shelf: "A".to_owned(),
        number: 7,
        day: at(0, 0),
        flag: true,
        genre: Genre::Poetry,
        path: "one".to_owned(),
    }
}

fn ratio() -> RatioInput {
    RatioInput {
        float: 0.1,
        double: -2.5e-7,
        byte: i8::MIN,
        short: i16::MAX,
        int: 0,
        big: "340282366920938463463374607431768211456".parse().unwrap(),
        decimal: "0.10".parse().unwrap(),
        level: Level::Two,
    }
}

#[test]
fn each_kind_of_label_is_text() {
    let request = request::<Page>(page());
    assert_eq!(request.method(), "GET");
    assert_eq!(
        request.uri(),
        "https://example.com/shelves/A/7/1970-01-01T00%3A00%3A00Z/true/poetry/pages/one"
    );
    assert_eq!(headers(&request), [""; 0]);
    assert_eq!(body(&request), "");
    round_trip::<Page>(&page());
}

#[test]
fn numbers_keep_their_digits() {
    let request = request::<Ratio>(ratio());
    assert_eq!(
        target(&request),
        "/ratio/0.1/-2.5e-7/-128/32767/0/340282366920938463463374607431768211456/0.10/2"
    );
    round_trip::<Ratio>(&ratio());
}

#[test]
fn numbers_that_digits_can_not_say_have_names() {
    let input = RatioInput { float: f32::NAN, double: f64::INFINITY, ..ratio() };
    assert!(target(&request::<Ratio>(input)).starts_with("/ratio/NaN/Infinity/"));
    let input = RatioInput { float: f32::NEG_INFINITY, double: f64::NAN, ..ratio() };
    assert!(target(&request::<Ratio>(input)).starts_with("/ratio/-Infinity/NaN/"));
}

#[test]
fn everything_but_unreserved_characters_is_escaped() {
    let input = PageInput {
        shelf: "a/b?c#d%20 é😹-._~!$&'()*+,;=:@[]\\\"<>`{}|^\n".to_owned(),
        genre: Genre::ScienceFiction,
        ..page()
    };
    assert_eq!(
        target(&request::<Page>(input.clone())),
        "/shelves/a%2Fb%3Fc%23d%2520%20%C3%A9%F0%9F%98%B9-._~%21%24%26%27%28%29%2A%2B%2C%3B%3D%3A\
         %40%5B%5D%5C%22%3C%3E%60%7B%7D%7C%5E%0A/7/1970-01-01T00%3A00%3A00Z/true/science%20fiction\
         /pages/one"
    );
    round_trip::<Page>(&input);
}

#[test]
fn a_greedy_label_keeps_its_slashes() {
    let input = PageInput { path: "one/two//three?é".to_owned(), ..page() };
    assert!(target(&request::<Page>(input.clone())).ends_with("/pages/one/two//three%3F%C3%A9"));
    round_trip::<Page>(&input);
    let input = TailInput { start: "x".to_owned(), way: "a/b".to_owned() };
    assert_eq!(target(&request::<Tail>(input.clone())), "/from/x/to/a/b?fixed=1&flag");
    round_trip::<Tail>(&input);
}

#[test]
fn dots_within_a_segment_are_sent() {
    for (shelf, segment) in [("arn:x/.", "arn%3Ax%2F."), ("../..", "..%2F.."), ("...", "...")] {
        let input = PageInput { shelf: shelf.to_owned(), path: "a./..b".to_owned(), ..page() };
        let request = request::<Page>(input.clone());
        assert!(target(&request).starts_with(&format!("/shelves/{segment}/7/")));
        assert!(target(&request).ends_with("/pages/a./..b"));
        round_trip::<Page>(&input);
    }
}

#[test]
fn a_label_that_names_another_resource_is_refused() {
    assert_eq!(
        refused::<Page>(PageInput { shelf: String::new(), ..page() }),
        "Page was not sent: shelf: is part of the URI's path and must not be empty"
    );
    for path in [".", "..", "a/../b", "a/."] {
        assert_eq!(
            refused::<Page>(PageInput { path: path.to_owned(), ..page() }),
            "Page was not sent: path: is part of the URI's path and must not be `.` or `..`"
        );
    }
    for shelf in [".", ".."] {
        assert_eq!(
            refused::<Page>(PageInput { shelf: shelf.to_owned(), ..page() }),
            "Page was not sent: shelf: is part of the URI's path and must not be `.` or `..`"
        );
    }
}
