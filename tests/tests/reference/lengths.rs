//! Lengths, in Unicode scalar values: one below the least, both ends, one above the most.

use generated::StartAttachmentUploadRequest;
use generated::farrier::validate::violations;

use crate::support::upload;

type Set = fn(&mut StartAttachmentUploadRequest, String);

/// Each member that is a string, how to set it, and its greatest length; the least is 1.
const STRINGS: [(&str, Set, usize); 4] = [
    ("AttachmentName", |input, text| input.attachment_name = text, 256),
    ("ConnectionToken", |input, text| input.connection_token = text, 1000),
    ("ContentType", |input, text| input.content_type = text, 255),
    ("ClientToken", |input, text| input.client_token = Some(text), 500),
];

/// What is wrong with an input whose member has this text.
fn messages(set: Set, text: String) -> Vec<String> {
    let mut input = upload();
    set(&mut input, text);
    violations(&input).iter().map(ToString::to_string).collect()
}

fn message(member: &str, length: usize, max: usize) -> String {
    format!(
        "Value with length {length} at '/{member}' failed to satisfy constraint: \
         Member must have length between 1 and {max}, inclusive"
    )
}

#[test]
fn the_ends_are_allowed_and_their_neighbours_are_not() {
    for (member, set, max) in STRINGS {
        // One, two, three and four bytes in UTF-8; the last takes two units in UTF-16.
        for letter in ["a", "\u{e9}", "\u{4e2d}", "\u{1f408}"] {
            for length in [1, 2, max - 1, max] {
                let found = messages(set, letter.repeat(length));
                assert_eq!(found, [""; 0], "{member}: {length} of {letter}");
            }
            for length in [max + 1, 2 * max, 100_000] {
                let found = messages(set, letter.repeat(length));
                assert_eq!(found, [message(member, length, max)], "{letter}");
            }
        }
        assert_eq!(messages(set, String::new()), [message(member, 0, max)]);
    }
}

#[test]
fn what_looks_like_one_letter_counts_as_its_code_points() {
    // A family of five code points, and a letter with an accent of its own.
    for (text, points) in [("\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}", 5), ("e\u{301}", 2)] {
        for (member, set, max) in STRINGS {
            let fits = max / points;
            assert_eq!(messages(set, text.repeat(fits)), [""; 0], "{member}");
            let length = (fits + 1) * points;
            assert_eq!(messages(set, text.repeat(fits + 1)), [message(member, length, max)]);
        }
    }
}

#[test]
fn blanks_and_zeros_are_letters_like_others() {
    for (member, set, _) in STRINGS {
        for text in [" ", "\0", "\n", "\u{feff}"] {
            assert_eq!(messages(set, text.to_owned()), [""; 0], "{member}: {text:?}");
        }
    }
}

#[test]
fn an_absent_token_has_no_length() {
    let mut input = upload();
    input.client_token = None;
    assert_eq!(violations(&input), []);
}
