//! URI templates and percent-encoding (smithy.io, `http` trait, "URI"; RFC 3986, section 2).

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::error::wire::SerializeError;
use crate::schema::label::LabelRule;
use crate::schema::member::Member;

/// All characters except the unreserved ones of RFC 3986 (section 2.3).
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The characters that are encoded in a greedy label, which keeps its slashes.
const RESERVED_IN_PATH: &AsciiSet = &RESERVED.remove(b'/');

/// A part of a path in a URI template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part<'a> {
    /// The text is sent as it is.
    Literal(&'a str),
    /// The label is replaced by the value of a member. If it is greedy, the value may contain
    /// slashes.
    Label { name: &'a str, greedy: bool },
}

/// Returns the parts of a template's path in order. An unclosed brace is literal text.
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

/// The value of a label, and whether it may have segments `.` and `..`.
pub(super) struct Label {
    name: &'static str,
    value: String,
    dot_segments: bool,
}

impl Label {
    /// Creates a label from the value of a member. An empty value is replaced, and a prefix cut off, if
    /// the member says so.
    pub(super) fn new(member: &Member, value: String) -> Self {
        let rule = member.label_rule();
        let value = match rule {
            LabelRule::OrElse(text) if value.is_empty() => text.to_owned(),
            LabelRule::WithoutPrefix(_) => rule.cut(&value).to_owned(),
            _ => value,
        };
        Self { name: member.name(), value, dot_segments: rule == LabelRule::DotSegments }
    }

    /// Fails if the label would make the path name another resource: if it is empty, or if it has
    /// segments `.` or `..` that a server would resolve. A label that isn't greedy is one segment,
    /// because its slashes are encoded.
    fn check(&self, greedy: bool) -> Result<(), SerializeError> {
        let climbs = |segment| matches!(segment, "." | "..");
        let has_dots =
            if greedy { self.value.split('/').any(climbs) } else { climbs(self.value.as_str()) };
        let problem = if self.value.is_empty() {
            "is part of the URI's path and must not be empty"
        } else if !self.dot_segments && has_dots {
            "is part of the URI's path and must not be `.` or `..`"
        } else {
            return Ok(());
        };
        Err(SerializeError { member: Some(self.name), problem: problem.to_owned() })
    }
}

/// Appends a path whose labels are filled. Fails if a label has no value, or one that is not
/// allowed.
pub(super) fn expand(path: &str, labels: &[Label], out: &mut String) -> Result<(), SerializeError> {
    for part in parts(path) {
        let (name, greedy) = match part {
            Part::Literal(text) => {
                out.push_str(text);
                continue;
            }
            Part::Label { name, greedy } => (name, greedy),
        };
        let Some(label) = labels.iter().find(|label| label.name == name) else {
            return Err(SerializeError {
                member: None,
                problem: format!("the URI's label `{name}` has no value"),
            });
        };
        label.check(greedy)?;
        let reserved = if greedy { RESERVED_IN_PATH } else { RESERVED };
        out.extend(utf8_percent_encode(&label.value, reserved));
    }
    Ok(())
}

/// Appends the pair `name=value` to a query. Both are percent-encoded.
pub(crate) fn push_query(query: &mut String, name: &str, value: &str) {
    if !query.is_empty() {
        query.push('&');
    }
    query.extend(utf8_percent_encode(name, RESERVED));
    query.push('=');
    query.extend(utf8_percent_encode(value, RESERVED));
}

#[cfg(test)]
mod tests {
    use super::{Label, Part, expand, parts, push_query};
    use crate::member;
    use crate::schema::member::Member;

    const PLAIN: Member = member!("b").label();

    /// Fills a template with one label.
    fn path(template: &str, member: &Member, value: &str) -> Result<String, String> {
        let mut path = String::new();
        let expanded = expand(template, &[Label::new(member, value.to_owned())], &mut path);
        expanded.map(|()| path).map_err(|error| format!("{:?} {}", error.member, error.problem))
    }

    #[test]
    fn templates_are_split_into_literals_and_labels() {
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
        assert_eq!(path("/a/{b}", &PLAIN, "x/y é").unwrap(), "/a/x%2Fy%20%C3%A9");
        assert_eq!(path("/a/{b+}", &PLAIN, "one/two&").unwrap(), "/a/one/two%26");
    }

    #[test]
    fn dots_within_a_segment_are_sent() {
        for (value, expected) in [
            ("arn:aws:x:::a/.", "/arn%3Aaws%3Ax%3A%3A%3Aa%2F./x"),
            ("a/../b", "/a%2F..%2Fb/x"),
            ("...", "/.../x"),
            (".a", "/.a/x"),
        ] {
            assert_eq!(path("/{b}/x", &PLAIN, value).unwrap(), expected);
        }
        for value in [".", ".."] {
            assert!(path("/{b}/x", &PLAIN, value).is_err(), "{value}");
        }
        assert_eq!(path("/{b+}", &PLAIN, ".../a./..b").unwrap(), "/.../a./..b");
    }

    #[test]
    fn empty_labels_and_dot_segments_are_refused() {
        for value in ["", ".", "..", "a/../b"] {
            let error = path("/{b+}", &PLAIN, value).unwrap_err();
            assert!(error.starts_with(r#"Some("b") is part of the URI's path and must not be"#));
        }
    }

    #[test]
    fn dot_segments_are_sent_if_the_member_allows_them() {
        let key = PLAIN.dot_segments();
        for (value, expected) in [
            ("../key.txt", "/../key.txt"),
            ("foo/../a b?#", "/foo/../a%20b%3F%23"),
            ("/a//b/", "//a//b/"),
        ] {
            assert_eq!(path("/{b+}", &key, value).unwrap(), expected);
        }
        assert!(path("/{b+}", &key, "").is_err());
    }

    #[test]
    fn an_empty_value_is_replaced_if_the_member_says_so() {
        let account = PLAIN.or_else("-");
        assert_eq!(path("/{b}/x", &account, "").unwrap(), "/-/x");
        assert_eq!(path("/{b}/x", &account, "12").unwrap(), "/12/x");
        assert!(path("/{b}/x", &account, "..").is_err());
    }

    #[test]
    fn a_prefix_is_cut_off_if_the_member_says_so() {
        let zone = PLAIN.without_prefix(&["/zone/", "/change/"]);
        for (value, expected) in [
            ("/zone/Z1", "/Z1/x"),
            ("/change/C1", "/C1/x"),
            ("Z1", "/Z1/x"),
            ("/other/Z1", "/%2Fother%2FZ1/x"),
            ("/zone//zone/Z1", "/%2Fzone%2FZ1/x"),
        ] {
            assert_eq!(path("/{b}/x", &zone, value).unwrap(), expected);
        }
        for value in ["/zone/", "/zone/.."] {
            assert!(path("/{b}/x", &zone, value).is_err(), "{value}");
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
