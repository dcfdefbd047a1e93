//! The schemas of streams of bytes and of events (smithy.io, Streaming).

use farrier_smithy::traits::{
    ErrorTrait, EventHeader, EventPayload, Required, RequiresLength, Streaming, Trait,
};
use farrier_smithy::{Member, Shape, ShapeKind};

use super::Shapes;
use crate::plan::{Argument, Property};

/// True for a member whose value is a stream.
pub(super) fn is_stream(shapes: &Shapes<'_>, member: &Member) -> bool {
    shapes.model.target(member).traits().has::<Streaming>()
}

/// What a member is to a stream: the stream itself, a part of an event, or beside events.
pub(super) fn of_member(shapes: &Shapes<'_>, member: &Member) -> Option<Property> {
    let traits = member.traits();
    let target = shapes.model.target(member);
    if is_stream(shapes, member) {
        Some(Property::flag("streaming"))
    } else if traits.has::<EventHeader>() {
        let header = Argument::Variant("EventHeader", header(target.kind()));
        Some(Property { name: "event_header", arguments: vec![header] })
    } else if traits.has::<EventPayload>() {
        Some(Property::flag("event_payload"))
    } else if target.traits().has::<ErrorTrait>() && holder_has::<Streaming>(shapes, member) {
        Some(Property::flag("exception"))
    } else if traits.has::<Required>() && is_beside_events(shapes, member) {
        Some(Property::flag("required_initially"))
    } else {
        None
    }
}

/// The type of an event's header.
fn header(kind: ShapeKind) -> &'static str {
    match kind {
        ShapeKind::Byte => "Byte",
        ShapeKind::Short => "Short",
        ShapeKind::Integer | ShapeKind::IntEnum => "Integer",
        ShapeKind::Long => "Long",
        _ => "Other",
    }
}

fn holder_has<T: Trait>(shapes: &Shapes<'_>, member: &Member) -> bool {
    let holder = shapes.model.get(member.container_id().as_str());
    holder.is_some_and(|holder| holder.traits().has::<T>())
}

/// True for a member of an output that comes with a stream of events.
fn is_beside_events(shapes: &Shapes<'_>, member: &Member) -> bool {
    let holder = member.container_id();
    let output = shapes.model.get(holder.as_str()).filter(|_| shapes.reach.is_output(holder));
    output.and_then(|output| streamed(shapes, output)).is_some_and(is_events)
}

/// What the schema of an operation says of a stream in its input or output.
pub(super) fn of_message(
    name: &'static str,
    shapes: &Shapes<'_>,
    message: &Shape,
) -> Option<Property> {
    let streamed = streamed(shapes, message)?;
    let kind = if is_events(streamed) {
        // Without HTTP bindings the other members have no place but a message of their own.
        let alone = shapes.protocol.http_bindings || message.members().len() == 1;
        if alone { "Events" } else { "EventsAfterInitial" }
    } else if streamed.traits().has::<RequiresLength>() {
        "SizedBytes"
    } else {
        "Bytes"
    };
    Some(Property { name, arguments: vec![Argument::Variant("Streaming", kind)] })
}

/// What a message streams; a checked model has one stream in each at most.
fn streamed<'m>(shapes: &Shapes<'m>, message: &'m Shape) -> Option<&'m Shape> {
    let mut targets = message.members().iter().map(|member| shapes.model.target(member));
    targets.find(|target| target.traits().has::<Streaming>())
}

fn is_events(streamed: &Shape) -> bool {
    streamed.kind() == ShapeKind::Union
}
