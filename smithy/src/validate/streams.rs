//! Streams of bytes and of events.
//! <https://smithy.io/2.0/spec/streaming.html>

use super::site::Site;
use crate::model::graph::Graph;
use crate::model::shape::{Member, Shape, ShapeKind};
use crate::report::Report;
use crate::traits::{EventHeader, EventPayload, Streaming};

/// Checks that streams are members of structures, one in each, and that events
/// are structures with a payload at most.
pub(crate) fn check(graph: &Graph, report: &mut Report) {
    for shape in graph.own_shapes() {
        targets(graph, shape, report);
        match shape.kind {
            ShapeKind::Union if shape.traits.has::<Streaming>() => events(graph, shape, report),
            ShapeKind::Structure => event(graph, shape, report),
            _ => {}
        }
    }
}

/// Members that target streams.
fn targets(graph: &Graph, shape: &Shape, report: &mut Report) {
    let streams = shape.members.iter().filter(|member| {
        let target = graph.at(member.resolved);
        target.is_some_and(|target| target.traits.has::<Streaming>())
    });
    for (index, member) in streams.enumerate() {
        if shape.kind != ShapeKind::Structure {
            let message = format!("a member of {} can't be a stream", shape.kind.described());
            let hint = "only members of inputs and outputs are streams";
            report.fault(&member.place, member.id(), message, hint);
        } else if index > 0 {
            let message = "the structure has another stream";
            report.fault(&member.place, member.id(), message, "keep one of the streams");
        }
    }
}

/// The members of an event stream.
fn events(graph: &Graph, stream: &Shape, report: &mut Report) {
    for member in &stream.members {
        let Some(target) = graph.at(member.resolved) else {
            continue;
        };
        if target.kind != ShapeKind::Structure {
            let message = format!("the event is {}", target.kind.described());
            report.fault(&member.place, member.id(), message, "events are structures");
        }
    }
}

/// The members of an event.
fn event(graph: &Graph, shape: &Shape, report: &mut Report) {
    let payload = shape.members.iter().find(|member| member.traits.has::<EventPayload>());
    for member in &shape.members {
        let header = member.traits.has::<EventHeader>();
        if header && Site::member(graph, shape, member).is_some_and(|site| !fits_header(&site)) {
            let message = "the member can't be a header of an event";
            let hint = "target a boolean, whole number, blob, string or timestamp";
            report.fault(&member.place, member.id(), message, hint);
        }
        if let Some(payload) = payload.filter(|payload| payload.name != member.name && !header) {
            lonely(member, payload, report);
        }
    }
}

/// Beside a payload there are headers only.
fn lonely(member: &Member, payload: &Member, report: &mut Report) {
    let message = format!("the member is not a header, but `{}` is the payload", payload.name);
    report.fault(&member.place, member.id(), message, "apply `smithy.api#eventHeader`");
}

fn fits_header(site: &Site<'_>) -> bool {
    use ShapeKind::{Blob, Boolean, Byte, IntEnum, Integer, Long, Short, Timestamp};
    let kind = site.target.kind;
    kind.is_string()
        || matches!(kind, Blob | Boolean | Byte | IntEnum | Integer | Long | Short | Timestamp)
}
