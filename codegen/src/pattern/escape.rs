//! What follows a `\`: one reader for both places where an escape can stand, and the way back, from
//! a character to its spelling in the syntax of the crate `regex`.
//!
//! Knows section 22.2.1 of ECMA-262 and what its Annex B adds. A letter or digit that ECMA-262 gives
//! no meaning is refused, since other dialects give it one.

use std::fmt::Write as _;

use super::cursor::Cursor;
use super::property::Properties;

/// `\d`, as items of a class.
const DIGITS: &str = "0-9";
/// `\w`, as items of a class.
const WORD: &str = "0-9A-Z_a-z";
/// `\s`, as items of a class: `WhiteSpace` and `LineTerminator` of ECMA-262.
const SPACE: &str =
    r"\t-\r\x{20}\x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}\x{FEFF}";

/// An escape, read.
#[derive(Debug)]
pub(super) enum Escape {
    /// One code point; half of a surrogate pair if it stands alone.
    CodePoint(u32),
    /// One of `\d \w \s` or, negated, their capitals.
    Set {
        /// What stands between the brackets of the class.
        items: &'static str,
        /// Whether the capital was used.
        negated: bool,
    },
    /// `\p{…}`, as it is written for the crate `regex`.
    Property(String),
    /// `\b`, or `\B` if negated.
    WordBoundary {
        /// Whether it was `\B`.
        negated: bool,
    },
    /// `\1`, `\k<name>`.
    BackReference,
}

/// Reads what follows a `\`.
pub(super) fn read(cursor: &mut Cursor<'_>, properties: &mut Properties) -> Result<Escape, String> {
    let Some(c) = cursor.next() else {
        return Err("a `\\` escapes nothing".to_owned());
    };
    Ok(match c {
        'd' | 'D' => Escape::Set { items: DIGITS, negated: c == 'D' },
        'w' | 'W' => Escape::Set { items: WORD, negated: c == 'W' },
        's' | 'S' => Escape::Set { items: SPACE, negated: c == 'S' },
        'b' | 'B' => Escape::WordBoundary { negated: c == 'B' },
        'p' | 'P' => Escape::Property(properties.read(cursor, c)?),
        '1'..='9' | 'k' => Escape::BackReference,
        't' => code_point('\t'),
        'n' => code_point('\n'),
        'v' => code_point('\u{B}'),
        'f' => code_point('\u{C}'),
        'r' => code_point('\r'),
        '0' => Escape::CodePoint(octal(cursor)),
        'c' => control(cursor)?,
        'x' => match hex_digits(cursor, 2) {
            Some(code) => Escape::CodePoint(code),
            None => return Err("`\\x` needs two hexadecimal digits".to_owned()),
        },
        'u' => unicode(cursor, properties)?,
        _ if c.is_ascii_alphanumeric() => return Err(format!("ECMA-262 has no `\\{c}`")),
        _ => code_point(c),
    })
}

fn code_point(c: char) -> Escape {
    Escape::CodePoint(u32::from(c))
}

/// `\0`, and Annex B's `\037`, without the `\0`.
fn octal(cursor: &mut Cursor<'_>) -> u32 {
    let mut code = 0;
    for _ in 0..2 {
        let Some(digit) = cursor.peek().and_then(|c| c.to_digit(8)) else {
            break;
        };
        cursor.next();
        code = code * 8 + digit;
    }
    code
}

/// `\cJ`, without `\c`.
fn control(cursor: &mut Cursor<'_>) -> Result<Escape, String> {
    match cursor.next() {
        Some(letter) if letter.is_ascii_alphabetic() => {
            Ok(Escape::CodePoint(u32::from(letter) % 32))
        }
        _ => Err("`\\c` needs a letter".to_owned()),
    }
}

/// `\u0041`, `\u{41}` and the pair `\uD83D\uDE00`, without the first `\u`.
fn unicode(cursor: &mut Cursor<'_>, properties: &mut Properties) -> Result<Escape, String> {
    if cursor.eat("{") {
        properties.used = true;
        return match cursor.eat_until('}').and_then(parse_code_point) {
            Some(code) => Ok(Escape::CodePoint(code)),
            None => Err("`\\u{…}` needs the hexadecimal number of a code point".to_owned()),
        };
    }
    let Some(first) = hex_digits(cursor, 4) else {
        return Err("`\\u` needs four hexadecimal digits".to_owned());
    };
    let mut ahead = cursor.clone();
    if (0xD800..0xDC00).contains(&first)
        && ahead.eat("\\u")
        && let Some(second @ 0xDC00..=0xDFFF) = hex_digits(&mut ahead, 4)
    {
        *cursor = ahead;
        properties.used = true;
        return Ok(Escape::CodePoint(0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00)));
    }
    Ok(Escape::CodePoint(first))
}

fn parse_code_point(digits: &str) -> Option<u32> {
    if !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    u32::from_str_radix(digits, 16).ok().filter(|code| *code <= u32::from(char::MAX))
}

fn hex_digits(cursor: &mut Cursor<'_>, count: usize) -> Option<u32> {
    let digits = cursor.rest().get(..count)?;
    let code = parse_code_point(digits)?;
    cursor.eat(digits);
    Some(code)
}

/// Writes a character so that it stands for itself, inside a class and outside.
pub(super) fn push_literal(regex: &mut String, c: char) {
    match c {
        '\\' | '.' | '+' | '*' | '?' | '(' | ')' | '|' | '[' | ']' | '{' | '}' | '^' | '$' => {
            regex.extend(['\\', c]);
        }
        '\t' => regex.push_str("\\t"),
        '\n' => regex.push_str("\\n"),
        '\r' => regex.push_str("\\r"),
        // What can't be seen is spelt, for whoever reads the generated code.
        c if c.is_control() || (c.is_whitespace() && c != ' ') => {
            // Writing to a `String` can't fail.
            let _ = write!(regex, "\\x{{{:X}}}", u32::from(c));
        }
        _ => regex.push(c),
    }
}
