//! Addresses: which may be linked, and how they are written in Markdown.

/// The destination of a link as Markdown has it, if it is an address of the web or of mail.
pub(super) fn destination(address: &str) -> Option<String> {
    let address = address.trim();
    let (scheme, rest) = address.split_once(':')?;
    let known = ["http", "https"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
    if !known && !scheme.eq_ignore_ascii_case("mailto") {
        return None;
    }
    if rest.trim_start_matches('/').is_empty() || (known && !rest.starts_with("//")) {
        return None;
    }
    let mut escaped = String::with_capacity(address.len());
    for byte in address.bytes() {
        let plain = byte.is_ascii_graphic() && !b"<>()[]\\`\"{}|^&".contains(&byte);
        if plain {
            escaped.push(char::from(byte));
        } else if byte == b'&' {
            // So that `&lt;` in an address stays one.
            escaped.push_str("&amp;");
        } else {
            const HEX: &[u8; 16] = b"0123456789ABCDEF";
            escaped.push('%');
            for digit in [byte >> 4, byte & 15] {
                escaped.push(HEX.get(usize::from(digit)).copied().map_or('0', char::from));
            }
        }
    }
    Some(escaped)
}

/// Whether a word is an address that `<…>` makes a link.
pub(super) fn is_autolink(word: &str) -> bool {
    let Some(rest) = word.strip_prefix("https://").or_else(|| word.strip_prefix("http://")) else {
        return false;
    };
    rest.starts_with(|c: char| c.is_ascii_alphanumeric())
        && rest.bytes().all(|b| b.is_ascii_graphic() && !b"<>[]{}\\`\"|^*".contains(&b))
}
