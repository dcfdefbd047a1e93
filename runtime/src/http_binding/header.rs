//! Values of headers: valid characters, lists with quotes, and maps whose entries are headers.

use std::borrow::Cow;

use base64::Engine;
use http::HeaderMap;
use http::header::{HeaderName, HeaderValue};

use super::text::TextRules;
use super::transport_headers::is_transport_header;
use crate::codec::writer::{WriteList, Writer};
use crate::error::wire::SerializeError;
use crate::number::BigNumber;
use crate::schema::member::Member;
use crate::timestamp::{Timestamp, unsayable};

/// Adds a header. Fails if the map is full, which happens after several thousand headers.
pub(super) fn insert(
    headers: &mut HeaderMap,
    name: HeaderName,
    value: HeaderValue,
) -> Result<(), SerializeError> {
    let inserted = headers.try_insert(name, value);
    inserted.map(drop).map_err(|_| SerializeError {
        member: None,
        problem: "there are too many headers".to_owned(),
    })
}

/// Creates the value of a header from visible ASCII, spaces and tabs. Fails on any other character.
/// The error never contains the text.
pub(super) fn value(text: &str, sensitive: bool) -> Result<HeaderValue, String> {
    let bad = text.char_indices().find(|(_, c)| !matches!(c, ' '..='~' | '\t'));
    if let Some((at, c)) = bad {
        let what = match c {
            '\r' | '\n' => "a line break".to_owned(),
            c if c.is_ascii() => "a control character".to_owned(),
            _ => "a character outside ASCII".to_owned(),
        };
        let position = text[..at].chars().count() + 1;
        return Err(format!("character {position} is {what}"));
    }
    let mut value = HeaderValue::from_str(text).map_err(|_| "not a header value".to_owned())?;
    value.set_sensitive(sensitive);
    Ok(value)
}

/// Encodes a text in base64. A header carries strings with a media type in this form.
pub(super) fn encode_base64(text: &str) -> String {
    base64::engine::general_purpose::STANDARD.encode(text)
}

/// Decodes a text from base64. Returns `None` if the text isn't base64, or if the result isn't
/// UTF-8.
pub(super) fn decode_base64(text: &str) -> Option<String> {
    let bytes = base64::engine::general_purpose::STANDARD.decode(text).ok()?;
    String::from_utf8(bytes).ok()
}

/// Returns the header for one entry of a map that is bound to a prefix (`@httpPrefixHeaders`).
pub(super) fn prefixed(
    prefix: &str,
    name: &str,
    values: &[String],
    sensitive: bool,
) -> Result<(HeaderName, HeaderValue), String> {
    let full = format!("{prefix}{name}");
    let header = HeaderName::from_bytes(full.as_bytes()).map_err(|_| {
        let key = if sensitive { String::new() } else { format!(" `{}`", name.escape_debug()) };
        format!("the key{key} makes no name for a header")
    })?;
    if is_transport_header(&header) {
        return Err(format!("the header `{header}` is the transport's own"));
    }
    let value = value(&values.join(", "), sensitive)
        .map_err(|problem| format!("can't be sent in the header `{header}`: {problem}"))?;
    Ok((header, value))
}

/// A writer that collects the scalars of a list or map as texts, for a header or a query.
pub(super) struct ScalarTexts {
    rules: TextRules,
    quote: bool,
    entries: Vec<(String, Vec<String>)>,
    problem: Option<&'static str>,
}

impl ScalarTexts {
    /// Creates a writer for query parameters, which writes strings as they are.
    pub(super) fn for_query() -> Self {
        Self { rules: TextRules::URI, quote: false, entries: Vec::new(), problem: None }
    }

    /// Creates a writer for a list in a header, which quotes strings with a comma or a quote.
    pub(super) fn for_header() -> Self {
        Self { rules: TextRules::HEADER, quote: true, ..Self::for_query() }
    }

    /// Creates a writer for a map whose entries are headers. Strings are not quoted, because each
    /// has a header of its own.
    pub(super) fn for_prefixed_headers() -> Self {
        Self { quote: false, ..Self::for_header() }
    }

    /// Returns the problem with a value that has no text.
    pub(super) fn problem(&self) -> Option<&'static str> {
        self.problem
    }

    /// Returns the texts of a list.
    pub(super) fn into_texts(self) -> Vec<String> {
        self.entries.into_iter().flat_map(|(_, texts)| texts).collect()
    }

    /// Returns the keys of a map, each with its texts.
    pub(super) fn into_entries(self) -> Vec<(String, Vec<String>)> {
        self.entries
    }

    fn push(&mut self, text: String) {
        if let Some((_, texts)) = self.entries.last_mut() {
            texts.push(text);
        } else {
            self.entries.push((String::new(), vec![text]));
        }
    }
}

impl Writer for ScalarTexts {
    /// Leaves out a null, which has no text.
    fn null(&mut self, _: &Member) {}

    fn boolean(&mut self, _: &Member, value: bool) {
        self.push(value.to_string());
    }

    fn integer(&mut self, _: &Member, value: i64) {
        self.push(TextRules::integer(value));
    }

    fn float(&mut self, _: &Member, value: f32) {
        self.push(TextRules::float(value));
    }

    fn double(&mut self, _: &Member, value: f64) {
        self.push(TextRules::double(value));
    }

    fn number(&mut self, _: &Member, value: &BigNumber) {
        self.push(TextRules::number(value));
    }

    fn string(&mut self, member: &Member, value: &str) {
        self.push(match (self.quote, member.media_type_name()) {
            (true, Some(_)) => encode_base64(value),
            (true, None) => quoted(value),
            (false, _) => value.to_owned(),
        });
    }

    fn timestamp(&mut self, member: &Member, value: &Timestamp) {
        self.problem = self.problem.or(unsayable(value, self.rules.format(member)));
        self.push(self.rules.timestamp(member, value));
    }

    fn list(&mut self, member: &Member, value: &dyn WriteList) {
        value.write_items(member.element(), self);
    }

    fn key(&mut self, key: &str) {
        self.entries.push((key.to_owned(), Vec::new()));
    }
}

/// Returns a string as an element of a list in a header. It is quoted if it would be read
/// differently otherwise.
fn quoted(text: &str) -> String {
    if !text.is_empty() && text.trim() == text && !text.contains([',', '"']) {
        return text.to_owned();
    }
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        if matches!(c, '"' | '\\') {
            quoted.push('\\');
        }
        quoted.push(c);
    }
    quoted.push('"');
    quoted
}

/// Takes the next element off a list in a header. If `dates` is set, the elements are HTTP dates,
/// each of which contains a comma.
pub(super) fn next_item<'a>(rest: &mut &'a str, dates: bool) -> Option<Cow<'a, str>> {
    let text = rest.trim_start_matches([' ', '\t']);
    if text.is_empty() {
        *rest = text;
        return None;
    }
    if let Some(inner) = text.strip_prefix('"') {
        let (item, after) = unquote(inner);
        *rest = after.trim_start_matches([' ', '\t']).strip_prefix(',').unwrap_or("");
        return Some(Cow::Owned(item));
    }
    let mut commas = text.match_indices(',').map(|(at, _)| at);
    let end = if dates { commas.nth(1) } else { commas.next() };
    let (item, after) = end.map_or((text, ""), |at| (&text[..at], &text[at + 1..]));
    *rest = after;
    Some(Cow::Borrowed(item.trim()))
}

/// Returns the text up to the closing quote with its escapes removed, and the rest after the quote.
fn unquote(text: &str) -> (String, &str) {
    let mut item = String::new();
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => return (item, &text[at + 1..]),
            '\\' => item.extend(chars.next().map(|(_, escaped)| escaped)),
            c => item.push(c),
        }
    }
    (item, "")
}

#[cfg(test)]
mod tests {
    use super::{next_item, quoted, value};

    fn items(mut text: &str, dates: bool) -> Vec<String> {
        std::iter::from_fn(|| next_item(&mut text, dates).map(Into::into)).collect()
    }

    #[test]
    fn lists_are_split_at_commas_outside_quotes() {
        assert_eq!(items(r#"a, "b, c" ,"d\"e",f"#, false), ["a", "b, c", "d\"e", "f"]);
        let dates = "Mon, 16 Dec 2019 23:48:18 GMT, Tue, 17 Dec 2019 23:48:18 GMT";
        assert_eq!(items(dates, true).len(), 2);
        assert_eq!(items("", false), [""; 0]);
    }

    #[test]
    fn items_with_commas_quotes_or_outer_spaces_are_quoted() {
        assert_eq!(quoted("plain text"), "plain text");
        assert_eq!(quoted("b,c"), "\"b,c\"");
        assert_eq!(quoted("say \"hi\""), r#""say \"hi\"""#);
        assert_eq!(quoted(" x"), "\" x\"");
        assert_eq!(quoted(""), "\"\"");
    }

    #[test]
    fn a_refused_value_is_not_shown() {
        assert_eq!(value("to\r\nken", false).unwrap_err(), "character 3 is a line break");
        assert_eq!(value("töken", false).unwrap_err(), "character 2 is a character outside ASCII");
        assert_eq!(value("a\u{7}", false).unwrap_err(), "character 2 is a control character");
        assert!(value("token", true).unwrap().is_sensitive());
    }
}
