//! The generator and the runtime write out the same characters that nobody sees.

use farrier::Unhandled;

#[test]
fn the_same_characters_are_hidden_everywhere() {
    let mut unhandled = Unhandled::default();
    // What is beyond is not assigned, but for the last planes.
    for c in ('\0'..'\u{20000}').chain('\u{e0000}'..'\u{e2000}') {
        unhandled.message = Some(format!("a{c}b"));
        let is_hidden = !unhandled.to_string().contains(c);
        assert_eq!(is_hidden, farrier_smithy::text::is_invisible(c), "{c:?}");
    }
}
