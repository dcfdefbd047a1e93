//! The walk over an expression: alternatives, groups, assertions, atoms and quantifiers, each
//! written in the syntax of the crate `regex` as it is read.
//!
//! Knows the grammar of ECMA-262 (section 22.2.1) with its Annex B. It is one loop over the text,
//! without recursion: nesting costs a counter. What is inside `[…]` is known to `class`, what
//! follows a `\` to `escape`.

use super::class;
use super::cursor::Cursor;
use super::escape::{self, Escape};
use super::property::Properties;

/// What matches one character that isn't a line terminator: ECMA-262's `.`.
const DOT: &str = r"[^\n\r\x{2028}\x{2029}]";

/// An expression, rewritten.
#[derive(Debug, Default)]
pub(super) struct Translation {
    /// In the syntax of the crate `regex`. Of no use if `backtracks`.
    pub(super) regex: String,
    /// Whether it has what the linear engine hasn't: lookaround, back references, modifiers.
    pub(super) backtracks: bool,
    /// Whether it has what means something else without the flag `u`.
    pub(super) needs_unicode: bool,
    /// Whether it names a group.
    pub(super) has_named_groups: bool,
}

/// Rewrites an expression, or says why it isn't one.
pub(super) fn translate(pattern: &str) -> Result<Translation, String> {
    let mut walk = Walk {
        cursor: Cursor::new(pattern),
        open_groups: 0,
        properties: Properties::default(),
        to: Translation {
            regex: String::with_capacity(pattern.len()),
            needs_unicode: pattern.chars().any(|c| c > '\u{FFFF}'),
            ..Translation::default()
        },
    };
    match walk.run() {
        Ok(()) => Ok(walk.to),
        Err(why) => Err(format!("{why} (near character {})", walk.cursor.position)),
    }
}

struct Walk<'a> {
    cursor: Cursor<'a>,
    open_groups: usize,
    properties: Properties,
    to: Translation,
}

impl Walk<'_> {
    fn run(&mut self) -> Result<(), String> {
        while let Some(c) = self.cursor.next() {
            let quantifiable = match c {
                '|' => self.emit("|", false),
                '^' => self.emit("^", false),
                '$' => self.emit("$", false),
                '(' => self.open_group()?,
                ')' => self.close_group()?,
                '.' => self.emit(DOT, true),
                '[' => {
                    let class = class::translate(&mut self.cursor, &mut self.properties)?;
                    self.emit(&class, true)
                }
                '\\' => self.escape()?,
                '*' | '+' | '?' => return Err(format!("nothing to repeat for `{c}`")),
                '{' if counted(&mut self.cursor.clone())?.is_some() => {
                    return Err("nothing to repeat for a counted quantifier".to_owned());
                }
                _ => self.emit_char(c),
            };
            if quantifiable {
                self.quantify()?;
            }
        }
        if self.open_groups > 0 {
            return Err("a group isn't closed".to_owned());
        }
        self.to.backtracks |= self.properties.backtrack;
        self.to.needs_unicode |= self.properties.used;
        Ok(())
    }

    /// Writes, and says back whether a quantifier may follow.
    fn emit(&mut self, text: &str, quantifiable: bool) -> bool {
        self.to.regex.push_str(text);
        quantifiable
    }

    fn emit_char(&mut self, c: char) -> bool {
        escape::push_literal(&mut self.to.regex, c);
        true
    }

    fn open_group(&mut self) -> Result<bool, String> {
        self.open_groups += 1;
        if self.cursor.eat("?") {
            self.group_kind()?;
        }
        Ok(self.emit("(?:", false))
    }

    /// What follows `(?`.
    fn group_kind(&mut self) -> Result<(), String> {
        if self.cursor.eat(":") {
            return Ok(());
        }
        if ["=", "!", "<=", "<!"].iter().any(|look| self.cursor.eat(look)) {
            self.to.backtracks = true;
            return Ok(());
        }
        if self.cursor.eat("<") {
            self.to.has_named_groups = true;
            return match self.cursor.eat_until('>') {
                Some(_) => Ok(()),
                None => Err("the name of a group isn't closed".to_owned()),
            };
        }
        let rest = self.cursor.rest();
        let end = rest.find(|c: char| !matches!(c, 'i' | 'm' | 's' | '-')).unwrap_or(rest.len());
        let (flags, after) = rest.split_at(end);
        if !flags.is_empty() && after.starts_with(':') {
            // ES2025 modifiers. The walk goes on as if they weren't there, only to check the rest.
            self.to.backtracks = true;
            self.cursor.eat(flags);
            self.cursor.eat(":");
            return Ok(());
        }
        Err(format!("ECMA-262 has no `(?{flags}{}`", after.chars().next().unwrap_or_default()))
    }

    fn close_group(&mut self) -> Result<bool, String> {
        match self.open_groups.checked_sub(1) {
            None => Err("`)` closes no group".to_owned()),
            Some(left) => {
                self.open_groups = left;
                Ok(self.emit(")", true))
            }
        }
    }

    fn escape(&mut self) -> Result<bool, String> {
        Ok(match escape::read(&mut self.cursor, &mut self.properties)? {
            Escape::CodePoint(code) => match char::from_u32(code) {
                Some(c) => self.emit_char(c),
                // Half of a surrogate pair: no text has one.
                None => self.emit(class::NOTHING, true),
            },
            Escape::Set { items, negated } => {
                let open = if negated { "[^" } else { "[" };
                self.to.regex.push_str(open);
                self.to.regex.push_str(items);
                self.emit("]", true)
            }
            Escape::Property(text) => self.emit(&text, true),
            Escape::WordBoundary { negated: false } => self.emit(r"(?-u:\b)", false),
            Escape::WordBoundary { negated: true } => self.emit(r"(?-u:\B)", false),
            Escape::BackReference => {
                self.to.backtracks = true;
                true
            }
        })
    }

    fn quantify(&mut self) -> Result<(), String> {
        let mut ahead = self.cursor.clone();
        let Some(text) = quantifier(&mut ahead)? else {
            return Ok(());
        };
        self.cursor = ahead;
        self.to.regex.push_str(&text);
        self.cursor.eat("?");
        if self.cursor.rest().starts_with('+') {
            return Err("ECMA-262 has no possessive quantifiers".to_owned());
        }
        Ok(())
    }
}

/// Reads a quantifier, if one comes next, and gives it in the syntax of the crate `regex`.
fn quantifier(cursor: &mut Cursor<'_>) -> Result<Option<String>, String> {
    for simple in ["*", "+", "?"] {
        if cursor.eat(simple) {
            return Ok(Some(simple.to_owned()));
        }
    }
    if !cursor.eat("{") {
        return Ok(None);
    }
    counted(cursor)
}

/// Reads the rest of `{2}`, `{2,}` or `{2,3}`. Anything else isn't a quantifier: Annex B takes the
/// brace for itself.
fn counted(cursor: &mut Cursor<'_>) -> Result<Option<String>, String> {
    let least = cursor.eat_digits();
    let most = cursor.eat(",").then(|| cursor.eat_digits());
    if least.is_empty() || !cursor.eat("}") {
        return Ok(None);
    }
    // A count too large for a number is no smaller than any other.
    let number = |digits: &str| digits.parse().unwrap_or(u64::MAX);
    match most {
        None => Ok(Some(format!("{{{least}}}"))),
        Some("") => Ok(Some(format!("{{{least},}}"))),
        Some(most) if number(least) <= number(most) => Ok(Some(format!("{{{least},{most}}}"))),
        Some(most) => Err(format!("`{{{least},{most}}}` counts down")),
    }
}
