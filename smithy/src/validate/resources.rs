//! Resources: an operation on one instance says which instance it is.
//! <https://smithy.io/2.0/spec/service-types.html#resource-identifiers>

use std::collections::{BTreeMap, BTreeSet};

use crate::model::body::{Body, Lifecycle, ResourceBody};
use crate::model::graph::Graph;
use crate::model::reference::Reference;
use crate::model::shape::Shape;
use crate::report::Report;
use crate::traits::{Mixin, Required, ResourceIdentifier};

/// The identifiers of a resource, and what they are of.
type Names<'r> = BTreeMap<&'r str, &'r Reference>;

/// Checks the operations of each resource that is no mixin.
pub(crate) fn check(graph: &Graph, report: &mut Report) {
    for resource in graph.own_shapes() {
        let Body::Resource(body) = &resource.body else { continue };
        if resource.traits.has::<Mixin>() {
            continue;
        }
        let names = body.identifiers.iter().map(|(name, target)| (&**name, target)).collect();
        for (what, operation) in on_instances(body) {
            identifiers(graph, resource, &names, (what, operation), report);
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

/// The number of missing identifiers that are named for an operation, so that checking takes a time in proportion
/// to the members of its input.
const NAMED: usize = 3;

/// Each identifier has a required member of its name in the input, or one with the trait
/// `resourceIdentifier`.
fn identifiers(
    graph: &Graph,
    resource: &Shape,
    names: &Names<'_>,
    (what, reference): (&str, &Reference),
    report: &mut Report,
) {
    let Some(Shape { body: Body::Operation(operation), .. }) = graph.get(reference.id.as_str())
    else {
        return;
    };
    let input = operation.input.as_ref().and_then(|input| graph.get(input.id.as_str()));
    let bound = input.map_or_else(BTreeSet::default, |input| bound(names, input));
    let missing = names.iter().filter(|(name, _)| !bound.contains(**name));
    let lacks = |missing: String| {
        let operation = &reference.id;
        format!("`{what}` names `{operation}`, whose input has no required member for {missing}")
    };
    for (name, target) in missing.take(NAMED) {
        let hint = format!(
            "add the member `{name}` of `{}` with `smithy.api#required` to the input",
            target.id
        );
        report.fault(
            &reference.place,
            &resource.id,
            lacks(format!("the identifier `{name}`")),
            hint,
        );
    }
    let further = names.len().saturating_sub(bound.len() + NAMED);
    if further > 0 {
        let hint = "add a member with `smithy.api#required` to the input for each";
        report.fault(
            &reference.place,
            &resource.id,
            lacks(format!("{further} more identifiers")),
            hint,
        );
    }
}

/// The identifiers that have a required member in an input.
fn bound<'n>(names: &Names<'n>, input: &Shape) -> BTreeSet<&'n str> {
    let required = input.members.iter().filter(|member| member.traits.has::<Required>());
    let bound = required.filter_map(|member| match member.traits.get::<ResourceIdentifier>() {
        Some(ResourceIdentifier(name)) => names.get_key_value(&*name).map(|(name, _)| *name),
        None => {
            let (name, target) = names.get_key_value(&*member.name)?;
            (member.target.id == target.id).then_some(*name)
        }
    });
    bound.collect()
}
