//! Operations: the labels of the path and the members of the input belong
//! together, and a payload leaves no member behind.

use std::collections::HashSet;

use super::bindings::BINDINGS;
use crate::model::body::Body;
use crate::model::graph::Graph;
use crate::model::reference::Reference;
use crate::model::shape::{Member, Shape};
use crate::report::Report;
use crate::source::Place;
use crate::traits::{
    Endpoint, HostLabel, Http, HttpChecksum, HttpLabel, HttpPayload, Required, Segment, Trait,
    UriPattern,
};

pub(crate) fn check(graph: &Graph, operation: &Shape, report: &mut Report) {
    let Body::Operation(body) = &operation.body else {
        return;
    };
    let shape = |reference: &Option<Reference>| {
        reference.as_ref().and_then(|reference| graph.get(reference.id.as_str()))
    };
    let input = shape(&body.input);
    host(operation, input, report);
    checksum(operation, input, report);
    let Some(http) = operation.traits.get::<Http>() else {
        return;
    };
    if let Ok(pattern) = http.pattern() {
        labels(operation, &pattern, input, report);
        greedy(graph, &pattern, input, report);
    }
    for shape in [input, shape(&body.output)].into_iter().flatten() {
        payload(shape, report);
    }
    for error in body.errors.iter().filter_map(|error| graph.get(error.id.as_str())) {
        payload(error, report);
    }
}

/// Each label has its member, each member its label.
fn labels(operation: &Shape, pattern: &UriPattern, input: Option<&Shape>, report: &mut Report) {
    let place = trait_place(operation, Http::ID);
    let members = || input.iter().flat_map(|input| &input.members);
    let bound: Vec<&Member> = members().filter(|it| it.traits.has::<HttpLabel>()).collect();
    let names: HashSet<&str> = bound.iter().map(|member| &*member.name).collect();
    for label in pattern.labels().filter(|label| !names.contains(label)) {
        let message = format!("the input has no member for the label `{{{label}}}` of the uri");
        let hint = "the member needs `smithy.api#httpLabel`";
        report.fault(place, &operation.id, message, hint);
    }
    let labels: HashSet<&str> = pattern.labels().collect();
    for member in bound.into_iter().filter(|member| !labels.contains(&*member.name)) {
        let message = format!("the uri of `{}` has no label for the member", operation.id);
        let hint = format!("add `{{{}}}` to the uri", member.name);
        report.fault(&member.place, member.id(), message, hint);
    }
}

/// A greedy label keeps its slashes, so it is a string.
fn greedy(graph: &Graph, pattern: &UriPattern, input: Option<&Shape>, report: &mut Report) {
    for segment in &pattern.segments {
        if let Segment::Greedy(label) = segment
            && let Some(member) = input.and_then(|input| input.member(label))
            && let Some(target) = graph.at(member.resolved)
            && !target.kind.is_string()
        {
            let message = format!("the member is a greedy label, but {}", target.kind.described());
            report.fault(&member.place, member.id(), message, "target a string");
        }
    }
}

/// Where a member is the body, all others go elsewhere.
fn payload(shape: &Shape, report: &mut Report) {
    let Some(payload) = shape.members.iter().find(|member| member.traits.has::<HttpPayload>())
    else {
        return;
    };
    let bound = |member: &Member| BINDINGS.into_iter().any(|id| member.traits.contains(id));
    let host = |member: &Member| member.traits.has::<HostLabel>();
    for member in shape.members.iter().filter(|member| !bound(member) && !host(member)) {
        let message = format!("the member is not bound, but `{}` is the body", payload.name);
        report.fault(&member.place, member.id(), message, "bind it to a header or the query");
    }
}

/// Each label of the host has its required member.
fn host(operation: &Shape, input: Option<&Shape>, report: &mut Report) {
    let Some(Endpoint { host_prefix }) = operation.traits.get() else {
        return;
    };
    let place = trait_place(operation, Endpoint::ID);
    let mut rest = host_prefix.as_str();
    while let Some((_, after)) = rest.split_once('{') {
        let Some((label, after)) = after.split_once('}') else {
            let message = "the host prefix has a `{` without its `}`";
            report.fault(place, &operation.id, message, "labels look like `{member}`");
            return;
        };
        rest = after;
        let member = input.and_then(|input| input.member(label));
        let fits =
            |member: &Member| member.traits.has::<HostLabel>() && member.traits.has::<Required>();
        if !member.is_some_and(fits) {
            let message =
                format!("the input has no member for the label `{{{label}}}` of the host");
            let hint = "the member needs `smithy.api#hostLabel` and `smithy.api#required`";
            report.fault(place, &operation.id, message, hint);
        }
    }
}

/// The members that choose checksums are there.
fn checksum(operation: &Shape, input: Option<&Shape>, report: &mut Report) {
    let Some(HttpChecksum { request_algorithm_member, request_validation_mode_member, .. }) =
        operation.traits.get()
    else {
        return;
    };
    for name in [request_algorithm_member, request_validation_mode_member].into_iter().flatten() {
        if input.is_none_or(|input| input.member(&name).is_none()) {
            let message = format!("the input has no member `{name}` that would choose a checksum");
            let place = trait_place(operation, HttpChecksum::ID);
            report.fault(place, &operation.id, message, "name a member of the input");
        }
    }
}

fn trait_place<'m>(shape: &'m Shape, id: &str) -> &'m Place {
    shape.traits.json(id).map_or(&shape.place, |json| &json.place)
}
