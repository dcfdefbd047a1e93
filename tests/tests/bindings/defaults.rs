//! Defaults and required members, in both directions (smithy.io, `default` and `required` traits,
//! client error correction).

use farrier::Timestamp;
use serde_json::json;
use tests::fixtures::defaults::{Cup, Make, MakeInput, Roast, Saucer, Strength, Tray};
use tests::fixtures::required::{Address, Choice, ParcelKind, Priority, Send, SendInput};

use crate::support::{at, json, map, read_leniently, texts, unreadable};

#[test]
fn what_the_model_says_stands_in_a_value_that_says_nothing() {
    let cup = Cup::default();
    assert_eq!((cup.boolean, cup.zero, cup.byte, cup.short), (true, 0, -128, 12_345));
    assert_eq!((cup.integer, cup.long), (1_000_000, i64::MIN));
    assert_eq!((cup.float, cup.whole_float, cup.double), (1.5, 2.0, -2.5e-7));
    assert_eq!((cup.big_integer.as_str(), cup.big_decimal.as_str()), ("5000000000", "0.25"));
    assert_eq!((cup.string.as_str(), cup.empty.as_str()), ("a \"quoted\" \\ text", ""));
    assert_eq!((&cup.blob[..], &cup.empty_blob[..]), (&b"hello"[..], &b""[..]));
    assert_eq!((cup.epoch, cup.fraction), (at(1_700_000_000, 0), at(-1, 500)));
    assert_eq!(cup.date_time, at(482_196_050, 520));
    assert_eq!((cup.list.len(), cup.map.len()), (0, 0));
    assert_eq!((cup.roast, cup.strength), (Roast::Dark, Strength::Strong));
    assert_eq!((cup.document, cup.document_list), (json!({}), json!([])));
    assert_eq!((cup.document_text, cup.document_number), (json!("x"), json!(5)));
    assert_eq!(cup.document_flag, json!(false));
    assert_eq!((cup.nothing, cup.undecided, cup.plain), (None, None, None));
}

#[test]
fn a_default_is_sent_where_it_stands_within_another_value() {
    let saucer = Saucer::new("s");
    let input = MakeInput { cups: Some([("k".to_owned(), saucer)].into()), ..MakeInput::default() };
    assert_eq!(
        json::<Make>(input),
        r#"{"cups":{"k":{"name":"s","size":12,"rim":1,"primitive":0}}}"#
    );
}

/// `Tray` is only written, so it has no half that reads.
#[test]
fn a_structure_that_is_only_written_has_its_defaults() {
    let tray = Tray { note: Some("n".to_owned()), ..Tray::default() };
    let input = MakeInput { tray: Some(tray), ..MakeInput::default() };
    assert_eq!(json::<Make>(input), r#"{"tray":{"size":12,"note":"n"}}"#);
}

/// What an `@input` structure leaves out is for the service to decide.
#[test]
fn an_input_has_no_defaults() {
    assert_eq!(json::<Make>(MakeInput::default()), "{}");
}

#[test]
fn an_input_without_required_members_is_made_by_new_too() {
    assert_eq!(MakeInput::new(), MakeInput::default());
}

#[test]
fn a_default_is_read_where_a_service_sends_nothing_or_null() {
    let output = read_leniently::<Make>(r#"{"cup":{"byte":null,"string":"s"},"cups":{"k":{}}}"#);
    assert_eq!(output.cup, Cup { string: "s".to_owned(), ..Cup::default() });
    assert_eq!(output.cups, Some([("k".to_owned(), Saucer::new(""))].into()));
    assert_eq!(output.spare, 3);
    assert_eq!(read_leniently::<Make>("{}").cup, Cup::default());
    assert_eq!(read_leniently::<Make>(r#"{"spare":0}"#).spare, 0);
}

#[test]
fn a_required_member_that_a_service_leaves_out_is_filled() {
    let output = read_leniently::<Send>("{}");
    assert_eq!((output.id.as_str(), output.from, output.fast), ("", Address::new("", ""), false));
    assert_eq!((output.weight, output.cost.as_str(), output.serial.as_str()), (0.0, "0", "0"));
    assert_eq!((output.labels, output.extras, output.content.len()), (texts([]), map([]), 0));
    assert_eq!(output.at, Timestamp::UNIX_EPOCH);
    assert_eq!(output.kind, ParcelKind::Unknown(String::new()));
    assert_eq!(output.choice, Choice::Unknown(String::new()));
    assert_eq!((output.anything, output.priority), (json!(null), Priority::Unknown(0)));
    assert_eq!(output.maybe, None);
}

#[test]
fn a_required_member_that_a_service_leaves_out_or_sends_as_null_is_told_with_its_path() {
    for (body, problem) in [
        (
            r#"{"cups":{"k":{}}}"#,
            "/cups/…/name: a required member is missing or null at line 1, column 14 (byte 13)",
        ),
        (
            r#"{"cups":{"k":{"name":null}}}"#,
            "/cups/…/name: a required member is missing or null at line 1, column 14 (byte 13)",
        ),
    ] {
        let told = unreadable::<Make>(&[], body);
        assert_eq!(
            told,
            format!("Make: the response's body can't be read: {problem} (HTTP 200 OK)")
        );
    }
    let told = unreadable::<Send>(&[], "{}");
    assert!(told.contains("/id: a required member is missing or null"), "{told}");
}

#[test]
fn required_members_are_sent_whatever_they_hold() {
    let input = SendInput::new(
        Timestamp::UNIX_EPOCH,
        Address::new("c", "s"),
        Choice::Locker(0),
        bytes::Bytes::new(),
        0,
        map([]),
        ParcelKind::Box,
        Vec::new(),
        Address::new("", ""),
        0.0,
    );
    assert_eq!(
        json::<Send>(input),
        concat!(
            r#"{"to":{"street":"","city":""},"weight":0.0,"count":0,"labels":[],"extras":{},"#,
            r#""content":"","at":0,"kind":"box","back":{"street":"s","city":"c"},"#,
            r#""choice":{"locker":0}}"#,
        )
    );
}
