//! Whether two definitions of a shape are the same, and how two values of a
//! trait become one.

use crate::id::ShapeId;
use crate::model::body::Body;
use crate::model::reference::Reference;
use crate::model::shape::Shape;
use crate::model::traits::Traits;

/// Whether two shapes of the same id are defined equally.
pub(crate) fn same_shape(a: &Shape, b: &Shape) -> bool {
    a.kind == b.kind
        && a.members.len() == b.members.len()
        && a.members.iter().zip(&b.members).all(|(a, b)| {
            a.name == b.name && a.target.id == b.target.id && same_traits(&a.traits, &b.traits)
        })
        && same_traits(&a.traits, &b.traits)
        && same_references(&a.mixins, &b.mixins)
        && same_body(&a.body, &b.body)
}

/// Whether the traits are the same, in any order.
fn same_traits(a: &Traits, b: &Traits) -> bool {
    a.len() == b.len()
        && a.entries()
            .all(|(id, value)| b.json(id.as_str()).is_some_and(|other| other.equals(value)))
}

fn same_body(a: &Body, b: &Body) -> bool {
    match (a, b) {
        (Body::Data, Body::Data) => true,
        (Body::Service(a), Body::Service(b)) => {
            a.version == b.version
                && same_references(&a.operations, &b.operations)
                && same_references(&a.resources, &b.resources)
                && same_references(&a.errors, &b.errors)
                && a.rename.len() == b.rename.len()
                && a.rename
                    .iter()
                    .zip(&b.rename)
                    .all(|(a, b)| a.shape.id == b.shape.id && a.name == b.name)
        }
        (Body::Resource(a), Body::Resource(b)) => {
            same_pairs(&a.identifiers, &b.identifiers)
                && same_pairs(&a.properties, &b.properties)
                && same_pairs(&a.lifecycle, &b.lifecycle)
                && same_references(&a.operations, &b.operations)
                && same_references(&a.collection_operations, &b.collection_operations)
                && same_references(&a.resources, &b.resources)
        }
        (Body::Operation(a), Body::Operation(b)) => {
            let id = |reference: &Option<Reference>| reference.as_ref().map(|r| r.id.clone());
            id(&a.input) == id(&b.input)
                && id(&a.output) == id(&b.output)
                && same_references(&a.errors, &b.errors)
        }
        _ => false,
    }
}

fn same_references(a: &[Reference], b: &[Reference]) -> bool {
    let ids = |references: &[Reference]| -> Vec<ShapeId> {
        references.iter().map(|reference| reference.id.clone()).collect()
    };
    ids(a) == ids(b)
}

fn same_pairs<K: PartialEq>(a: &[(K, Reference)], b: &[(K, Reference)]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.0 == b.0 && a.1.id == b.1.id)
}
