//! `@httpPayload`: one member is the body.

use bytes::Bytes;
use serde_json::json;
use tests::fixtures::media_type::{Upload, UploadInput};
use tests::fixtures::payloads::{
    Grade, Item, PutBlob, PutBlobInput, PutDocument, PutDocumentInput, PutEnum, PutEnumInput,
    PutList, PutListInput, PutMap, PutMapInput, PutNeeded, PutNeededInput, PutStructure,
    PutStructureInput, PutText, PutTextInput, PutTyped, PutTypedInput, PutUnion, PutUnionInput,
    Wrap,
};

use crate::support::{body, headers, outcome, read, refused, request, round_trip, unreadable};

fn item(name: &str) -> Item {
    Item { size: Some(1), ..Item::new(name) }
}

/// Checks what is sent for a payload, and that a service reads it again.
macro_rules! sent {
    ($operation:ident, $input:ident, $payload:expr, $content_type:literal, $body:literal) => {{
        let input = $input { id: Some("7".to_owned()), payload: Some($payload) };
        let request = request::<$operation>(input.clone());
        assert_eq!(headers(&request), [concat!("content-type: ", $content_type), "x-id: 7"]);
        assert_eq!(body(&request), $body);
        round_trip::<$operation>(&input);
    }};
}

#[test]
fn each_kind_of_payload_is_the_body() {
    sent!(
        PutStructure,
        PutStructureInput,
        item("a"),
        "application/json",
        r#"{"name":"a","size":1}"#
    );
    sent!(PutText, PutTextInput, "\"raw\" é".to_owned(), "text/plain", "\"raw\" é");
    sent!(PutBlob, PutBlobInput, Bytes::from_static(b"\0raw"), "application/octet-stream", "\0raw");
    sent!(
        PutDocument,
        PutDocumentInput,
        json!({ "a": [1, null] }),
        "application/json",
        r#"{"a":[1,null]}"#
    );
    sent!(PutUnion, PutUnionInput, Wrap::Foil(3), "application/json", r#"{"foil":3}"#);
    sent!(PutEnum, PutEnumInput, Grade::B, "text/plain", "b");
    sent!(
        PutList,
        PutListInput,
        vec![item("a"), Item::new("b")],
        "application/json",
        r#"[{"name":"a","size":1},{"name":"b"}]"#
    );
    sent!(
        PutMap,
        PutMapInput,
        [("k".to_owned(), item("a"))].into(),
        "application/json",
        r#"{"k":{"name":"a","size":1}}"#
    );
}

#[test]
fn a_structure_that_is_absent_is_an_empty_object() {
    let request = request::<PutStructure>(PutStructureInput::default());
    assert_eq!(headers(&request), ["content-type: application/json"]);
    assert_eq!(body(&request), "{}");
}

#[test]
fn any_other_payload_that_is_absent_is_no_body() {
    for request in [
        request::<PutText>(PutTextInput::default()),
        request::<PutBlob>(PutBlobInput::default()),
        request::<PutDocument>(PutDocumentInput::default()),
        request::<PutUnion>(PutUnionInput::default()),
        request::<PutEnum>(PutEnumInput::default()),
        request::<PutList>(PutListInput::default()),
        request::<PutMap>(PutMapInput::default()),
    ] {
        assert_eq!(headers(&request), ["content-length: 0"], "{}", request.uri());
        assert_eq!(body(&request), "", "{}", request.uri());
    }
}

#[test]
fn each_kind_of_payload_is_read_from_the_body() {
    let output =
        outcome::<PutStructure>(200, &[("X-Id", "7")], r#"{"name":"a","size":1}"#).unwrap();
    assert_eq!((output.id.as_deref(), output.payload), (Some("7"), Some(item("a"))));
    assert_eq!(read::<PutText>("\"raw\" é").payload.as_deref(), Some("\"raw\" é"));
    assert_eq!(read::<PutBlob>("\0raw").payload.as_deref(), Some(&b"\0raw"[..]));
    assert_eq!(read::<PutDocument>("\"text\"").payload, Some(json!("text")));
    assert_eq!(read::<PutDocument>(" [1.5, {}] ").payload, Some(json!([1.5, {}])));
    assert_eq!(read::<PutUnion>(r#"{"paper":"x"}"#).payload, Some(Wrap::Paper("x".to_owned())));
    assert_eq!(read::<PutEnum>("b").payload, Some(Grade::B));
    assert_eq!(read::<PutEnum>("c").payload, Some(Grade::Unknown("c".to_owned())));
    assert_eq!(read::<PutList>(r#"[{"name":"b"}]"#).payload, Some(vec![Item::new("b")]));
    assert_eq!(
        read::<PutMap>(r#"{"k":{"name":"b"}}"#).payload,
        Some([("k".to_owned(), Item::new("b"))].into())
    );
}

#[test]
fn an_empty_body_is_an_absent_payload() {
    assert_eq!(read::<PutStructure>("").payload, None);
    assert_eq!(read::<PutText>("").payload, None);
    assert_eq!(read::<PutBlob>("").payload, None);
    assert_eq!(read::<PutDocument>("").payload, None);
    assert_eq!(read::<PutUnion>("").payload, None);
    assert_eq!(read::<PutEnum>("").payload, None);
    assert_eq!(read::<PutList>("").payload, None);
    let problem = unreadable::<PutNeeded>(&[], "");
    assert!(problem.contains("it is empty, and the member `payload` is required"), "{problem}");
}

#[test]
fn a_media_type_of_the_model_is_the_content_type() {
    let input = UploadInput { png: Some(Bytes::from_static(b"PNG")) };
    let request = request::<Upload>(input.clone());
    assert_eq!(headers(&request), ["content-type: image/png"]);
    assert_eq!(body(&request), "PNG");
    round_trip::<Upload>(&input);
    assert_eq!(read::<Upload>("<svg/>").svg.as_deref(), Some("<svg/>"));
}

#[test]
fn a_member_may_say_what_the_payload_is() {
    let typed = PutTypedInput {
        r#type: Some("image/jpg".to_owned()),
        payload: Bytes::from_static(b"1234"),
    };
    let with_type = request::<PutTyped>(typed.clone());
    assert_eq!(headers(&with_type), ["content-type: image/jpg"]);
    assert_eq!(body(&with_type), "1234");
    round_trip::<PutTyped>(&typed);
    let without = request::<PutTyped>(PutTypedInput { r#type: None, ..typed });
    assert_eq!(headers(&without), ["content-type: application/octet-stream"]);
}

#[test]
fn constraints_of_a_payload_are_those_of_its_members() {
    let input = PutNeededInput::new(Item::new(""));
    assert!(refused::<PutNeeded>(input).contains(
        "Value with length 0 at '/payload/name' failed to satisfy constraint: \
         Member must have length greater than or equal to 1"
    ));
}

#[test]
fn a_body_that_is_no_such_payload_is_named() {
    let problem = unreadable::<PutStructure>(&[], "<html>");
    assert!(problem.starts_with("PutStructure: the response's body can't be read: "), "{problem}");
    assert!(problem.contains("line 1"), "{problem}");
    let raw = http::Response::new(Bytes::from_static(b"\xff"));
    assert!(<PutText as farrier::Operation>::response(raw).is_err());
}
