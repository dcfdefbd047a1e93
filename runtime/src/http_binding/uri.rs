//! URI templates and percent-encoding (smithy.io, `http` trait, URI patterns; RFC 3986).

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::error::Unsendable;

/// Everything but RFC 3986's unreserved characters.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The same for a greedy label, whose slashes stay.
const RESERVED_IN_PATH: &AsciiSet = &RESERVED.remove(b'/');

/// One part of a URI template's path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part<'a> {
    /// Text that stands as it is.
    Literal(&'a str),
    /// A label's name; greedy ones may hold slashes.
    Label { name: &'a str, greedy: bool },
}

/// The parts of a template's path, in order. An unclosed brace is text.
pub(super) fn parts(path: &str) -> impl Iterator<Item = Part<'_>> {
    let mut rest = path;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        if let Some((label, after)) = rest.strip_prefix('{').and_then(|text| text.split_once('}')) {
            rest = after;
            let (name, greedy) =
                label.strip_suffix('+').map_or((label, false), |name| (name, true));
            return Some(Part::Label { name, greedy });
        }
        let end = rest.get(1..).and_then(|text| text.find('{')).map_or(rest.len(), |at| at + 1);
        let (literal, after) = rest.split_at(end);
        rest = after;
        Some(Part::Literal(literal))
    })
}

/// Splits a template into its path and its constant query.
pub(super) fn split_query(template: &str) -> (&str, &str) {
    template.split_once('?').unwrap_or((template, ""))
}

/// Fills the labels of a path.
pub(super) fn expand(
    path: &str,
    labels: &[(&'static str, String)],
    out: &mut String,
) -> Result<(), Unsendable> {
    for part in parts(path) {
        let (name, greedy) = match part {
            Part::Literal(text) => {
                out.push_str(text);
                continue;
            }
            Part::Label { name, greedy } => (name, greedy),
        };
        let Some((member, value)) = labels.iter().find(|(label, _)| *label == name) else {
            return Err(Unsendable {
                member: None,
                problem: format!("the URI's label `{name}` has no value"),
            });
        };
        check_label(member, value)?;
        let reserved = if greedy { RESERVED_IN_PATH } else { RESERVED };
        out.extend(utf8_percent_encode(value, reserved));
    }
    Ok(())
}

/// A label that is empty, or that a peer would take for "here" or "one up", names another resource.
fn check_label(member: &'static str, value: &str) -> Result<(), Unsendable> {
    let problem = if value.is_empty() {
        "is part of the URI's path and must not be empty"
    } else if value.split('/').any(|segment| matches!(segment, "." | "..")) {
        "is part of the URI's path and must not be `.` or `..`"
    } else {
        return Ok(());
    };
    Err(Unsendable { member: Some(member), problem: problem.to_owned() })
}

/// Appends `name=value` to a query, encoded.
pub(super) fn push_query(query: &mut String, name: &str, value: &str) {
    if !query.is_empty() {
        query.push('&');
    }
    query.extend(utf8_percent_encode(name, RESERVED));
    query.push('=');
    query.extend(utf8_percent_encode(value, RESERVED));
}

#[cfg(test)]
mod tests {
    use super::{Part, expand, parts, push_query};

    #[test]
    fn templates_fall_into_literals_and_labels() {
        let found: Vec<_> = parts("/a/{b}/c{d+}").collect();
        assert_eq!(
            found,
            [
                Part::Literal("/a/"),
                Part::Label { name: "b", greedy: false },
                Part::Literal("/c"),
                Part::Label { name: "d", greedy: true },
            ]
        );
    }

    #[test]
    fn labels_are_encoded_and_greedy_ones_keep_their_slashes() {
        let labels = [("b", "x/y é".to_owned()), ("d", "one/two&".to_owned())];
        let mut path = String::new();
        expand("/a/{b}/{d+}", &labels, &mut path).unwrap();
        assert_eq!(path, "/a/x%2Fy%20%C3%A9/one/two%26");
    }

    #[test]
    fn labels_that_name_another_resource_are_refused() {
        for value in ["", ".", ".."] {
            let mut path = String::new();
            let error = expand("/{b}", &[("b", value.to_owned())], &mut path).unwrap_err();
            assert_eq!(error.member, Some("b"));
        }
    }

    #[test]
    fn query_parameters_are_encoded() {
        let mut query = String::new();
        push_query(&mut query, "a b", "1+1=2");
        push_query(&mut query, "c", "");
        assert_eq!(query, "a%20b=1%2B1%3D2&c=");
    }
}
