//! What `alloy#simpleRestJson` adds to messages and clients don't know is refused, and not sent wrongly.

use farrier_codegen::{Error, Generator};

fn generator(protocol: &str, union: &str, member: &str) -> Generator {
    let text = format!(
        r#"{{"smithy": "2.0", "shapes": {{
            "a#S": {{"type": "service", "version": "1", "operations": [{{"target": "a#Send"}}],
                "traits": {{"{protocol}": {{}}}}}},
            "a#Send": {{"type": "operation", "input": {{"target": "a#In"}},
                "traits": {{"smithy.api#http": {{"method": "POST", "uri": "/"}}}}}},
            "a#In": {{"type": "structure", "members": {{"choice": {{"target": "a#Choice"}},
                "rest": {{"target": "a#Rest", "traits": {{{member}}}}}}}}},
            "a#Rest": {{"type": "map", "key": {{"target": "smithy.api#String"}},
                "value": {{"target": "smithy.api#Document"}}}},
            "a#Choice": {{"type": "union", "traits": {{{union}}},
                "members": {{"part": {{"target": "a#Part"}}}}}},
            "a#Part": {{"type": "structure"}} }} }}"#
    );
    Generator::from_text("s.json", text).unwrap()
}

#[test]
fn other_forms_of_unions_and_of_unknown_members_are_refused() {
    for (union, member, refused) in [
        ("", "", None),
        (
            r#""alloy#discriminated": "kind""#,
            "",
            Some("a#Choice: a message changed by alloy#discriminated"),
        ),
        (r#""alloy#untagged": {}"#, "", Some("a#Choice: a message changed by alloy#untagged")),
        (
            "",
            r#""alloy#jsonUnknown": {}"#,
            Some("a#In$rest: a message changed by alloy#jsonUnknown"),
        ),
        ("", r#""alloy#nullable": {}"#, None),
    ] {
        let found = match generator("alloy#simpleRestJson", union, member).report() {
            Ok(_) => None,
            Err(Error::Unsupported { features, .. }) => Some(features.join("\n")),
            Err(error) => panic!("{error}"),
        };
        // After the file, the line and the column.
        let found = found.as_deref().map(|it| it.splitn(4, ':').collect::<Vec<_>>());
        let found = found.map(|parts| {
            assert!(parts[0] == "s.json" && parts[1] != "1", "{parts:?}");
            parts[3].trim_start()
        });
        assert_eq!(found, refused);
        // The traits belong to that protocol.
        generator("aws.protocols#restJson1", union, member).report().unwrap();
    }
}
