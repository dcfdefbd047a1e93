//! Lists and maps with nulls: a sparse one keeps them, a dense one drops them
//! (smithy.io, `sparse` trait).

use serde_json::{Value, json};
use tests::fixtures::sparse::{Answer, Answers, Part};

use crate::support::{at, json, read, round_trip, unreadable};

fn sparse() -> (Answers, &'static str) {
    let part = Part { name: Some("x".to_owned()) };
    let answers = Answers {
        list: Some(vec![Some("a".to_owned()), None, Some(String::new())]),
        map: Some([("a".to_owned(), Some(1)), ("b".to_owned(), None)].into()),
        structures: Some([("a".to_owned(), None), ("b".to_owned(), Some(part))].into()),
        lists: Some(vec![None, Some(vec![None])]),
        documents: Some(vec![None, Some(json!([null]))]),
        dates: Some(vec![Some(at(0, 0)), None]),
        ..Answers::default()
    };
    let json = concat!(
        r#"{"list":["a",null,""],"map":{"a":1,"b":null},"structures":{"a":null,"b":{"name":"x"}},"#,
        r#""lists":[null,[null]],"documents":[null,[null]],"dates":["1970-01-01T00:00:00Z",null]}"#,
    );
    (answers, json)
}

#[test]
fn sparse_collections_keep_nulls() {
    let (answers, expected) = sparse();
    assert_eq!(json::<Answer>(answers.clone()), expected);
    assert_eq!(read::<Answer>(expected), answers);
    round_trip::<Answer>(&answers);
}

#[test]
fn dense_collections_have_no_nulls() {
    for (body, problem) in [
        (
            r#"{"denseList":["a",null,"b"]}"#,
            "a list that isn't sparse has no nulls at line 1, column 19",
        ),
        (
            r#"{"denseMap":{"a":null,"b":2}}"#,
            "a map that isn't sparse has no nulls at line 1, column 18",
        ),
    ] {
        let told = unreadable::<Answer>(&[], body);
        assert!(told.contains(problem), "{told}");
    }
}

#[test]
fn a_null_is_a_document_like_any_other() {
    let answers =
        Answers { dense_documents: Some(vec![Value::Null, json!(1)]), ..Answers::default() };
    assert_eq!(json::<Answer>(answers.clone()), r#"{"denseDocuments":[null,1]}"#);
    assert_eq!(read::<Answer>(r#"{"denseDocuments":[null,1]}"#), answers);
}
