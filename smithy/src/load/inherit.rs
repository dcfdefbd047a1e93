//! What services, resources and operations inherit from mixins of their kind.
//! <https://smithy.io/2.0/spec/mixins.html>

use std::collections::HashSet;
use std::hash::Hash;

use crate::model::body::Body;
use crate::model::reference::Reference;

/// How many properties a shape has that others inherit.
pub(crate) fn size(body: &Body) -> usize {
    match body {
        Body::Data => 0,
        Body::Service(it) => {
            it.operations.len() + it.resources.len() + it.errors.len() + it.rename.len()
        }
        Body::Operation(it) => it.errors.len(),
        Body::Resource(it) => {
            let operations = it.operations.len() + it.collection_operations.len();
            it.identifiers.len() + it.properties.len() + operations + it.resources.len()
        }
    }
}

/// Services, resources and operations inherit their properties, too.
pub(crate) fn inherit_body(own: &mut Body, mixin: &Body) {
    let id = |it: &Reference| it.id.clone();
    match (own, mixin) {
        (Body::Service(own), Body::Service(mixin)) => {
            if own.version.is_empty() {
                own.version.clone_from(&mixin.version);
            }
            union(&mut own.operations, &mixin.operations, id);
            union(&mut own.resources, &mixin.resources, id);
            union(&mut own.errors, &mixin.errors, id);
            union(&mut own.rename, &mixin.rename, |it| it.shape.id.clone());
        }
        (Body::Operation(own), Body::Operation(mixin)) => {
            own.input = own.input.take().or_else(|| mixin.input.clone());
            own.output = own.output.take().or_else(|| mixin.output.clone());
            union(&mut own.errors, &mixin.errors, id);
        }
        (Body::Resource(own), Body::Resource(mixin)) => {
            union(&mut own.identifiers, &mixin.identifiers, |it| it.0.clone());
            union(&mut own.properties, &mixin.properties, |it| it.0.clone());
            union(&mut own.lifecycle, &mixin.lifecycle, |it| it.0);
            union(&mut own.operations, &mixin.operations, id);
            union(&mut own.collection_operations, &mixin.collection_operations, id);
            union(&mut own.resources, &mixin.resources, id);
        }
        _ => {}
    }
}

/// Puts what only the mixin has before what the shape has.
fn union<T: Clone, K: Hash + Eq>(own: &mut Vec<T>, mixin: &[T], key: impl Fn(&T) -> K) {
    let have: HashSet<K> = own.iter().map(&key).collect();
    let new: Vec<T> = mixin.iter().filter(|item| !have.contains(&key(item))).cloned().collect();
    own.splice(..0, new);
}
