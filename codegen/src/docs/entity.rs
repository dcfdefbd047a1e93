//! Character references (`&lt;`, `&#123;`, `&#x7B;`).
//!
//! Knows the names that documentation uses, not all 2,231 of HTML: an unknown one stays as it is.

use std::borrow::Cow;

/// No reference is longer, from `&` to `;`.
const MAX_LENGTH: usize = 12;

/// Replaces the references of a text by what they stand for.
pub(super) fn decode(text: &str) -> Cow<'_, str> {
    let Some(first) = text.find('&') else {
        return Cow::Borrowed(text);
    };
    let mut decoded = String::with_capacity(text.len());
    let (before, mut rest) = text.split_at(first);
    decoded.push_str(before);
    while let Some(c) = rest.chars().next() {
        if let Some((character, length)) = reference(rest) {
            decoded.push(character);
            rest = rest.get(length..).unwrap_or_default();
        } else {
            decoded.push(c);
            rest = rest.get(c.len_utf8()..).unwrap_or_default();
        }
    }
    Cow::Owned(decoded)
}

/// The reference at the start of a text, and its length in bytes.
fn reference(text: &str) -> Option<(char, usize)> {
    let body = text.strip_prefix('&')?;
    let end = body.bytes().take(MAX_LENGTH).position(|byte| byte == b';')?;
    let body = body.get(..end)?;
    let character = match body.strip_prefix('#') {
        None => named(body)?,
        Some(number) => match number.strip_prefix(['x', 'X']) {
            None => char::from_u32(number.parse().ok()?)?,
            Some(hex) => char::from_u32(u32::from_str_radix(hex, 16).ok()?)?,
        },
    };
    Some((character, end + 2))
}

fn named(name: &str) -> Option<char> {
    let at = NAMED.binary_search_by_key(&name, |(known, _)| known).ok()?;
    NAMED.get(at).map(|(_, character)| *character)
}

/// By name, in the order of bytes: capitals first.
const NAMED: [(&str, char); 106] = [
    ("AMP", '&'),
    ("Auml", 'Ä'),
    ("GT", '>'),
    ("LT", '<'),
    ("NewLine", '\n'),
    ("Ouml", 'Ö'),
    ("QUOT", '"'),
    ("Tab", '\t'),
    ("Uuml", 'Ü'),
    ("aacute", 'á'),
    ("agrave", 'à'),
    ("amp", '&'),
    ("apos", '\''),
    ("ast", '*'),
    ("auml", 'ä'),
    ("bsol", '\\'),
    ("bull", '•'),
    ("ccedil", 'ç'),
    ("cent", '¢'),
    ("colon", ':'),
    ("comma", ','),
    ("commat", '@'),
    ("copy", '©'),
    ("darr", '↓'),
    ("deg", '°'),
    ("divide", '÷'),
    ("dollar", '$'),
    ("eacute", 'é'),
    ("egrave", 'è'),
    ("emsp", ' '),
    ("ensp", ' '),
    ("equals", '='),
    ("euml", 'ë'),
    ("euro", '€'),
    ("excl", '!'),
    ("frac12", '½'),
    ("frac14", '¼'),
    ("frac34", '¾'),
    ("ge", '≥'),
    ("grave", '`'),
    ("gt", '>'),
    ("harr", '↔'),
    ("hellip", '…'),
    ("iacute", 'í'),
    ("iexcl", '¡'),
    ("infin", '∞'),
    ("iquest", '¿'),
    ("laquo", '«'),
    ("larr", '←'),
    ("lbrace", '{'),
    ("lbrack", '['),
    ("lcub", '{'),
    ("ldquo", '“'),
    ("le", '≤'),
    ("lowbar", '_'),
    ("lpar", '('),
    ("lsqb", '['),
    ("lsquo", '‘'),
    ("lt", '<'),
    ("mdash", '—'),
    ("micro", 'µ'),
    ("middot", '·'),
    ("minus", '−'),
    ("nbsp", '\u{A0}'),
    ("ndash", '–'),
    ("ne", '≠'),
    ("ntilde", 'ñ'),
    ("num", '#'),
    ("oacute", 'ó'),
    ("oslash", 'ø'),
    ("ouml", 'ö'),
    ("para", '¶'),
    ("percnt", '%'),
    ("period", '.'),
    ("plus", '+'),
    ("plusmn", '±'),
    ("pound", '£'),
    ("quest", '?'),
    ("quot", '"'),
    ("raquo", '»'),
    ("rarr", '→'),
    ("rbrace", '}'),
    ("rbrack", ']'),
    ("rcub", '}'),
    ("rdquo", '”'),
    ("reg", '®'),
    ("rpar", ')'),
    ("rsqb", ']'),
    ("rsquo", '’'),
    ("sect", '§'),
    ("semi", ';'),
    ("shy", '\u{AD}'),
    ("sol", '/'),
    ("sup2", '²'),
    ("sup3", '³'),
    ("szlig", 'ß'),
    ("thinsp", ' '),
    ("times", '×'),
    ("trade", '™'),
    ("uacute", 'ú'),
    ("uarr", '↑'),
    ("uuml", 'ü'),
    ("vert", '|'),
    ("yen", '¥'),
    ("zwj", '\u{200D}'),
    ("zwnj", '\u{200C}'),
];

#[cfg(test)]
mod tests {
    use super::{NAMED, decode};

    #[test]
    fn every_name_is_found() {
        assert!(NAMED.is_sorted_by(|(a, _), (b, _)| a < b));
        for (name, character) in NAMED {
            assert_eq!(decode(&format!("a&{name};")), format!("a{character}"));
        }
        assert_eq!(decode("&nothing; &amp"), "&nothing; &amp");
    }
}
