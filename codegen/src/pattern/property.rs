//! `\p{…}`: which properties of Unicode ECMA-262 names (tables 69 to 72), and which of them the linear engine has.
//!
//! The crate `regex` matches names loosely (`IsLatin`, `greek`) and ECMA-262 doesn't, so the other
//! engine is asked first: it knows the exact names.

use std::collections::BTreeSet;

use super::cursor::Cursor;

/// The properties that an expression has used so far.
#[derive(Debug, Default)]
pub(super) struct Properties {
    /// Those that both engines know, written out: each is looked up once.
    known: BTreeSet<String>,
    /// Whether there was any.
    pub(super) used: bool,
    /// Whether there was one that only the backtracking engine knows.
    pub(super) backtrack: bool,
}

impl Properties {
    /// Reads what follows `\p` or `\P`, and gives the escape in the syntax of the crate `regex`.
    pub(super) fn read(&mut self, cursor: &mut Cursor<'_>, letter: char) -> Result<String, String> {
        let name = if cursor.eat("{") { cursor.eat_until('}') } else { None };
        let Some(name) = name else {
            return Err(format!("ECMA-262 has `\\{letter}` only as `\\{letter}{{…}}`"));
        };
        let escape = format!("\\{letter}{{{name}}}");
        self.used = true;
        if self.known.contains(&escape) {
            return Ok(escape);
        }
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '=';
        if !name.chars().all(is_name) || regress::Regex::with_flags(&escape, "u").is_err() {
            return Err(format!("ECMA-262 has no property `{escape}`"));
        }
        self.backtrack |= regex::Regex::new(&escape).is_err();
        self.known.insert(escape.clone());
        Ok(escape)
    }
}
