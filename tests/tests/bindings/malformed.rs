//! Responses that are not what the model says: refused with the place where it shows.

use tests::fixtures::shapes::Everything;

use crate::support::unreadable;

#[test]
fn a_value_of_another_type_is_named_with_its_place() {
    for (body, problem) in [
        (r#"{"byte":"1"}"#, "expected a whole number"),
        (r#"{"byte":1.5}"#, "expected a whole number"),
        (r#"{"byte":128}"#, "the number is out of range for a byte (-128 to 127)"),
        (r#"{"boolean":"true"}"#, "expected true or false"),
        (r#"{"boolean":1}"#, "expected true or false"),
        (r#"{"string":1}"#, "expected a string"),
        (r#"{"blob":"?"}"#, "expected base64"),
        (r#"{"double":"inf"}"#, "expected a number, 'NaN', 'Infinity' or '-Infinity'"),
        (r#"{"float":1e39}"#, "the number is out of range for a float (32 bits)"),
        (r#"{"bigInteger":1.5}"#, "expected a whole number"),
        (r#"{"timestamp":"2019"}"#, "expected a number of seconds"),
        (r#"{"enum":1}"#, "expected a string"),
        (r#"{"intEnum":"1"}"#, "expected a whole number"),
        (r#"{"list":{}}"#, "expected an array"),
        (r#"{"map":[]}"#, "expected an object"),
        (r#"{"structure":[]}"#, "expected an object"),
        (r#"{"union":"child"}"#, "expected an object"),
    ] {
        let text = unreadable::<Everything>(&[], body);
        assert!(text.starts_with("Everything: the response's body can't be read: "), "{text}");
        assert!(text.contains(problem), "{body}: {text}");
        let column = body.find(':').unwrap() + 2;
        assert!(text.contains(&format!("line 1, column {column}")), "{body}: {text}");
    }
}

#[test]
fn a_body_that_is_no_json_object_is_named_with_its_place() {
    for body in
        ["[]", "null", "1", "{", r#"{"byte":1,}"#, r#"{"byte":1} {}"#, "{'byte':1}", "\u{feff}{}"]
    {
        let text = unreadable::<Everything>(&[], body);
        assert!(text.contains("line 1, column "), "{body}: {text}");
    }
    let nested = "[".repeat(100_000);
    let text = unreadable::<Everything>(&[], &format!(r#"{{"document":{nested}"#));
    assert!(text.contains("line 1, column "), "{text}");
}

#[test]
fn what_is_said_does_not_show_what_was_read() {
    let text = unreadable::<Everything>(&[], r#"{"byte":"s3cret"}"#);
    assert!(!text.contains("s3cret"), "{text}");
}
