//! Whether a value in a model, which is a default or a part of an example, keeps the constraints of its
//! member.

use std::collections::HashSet;

use farrier_smithy::traits::{Default as DefaultTrait, Node, Number};
use farrier_smithy::{CheckedModel, Member, ShapeKind};

use crate::pattern::Cache;
use crate::plan::{Bounds, Check};

/// The first of a member's own constraints that a value breaks.
pub(super) fn violated<'c>(
    checks: &'c [Check],
    kind: ShapeKind,
    value: &Node,
    patterns: &Cache,
) -> Option<&'c Check> {
    checks.iter().find(|check| !keeps(check, kind, value, patterns))
}

/// The name of the first of a member's own constraints that its default breaks. A null is no default.
pub(super) fn by_default(
    checks: &[Check],
    model: &CheckedModel,
    member: &Member,
    patterns: &Cache,
) -> Option<&'static str> {
    let DefaultTrait(node) = member.traits().get()?;
    violated(checks, model.target(member).kind(), &node, patterns).map(name)
}

/// The name of the constraint's trait.
pub(super) fn name(check: &Check) -> &'static str {
    check.trait_id().and_then(|id| id.split('#').next_back()).unwrap_or("constraint")
}

fn keeps(check: &Check, kind: ShapeKind, value: &Node, patterns: &Cache) -> bool {
    match (check, value) {
        (Check::Length(bounds), value) => {
            length(kind, value).is_none_or(|length| within(bounds, &length.into()))
        }
        (Check::Range(bounds), Node::Number(number)) => within(bounds, number),
        (Check::Pattern(pattern), Node::String(text)) => {
            patterns.matches(&pattern.model, &pattern.engine, text)
        }
        (Check::Unique, Node::Array(items)) => {
            let mut known = HashSet::with_capacity(items.len());
            items.iter().all(|item| known.insert(item))
        }
        _ => true,
    }
}

/// The length of a string in characters, of a list or map in entries. That of a blob isn't known: examples
/// have its text, defaults its Base64.
fn length(kind: ShapeKind, value: &Node) -> Option<i64> {
    let length = match value {
        Node::String(text) if kind.is_string() || text.is_empty() => text.chars().count(),
        Node::Array(items) => items.len(),
        Node::Object(entries) => entries.len(),
        _ => return None,
    };
    i64::try_from(length).ok()
}

fn within(bounds: &Bounds, number: &Number) -> bool {
    let bound = |text: &Option<String>| text.as_ref().and_then(|text| text.parse::<Number>().ok());
    bound(&bounds.min).is_none_or(|min| min <= *number)
        && bound(&bounds.max).is_none_or(|max| *number <= max)
}

#[cfg(test)]
mod tests {
    use farrier_smithy::ShapeKind;
    use farrier_smithy::traits::Node;

    use super::{name, violated};
    use crate::pattern::{Cache, compile};
    use crate::plan::{Bounds, BoundsKind, Check, Pattern};

    fn bounds(min: &str, max: &str, kind: BoundsKind) -> Bounds {
        let bound = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Bounds { min: bound(min), max: bound(max), kind }
    }

    #[test]
    fn values_are_measured_as_requests_are() {
        let length = |min, max| Check::Length(bounds(min, max, BoundsKind::Integer));
        let range = |min, max| Check::Range(bounds(min, max, BoundsKind::Float));
        let patterns = Cache::default();
        let model = "^a+$".to_owned();
        let pattern = Check::Pattern(Pattern { engine: compile(&model), model });
        for (check, kind, value, expected) in [
            (&length("1", "2"), ShapeKind::String, r#""é😀""#, true),
            (&length("1", ""), ShapeKind::String, r#""""#, false),
            (&length("", "1"), ShapeKind::List, "[1, 1]", false),
            (&length("1", ""), ShapeKind::Map, "{}", false),
            (&length("", "3"), ShapeKind::Blob, r#""aGVsbG8=""#, true),
            (&length("1", ""), ShapeKind::Blob, r#""""#, false),
            (&range("1.0", "200.0"), ShapeKind::Double, "0", false),
            (&range("1.0", "200.0"), ShapeKind::Double, "200", true),
            (&range("", "1e3"), ShapeKind::Double, "1000.5", false),
            (&pattern, ShapeKind::String, r#""aa""#, true),
            (&pattern, ShapeKind::String, r#""""#, false),
            (&Check::Unique, ShapeKind::List, "[1, 1]", false),
            (&Check::Unique, ShapeKind::List, "[1, 2]", true),
            (&Check::Unique, ShapeKind::List, r#"[{"a": 1}, {"a": 1.0}]"#, false),
            (&Check::Unique, ShapeKind::List, r#"["1", 1, [1], true, null]"#, true),
        ] {
            let value = Node::parse(value).unwrap();
            let broken = violated(std::slice::from_ref(check), kind, &value, &patterns);
            assert_eq!(broken.is_none(), expected, "{} of {value:?}", name(check));
        }
    }
}
