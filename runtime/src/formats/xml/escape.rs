//! Writing of text in XML.

/// Appends text as the content of an element or as the value of an attribute in double quotes.
///
/// Characters that a reader would change are written as references: those of markup, and line
/// breaks. Control characters are references too. XML 1.0 allows few of them, but there is no other
/// way to write them, and a service can refuse them.
#[inline]
pub(super) fn write(text: &str, out: &mut Vec<u8>) {
    let bytes = text.as_bytes();
    let end = plain_length(bytes);
    out.extend_from_slice(bytes.get(..end).unwrap_or_default());
    if end < bytes.len() {
        write_escaped(text.get(end..).unwrap_or_default(), out);
    }
}

/// Returns the number of bytes before the first one that may need a reference.
#[inline]
fn plain_length(bytes: &[u8]) -> usize {
    bytes.iter().position(|byte| SPECIAL[usize::from(*byte)]).unwrap_or(bytes.len())
}

/// Marks the bytes that may begin a character which needs a reference. All bytes beyond ASCII are
/// marked.
static SPECIAL: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = byte < 0x20 || byte >= 0x7f;
        byte += 1;
    }
    table[b'&' as usize] = true;
    table[b'<' as usize] = true;
    table[b'>' as usize] = true;
    table[b'"' as usize] = true;
    table
};

/// Appends text whose first character may need a reference.
#[inline(never)]
fn write_escaped(text: &str, out: &mut Vec<u8>) {
    for character in text.chars() {
        match character {
            '&' => out.extend_from_slice(b"&amp;"),
            '<' => out.extend_from_slice(b"&lt;"),
            '>' => out.extend_from_slice(b"&gt;"),
            '"' => out.extend_from_slice(b"&quot;"),
            // Readers of XML 1.1 take the line separators for line breaks.
            '\0'..' ' | '\u{7f}'..='\u{9f}' | '\u{2028}' => {
                let code = format!("&#x{:X};", u32::from(character));
                out.extend_from_slice(code.as_bytes());
            }
            _ => {
                out.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
            }
        }
    }
}
