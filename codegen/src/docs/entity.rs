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
    Some(match name {
        "amp" | "AMP" => '&',
        "lt" | "LT" => '<',
        "gt" | "GT" => '>',
        "quot" | "QUOT" => '"',
        "apos" => '\'',
        "nbsp" => '\u{A0}',
        "ensp" | "emsp" | "thinsp" => ' ',
        "shy" => '\u{AD}',
        "zwj" => '\u{200D}',
        "zwnj" => '\u{200C}',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        "lsquo" => '‘',
        "rsquo" => '’',
        "ldquo" => '“',
        "rdquo" => '”',
        "laquo" => '«',
        "raquo" => '»',
        "bull" => '•',
        "middot" => '·',
        "sect" => '§',
        "para" => '¶',
        "copy" => '©',
        "reg" => '®',
        "trade" => '™',
        "deg" => '°',
        "plusmn" => '±',
        "times" => '×',
        "divide" => '÷',
        "minus" => '−',
        "ne" => '≠',
        "le" => '≤',
        "ge" => '≥',
        "infin" => '∞',
        "larr" => '←',
        "uarr" => '↑',
        "rarr" => '→',
        "darr" => '↓',
        "harr" => '↔',
        "cent" => '¢',
        "pound" => '£',
        "yen" => '¥',
        "euro" => '€',
        "micro" => 'µ',
        "frac12" => '½',
        "frac14" => '¼',
        "frac34" => '¾',
        "sup2" => '²',
        "sup3" => '³',
        "iexcl" => '¡',
        "iquest" => '¿',
        "agrave" => 'à',
        "aacute" => 'á',
        "auml" => 'ä',
        "ccedil" => 'ç',
        "egrave" => 'è',
        "eacute" => 'é',
        "euml" => 'ë',
        "iacute" => 'í',
        "ntilde" => 'ñ',
        "oacute" => 'ó',
        "ouml" => 'ö',
        "oslash" => 'ø',
        "szlig" => 'ß',
        "uacute" => 'ú',
        "uuml" => 'ü',
        "Auml" => 'Ä',
        "Ouml" => 'Ö',
        "Uuml" => 'Ü',
        "lbrace" | "lcub" => '{',
        "rbrace" | "rcub" => '}',
        "lbrack" | "lsqb" => '[',
        "rbrack" | "rsqb" => ']',
        "lpar" => '(',
        "rpar" => ')',
        "ast" => '*',
        "lowbar" => '_',
        "grave" => '`',
        "bsol" => '\\',
        "sol" => '/',
        "vert" => '|',
        "num" => '#',
        "dollar" => '$',
        "percnt" => '%',
        "commat" => '@',
        "colon" => ':',
        "semi" => ';',
        "comma" => ',',
        "period" => '.',
        "excl" => '!',
        "quest" => '?',
        "equals" => '=',
        "plus" => '+',
        "Tab" => '\t',
        "NewLine" => '\n',
        _ => return None,
    })
}
