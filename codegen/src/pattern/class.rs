//! `[…]`: a character class of ECMA-262, written for the crate `regex`, to which `[`, `&&`, `--` and
//! `~~` inside a class mean sets.
//!
//! Knows that texts are Unicode scalar values: the halves of surrogate pairs that models name
//! (`\uD800-\uDFFF`) are cut out, for no text has them.

use super::cursor::Cursor;
use super::escape::{self, Escape, push_literal};
use super::property::Properties;

/// Matches no character at all.
pub(super) const NOTHING: &str = r"[^\x{0}-\x{10FFFF}]";
/// Matches every character.
const ANYTHING: &str = r"[\x{0}-\x{10FFFF}]";

/// The surrogates: code points that aren't scalar values.
const SURROGATES: std::ops::RangeInclusive<u32> = 0xD800..=0xDFFF;

/// One thing in a class.
enum Atom {
    CodePoint(u32),
    /// Items in the syntax of the crate `regex`; may not bound a range.
    Items(String),
}

/// Reads a class, after its `[`.
pub(super) fn translate(
    cursor: &mut Cursor<'_>,
    properties: &mut Properties,
) -> Result<String, String> {
    let negated = cursor.eat("^");
    let mut items = String::new();
    while !cursor.eat("]") {
        refuse_other_dialects(cursor)?;
        let first = atom(cursor, properties)?;
        let is_range = cursor.rest().starts_with('-') && !cursor.rest().starts_with("-]");
        if !is_range {
            push_atom(&mut items, &first);
            continue;
        }
        cursor.eat("-");
        let last = atom(cursor, properties)?;
        if let (Atom::CodePoint(first), Atom::CodePoint(last)) = (&first, &last) {
            push_range(&mut items, *first, *last)?;
        } else {
            // `[\w-.]`: Annex B takes the three for themselves.
            push_atom(&mut items, &first);
            push_class_char(&mut items, '-');
            push_atom(&mut items, &last);
        }
    }
    Ok(match (items.is_empty(), negated) {
        (true, false) => NOTHING.to_owned(),
        (true, true) => ANYTHING.to_owned(),
        (false, false) => format!("[{items}]"),
        (false, true) => format!("[^{items}]"),
    })
}

/// Reads one thing of a class.
fn atom(cursor: &mut Cursor<'_>, properties: &mut Properties) -> Result<Atom, String> {
    match cursor.next() {
        None => Err("a character class isn't closed".to_owned()),
        Some('\\') => escaped(cursor, properties),
        Some(c) => Ok(Atom::CodePoint(u32::from(c))),
    }
}

fn escaped(cursor: &mut Cursor<'_>, properties: &mut Properties) -> Result<Atom, String> {
    Ok(match escape::read(cursor, properties)? {
        Escape::CodePoint(code) => Atom::CodePoint(code),
        Escape::Set { items, negated: false } => Atom::Items(items.to_owned()),
        Escape::Set { items, negated: true } => Atom::Items(format!("[^{items}]")),
        Escape::Property(property) => Atom::Items(property),
        // In a class, `\b` is a backspace.
        Escape::WordBoundary { negated: false } => Atom::CodePoint(0x08),
        Escape::WordBoundary { negated: true } => {
            return Err("ECMA-262 has no `\\B` in a character class".to_owned());
        }
        Escape::BackReference => {
            return Err("a character class can't refer back".to_owned());
        }
    })
}

/// Stops at what Annex B would take letter by letter, and no author means so.
fn refuse_other_dialects(cursor: &Cursor<'_>) -> Result<(), String> {
    let rest = cursor.rest();
    if rest.starts_with("&&[") {
        return Err("ECMA-262 has no intersection of character classes".to_owned());
    }
    let name = rest.strip_prefix("[:").and_then(|rest| rest.split_once(":]"));
    match name {
        Some((name, _)) if is_posix_name(name) => {
            Err(format!("ECMA-262 has no character class `[:{name}:]`"))
        }
        _ => Ok(()),
    }
}

fn is_posix_name(name: &str) -> bool {
    !name.is_empty() && name.trim_start_matches('^').bytes().all(|b| b.is_ascii_lowercase())
}

fn push_atom(items: &mut String, atom: &Atom) {
    match atom {
        Atom::Items(text) => items.push_str(text),
        Atom::CodePoint(code) => {
            if let Some(c) = char::from_u32(*code) {
                push_class_char(items, c);
            }
        }
    }
}

/// Writes a range, without the surrogates in it.
fn push_range(items: &mut String, first: u32, last: u32) -> Result<(), String> {
    if first > last {
        return Err(format!("a range from U+{first:04X} down to U+{last:04X}"));
    }
    let below = (first, last.min(SURROGATES.start() - 1));
    let above = (first.max(SURROGATES.end() + 1), last);
    for (first, last) in [below, above] {
        if first <= last
            && let (Some(first), Some(last)) = (char::from_u32(first), char::from_u32(last))
        {
            push_class_char(items, first);
            if first != last {
                items.push('-');
                push_class_char(items, last);
            }
        }
    }
    Ok(())
}

/// Writes a character so that it stands for itself in a class.
fn push_class_char(items: &mut String, c: char) {
    if matches!(c, '-' | '&' | '~') {
        items.push('\\');
        items.push(c);
    } else {
        push_literal(items, c);
    }
}
