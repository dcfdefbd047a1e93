//! Templates of paths and queries: `/users/{id}/files/{path+}?list-type=2`.
//!
//! Knows the grammar of
//! [uri patterns](https://smithy.io/2.0/spec/http-bindings.html#uri) alone, not
//! which members the labels stand for.

use std::collections::HashSet;
use std::fmt;
use std::str::FromStr;

use crate::id::is_identifier;

/// A parsed template.
///
/// ```
/// # use farrier_smithy::traits::{Segment, UriPattern};
/// let pattern: UriPattern = "/files/{path+}?list".parse().unwrap();
/// assert_eq!(
///     pattern.segments,
///     [Segment::Literal("files".into()), Segment::Greedy("path".into())],
/// );
/// assert_eq!(pattern.query, [("list".into(), None)]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct UriPattern {
    /// The parts of the path, a `/` before each. A trailing `/` gives an empty
    /// literal at the end, so `/` alone is one empty literal.
    pub segments: Vec<Segment>,
    /// The parts of the query, in order.
    pub query: Vec<(String, Option<String>)>,
}

/// A part of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Segment {
    /// A fixed text.
    Literal(String),
    /// `{member}`: one segment, `/` in the value is encoded.
    Label(String),
    /// `{member+}`: one or more segments, `/` in the value is kept.
    Greedy(String),
}

impl Segment {
    /// Returns the name of the member that replaces the segment.
    pub fn label(&self) -> Option<&str> {
        match self {
            Self::Literal(_) => None,
            Self::Label(name) | Self::Greedy(name) => Some(name),
        }
    }
}

impl UriPattern {
    /// Returns the members that the path names, in order.
    pub fn labels(&self) -> impl Iterator<Item = &str> {
        self.segments.iter().filter_map(Segment::label)
    }
}

/// The error of a template that isn't valid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidUri(String);

impl FromStr for UriPattern {
    type Err = InvalidUri;

    fn from_str(uri: &str) -> Result<Self, InvalidUri> {
        if uri.contains('#') {
            return invalid("it must not have a fragment (`#`)");
        }
        let (path, query) = uri.split_once('?').map_or((uri, None), |(p, q)| (p, Some(q)));
        let segments = parse_path(path)?;
        let query = query.map_or_else(|| Ok(Vec::new()), parse_query)?;
        Ok(Self { segments, query })
    }
}

fn parse_path(path: &str) -> Result<Vec<Segment>, InvalidUri> {
    let Some(rest) = path.strip_prefix('/') else {
        return invalid("it must start with `/`");
    };
    let texts: Vec<&str> = rest.split('/').collect();
    let last = texts.len() - 1;
    let mut segments = Vec::new();
    let mut labels = HashSet::new();
    let mut greedy = false;
    for (index, text) in texts.into_iter().enumerate() {
        if text.is_empty() && index != last {
            return invalid("it has an empty segment (`//`)");
        }
        let segment = parse_segment(text)?;
        if let Some(label) = segment.label() {
            if greedy {
                return invalid(format!(
                    "`{{{label}}}` follows a greedy label, which must be the last"
                ));
            }
            if !labels.insert(label.to_owned()) {
                return invalid(format!("it has the label `{{{label}}}` twice"));
            }
        }
        greedy |= matches!(segment, Segment::Greedy(_));
        segments.push(segment);
    }
    Ok(segments)
}

fn parse_segment(text: &str) -> Result<Segment, InvalidUri> {
    if let Some(inner) = text.strip_prefix('{').and_then(|text| text.strip_suffix('}')) {
        let (name, greedy) = match inner.strip_suffix('+') {
            Some(name) => (name, true),
            None => (inner, false),
        };
        if !is_identifier(name) {
            return invalid(format!("the label `{text}` is not the name of a member"));
        }
        let name = name.to_owned();
        return Ok(if greedy { Segment::Greedy(name) } else { Segment::Label(name) });
    }
    if text.contains(['{', '}']) {
        return invalid(format!("the label in `{text}` does not fill its segment"));
    }
    if text == "." || text == ".." {
        return invalid("it has a segment `.` or `..`");
    }
    if text.contains(|char: char| char.is_whitespace() || char.is_control()) {
        return invalid("it has white space");
    }
    Ok(Segment::Literal(text.to_owned()))
}

fn parse_query(query: &str) -> Result<Vec<(String, Option<String>)>, InvalidUri> {
    if query.contains(['{', '}']) {
        return invalid("labels are not allowed in the query; use `httpQuery`");
    }
    if query.contains(|char: char| char.is_whitespace() || char.is_control()) {
        return invalid("it has white space");
    }
    let parts = query.split('&').filter(|part| !part.is_empty());
    let pairs = parts.map(|part| match part.split_once('=') {
        Some((key, value)) => (key.to_owned(), Some(value.to_owned())),
        None => (part.to_owned(), None),
    });
    Ok(pairs.collect())
}

fn invalid<T>(message: impl Into<String>) -> Result<T, InvalidUri> {
    Err(InvalidUri(message.into()))
}

impl fmt::Display for InvalidUri {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for InvalidUri {}

/// The template as a model writes it.
impl fmt::Display for UriPattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for segment in &self.segments {
            match segment {
                Segment::Literal(text) => write!(f, "/{text}")?,
                Segment::Label(name) => write!(f, "/{{{name}}}")?,
                Segment::Greedy(name) => write!(f, "/{{{name}+}}")?,
            }
        }
        for (index, (key, value)) in self.query.iter().enumerate() {
            let separator = if index == 0 { '?' } else { '&' };
            write!(f, "{separator}{key}")?;
            if let Some(value) = value {
                write!(f, "={value}")?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::UriPattern;

    #[test]
    fn round_trips() {
        for uri in ["/", "/a", "/a/", "/{a}/b/{c+}/d", "/x?a&b=1&c="] {
            assert_eq!(uri.parse::<UriPattern>().unwrap().to_string(), uri);
        }
    }

    #[test]
    fn says_what_is_wrong() {
        let message = |uri: &str| uri.parse::<UriPattern>().unwrap_err().to_string();
        assert_eq!(message("a"), "it must start with `/`");
        assert_eq!(message(""), "it must start with `/`");
        assert_eq!(message("/a//b"), "it has an empty segment (`//`)");
        assert_eq!(message("/{a+}/{b}"), "`{b}` follows a greedy label, which must be the last");
        assert_eq!(message("/{a}/{a}"), "it has the label `{a}` twice");
        assert_eq!(message("/{}"), "the label `{}` is not the name of a member");
        assert_eq!(message("/a{b}"), "the label in `a{b}` does not fill its segment");
        assert_eq!(message("/a?b={c}"), "labels are not allowed in the query; use `httpQuery`");
        assert_eq!(message("/a#b"), "it must not have a fragment (`#`)");
        assert_eq!(message("/a/../b"), "it has a segment `.` or `..`");
        assert_eq!(message("/a b"), "it has white space");
    }
}
