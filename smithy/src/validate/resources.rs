//! Resources: an operation on one instance says which instance it is.
//! <https://smithy.io/2.0/spec/service-types.html#resource-identifiers>

use crate::model::body::{Body, Lifecycle, ResourceBody};
use crate::model::graph::Graph;
use crate::model::reference::Reference;
use crate::model::shape::{Member, Shape};
use crate::report::Report;
use crate::traits::{Mixin, Required, ResourceIdentifier};

/// Checks the operations of each resource that is no mixin.
pub(crate) fn check(graph: &Graph, report: &mut Report) {
    for resource in graph.own_shapes() {
        let Body::Resource(body) = &resource.body else { continue };
        if resource.traits.has::<Mixin>() {
            continue;
        }
        for (what, operation) in on_instances(body) {
            identifiers(graph, resource, body, (what, operation), report);
        }
    }
}

/// The operations on one instance, and what each is to the resource.
fn on_instances(body: &ResourceBody) -> impl Iterator<Item = (&'static str, &Reference)> {
    let lifecycle = body.lifecycle.iter().filter_map(|(lifecycle, operation)| {
        let what = match lifecycle {
            Lifecycle::Put => "put",
            Lifecycle::Read => "read",
            Lifecycle::Update => "update",
            Lifecycle::Delete => "delete",
            Lifecycle::Create | Lifecycle::List => return None,
        };
        Some((what, operation))
    });
    lifecycle.chain(body.operations.iter().map(|operation| ("operations", operation)))
}

/// Each identifier has a required member of its name in the input, or one with the trait
/// `resourceIdentifier`.
fn identifiers(
    graph: &Graph,
    resource: &Shape,
    body: &ResourceBody,
    (what, reference): (&str, &Reference),
    report: &mut Report,
) {
    let Some(Shape { body: Body::Operation(operation), .. }) = graph.get(reference.id.as_str())
    else {
        return;
    };
    let input = operation.input.as_ref().and_then(|input| graph.get(input.id.as_str()));
    for (name, target) in &body.identifiers {
        let binds = |member: &&Member| {
            let named = member.traits.get::<ResourceIdentifier>();
            named.map_or_else(
                || member.name == *name && member.target.id == target.id,
                |ResourceIdentifier(named)| named == **name,
            )
        };
        let member = input.and_then(|input| input.members.iter().find(binds));
        if member.is_some_and(|member| member.traits.has::<Required>()) {
            continue;
        }
        let message = format!(
            "`{what}` names `{}`, whose input has no required member for the identifier `{name}`",
            reference.id
        );
        let hint = format!(
            "add the member `{name}` of `{}` with `smithy.api#required` to the input",
            target.id
        );
        report.fault(&reference.place, &resource.id, message, hint);
    }
}
