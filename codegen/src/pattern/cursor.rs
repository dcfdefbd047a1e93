//! The text of an expression, read from its front.

/// The text that is still to be read.
#[derive(Debug, Clone)]
pub(super) struct Cursor<'a> {
    rest: std::str::Chars<'a>,
    /// How many characters have been read.
    pub(super) position: usize,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { rest: text.chars(), position: 0 }
    }

    pub(super) fn rest(&self) -> &'a str {
        self.rest.as_str()
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest.clone().next()
    }

    pub(super) fn next(&mut self) -> Option<char> {
        let next = self.rest.next();
        self.position += usize::from(next.is_some());
        next
    }

    /// Reads `prefix` if it comes next.
    pub(super) fn eat(&mut self, prefix: &str) -> bool {
        let Some(rest) = self.rest().strip_prefix(prefix) else {
            return false;
        };
        self.position += prefix.chars().count();
        self.rest = rest.chars();
        true
    }

    /// Reads what comes before `end`, and `end` too; nothing if there is none.
    pub(super) fn eat_until(&mut self, end: char) -> Option<&'a str> {
        let (text, rest) = self.rest().split_once(end)?;
        self.position += text.chars().count() + 1;
        self.rest = rest.chars();
        Some(text)
    }

    /// Reads decimal digits, maybe none.
    pub(super) fn eat_digits(&mut self) -> &'a str {
        let rest = self.rest();
        let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        let (digits, rest) = rest.split_at(end);
        self.position += digits.len();
        self.rest = rest.chars();
        digits
    }
}
