//! The schemas of members, and those of the values in lists and maps.

use farrier_smithy::traits::{MediaType, TimestampFormat, Trait};
use farrier_smithy::{Member, ShapeKind};

use super::{Shapes, bindings, constraints, streams};
use crate::plan::{Argument, Check, MemberSchema, Property};

/// The schema of a member of a structure or union.
pub(super) fn of(
    shapes: &Shapes<'_>,
    member: &Member,
    sensitive: bool,
    checks: &[Check],
) -> MemberSchema {
    let body = shapes.protocol.body;
    let binding = bindings::of(shapes, member);
    let is_payload = |binding: &Property| matches!(binding.name, "payload" | "structure_payload");
    let place = if binding.as_ref().is_none_or(is_payload) { Place::Body } else { Place::Head };
    let is_label = binding.as_ref().is_some_and(|binding| binding.name == "label");
    let mut properties: Vec<_> = binding.into_iter().collect();
    properties.extend(is_label.then(|| (shapes.custom.label)(member)).into_iter().flatten());
    properties.extend((body.member)(shapes.model, member));
    properties.extend(details(shapes, member, place, checks));
    properties.extend(streams::of_member(shapes, member));
    properties.extend(sensitive.then(|| Property::flag("sensitive")));
    properties.extend(constraints::own(checks));
    MemberSchema {
        name: member.name().to_owned(),
        wire_name: (body.wire_name)(shapes.model, member),
        properties,
    }
}

/// Where a value travels in an HTTP message.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Body,
    /// The path, the query or a header.
    Head,
}

/// What the target says: formats, and what it holds.
fn details(shapes: &Shapes<'_>, member: &Member, place: Place, checks: &[Check]) -> Vec<Property> {
    let mut properties: Vec<_> = timestamp_format(shapes, member, place).into_iter().collect();
    let media_type = shapes.model.trait_of::<MediaType>(member);
    properties.extend(media_type.map(|media_type| Property::text("media_type", media_type.0)));
    let target = shapes.model.target(member);
    let (element, key) = match target.kind() {
        ShapeKind::List | ShapeKind::Set => (target.member("member"), None),
        ShapeKind::Map => (target.member("value"), target.member("key")),
        _ => (None, None),
    };
    let held = [
        ("keys", key, constraints::of_keys(checks)),
        ("of", element, constraints::of_elements(checks)),
    ];
    properties.extend(held.into_iter().filter_map(|(name, held, checks)| {
        let said = item(shapes, held?, place, checks);
        (!said.is_empty()).then(|| Property::element(name, said))
    }));
    properties
}

/// What there is to say of a list's element, a map's key or value.
fn item(shapes: &Shapes<'_>, member: &Member, place: Place, checks: &[Check]) -> Vec<Property> {
    let mut properties = (shapes.protocol.body.element)(member);
    properties.extend(details(shapes, member, place, checks));
    properties.extend(constraints::own(checks));
    properties
}

/// The format that the model gives to a timestamp member, or the protocol to those in bodies; none for other
/// kinds, and where the protocol has one format for all.
fn timestamp_format(shapes: &Shapes<'_>, member: &Member, place: Place) -> Option<Property> {
    let has_a_say = shapes.protocol.body.traits.contains(&TimestampFormat::ID);
    if !has_a_say || shapes.model.target(member).kind() != ShapeKind::Timestamp {
        return None;
    }
    let format = match shapes.model.trait_of::<TimestampFormat>(member) {
        Some(TimestampFormat::EpochSeconds) => "EpochSeconds",
        Some(TimestampFormat::DateTime) => "DateTime",
        Some(TimestampFormat::HttpDate) => "HttpDate",
        None => shapes.protocol.body.timestamps.filter(|_| place == Place::Body)?,
    };
    Some(Property {
        name: "timestamp",
        arguments: vec![Argument::Variant("TimestampFormat", format)],
    })
}
