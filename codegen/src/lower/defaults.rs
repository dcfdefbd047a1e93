//! The values of `@default`, as literals of the target's kind.

use base64::Engine;
use chrono::DateTime;
use farrier_smithy::traits::{Default as DefaultTrait, Node};
use farrier_smithy::{CheckedModel, Member, Shape, ShapeKind, Trait};

use super::{Shapes, checks, violated};
use crate::note::Note;
use crate::pattern::Cache;
use crate::plan::Literal;

/// The default of a member. A null is none, and neither is a value that the member's own constraints
/// refuse: sent untouched, it would make an input invalid.
pub(super) fn of(shapes: &Shapes<'_>, member: &Member, notes: &mut Vec<Note>) -> Option<Literal> {
    let node = member.traits().get::<DefaultTrait>()?.0;
    let target = shapes.model.target(member);
    let checks = checks::own(shapes, member, notes);
    if let Some(check) = violated::violated(&checks, target.kind(), &node, &shapes.patterns) {
        notes.push(Note::BrokenDefault {
            member: member.id().to_string(),
            default: member.traits().raw(DefaultTrait::ID).unwrap_or_default().to_owned(),
            constraint: violated::name(check),
        });
        return None;
    }
    if node != Node::Null && target.kind() == ShapeKind::Document {
        return member
            .traits()
            .raw(DefaultTrait::ID)
            .map(|json| Literal::Document(json.to_owned()));
    }
    literal(shapes, target, &node)
}

/// Returns the name of the first of a member's own constraints that its default breaks: `length`, `range`,
/// `pattern` or `uniqueItems`.
pub fn broken_default(model: &CheckedModel, member: &Member) -> Option<&'static str> {
    if !member.traits().has::<DefaultTrait>() {
        return None;
    }
    violated::by_default(&checks::of_model(model, member), model, member, &Cache::default())
}

fn literal(shapes: &Shapes<'_>, target: &Shape, node: &Node) -> Option<Literal> {
    Some(match (target.kind(), node) {
        (_, Node::Null) => return None,
        (ShapeKind::Enum | ShapeKind::IntEnum, node) => variant(shapes, target, node)?,
        (ShapeKind::Timestamp, Node::Number(number)) => seconds(number.as_f64()),
        (ShapeKind::Timestamp, Node::String(text)) => {
            let parsed = DateTime::parse_from_rfc3339(text).ok()?;
            Literal::Timestamp(parsed.timestamp(), parsed.timestamp_subsec_nanos())
        }
        (ShapeKind::Blob, Node::String(text)) => {
            Literal::Blob(base64::engine::general_purpose::STANDARD.decode(text).ok()?)
        }
        (ShapeKind::Float | ShapeKind::Double, Node::Number(number)) => {
            Literal::Float(number.as_f64())
        }
        (ShapeKind::BigInteger | ShapeKind::BigDecimal, Node::Number(number)) => {
            Literal::Big(number.as_str().to_owned())
        }
        (_, Node::Bool(value)) => Literal::Bool(*value),
        (_, Node::String(text)) => Literal::String(text.clone()),
        (_, Node::Array(_)) => Literal::EmptyList,
        (_, Node::Object(_)) => Literal::EmptyMap,
        (_, Node::Number(number)) => Literal::Integer(i64::try_from(number.as_i128()?).ok()?),
    })
}

/// Whole seconds and milliseconds, which is all that a default can be sure of.
fn seconds(number: f64) -> Literal {
    #[expect(clippy::cast_possible_truncation, reason = "saturates far beyond any date")]
    let millis = (number * 1000.0).round() as i64;
    let nanos = u32::try_from(millis.rem_euclid(1000)).unwrap_or(0) * 1_000_000;
    Literal::Timestamp(millis.div_euclid(1000), nanos)
}

/// The variant of an enum that has this value.
fn variant(shapes: &Shapes<'_>, target: &Shape, node: &Node) -> Option<Literal> {
    let path = shapes.names.type_path(target.id())?.clone();
    let value = match node {
        Node::String(text) => Some(text.clone()),
        Node::Number(number) => number.as_i128().map(|number| number.to_string()),
        _ => None,
    };
    if let Some(name) = value.and_then(|value| shapes.variants.of_value(target, &value)) {
        return Some(Literal::Variant(path, name));
    }
    let literal = match node {
        Node::String(text) => Literal::String(text.clone()),
        Node::Number(number) => Literal::Integer(i64::try_from(number.as_i128()?).ok()?),
        _ => return None,
    };
    Some(Literal::UnknownVariant(path, Box::new(literal)))
}
