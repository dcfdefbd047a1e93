//! What services, resources and operations inherit from mixins of their kind.
//! <https://smithy.io/2.0/spec/mixins.html>

use crate::model::body::Body;
use crate::model::reference::Reference;

/// Services, resources and operations inherit their properties, too.
pub(crate) fn inherit_body(own: &mut Body, mixin: &Body) {
    match (own, mixin) {
        (Body::Service(own), Body::Service(mixin)) => {
            if own.version.is_empty() {
                own.version.clone_from(&mixin.version);
            }
            union(&mut own.operations, &mixin.operations, |a, b| a.id == b.id);
            union(&mut own.resources, &mixin.resources, |a, b| a.id == b.id);
            union(&mut own.errors, &mixin.errors, |a, b| a.id == b.id);
            union(&mut own.rename, &mixin.rename, |a, b| a.shape.id == b.shape.id);
        }
        (Body::Operation(own), Body::Operation(mixin)) => {
            own.input = own.input.take().or_else(|| mixin.input.clone());
            own.output = own.output.take().or_else(|| mixin.output.clone());
            union(&mut own.errors, &mixin.errors, |a, b| a.id == b.id);
        }
        (Body::Resource(own), Body::Resource(mixin)) => {
            union(&mut own.identifiers, &mixin.identifiers, |a, b| a.0 == b.0);
            union(&mut own.properties, &mixin.properties, |a, b| a.0 == b.0);
            union(&mut own.lifecycle, &mixin.lifecycle, |a, b| a.0 == b.0);
            union(&mut own.operations, &mixin.operations, |a, b| a.id == b.id);
            let same = |a: &Reference, b: &Reference| a.id == b.id;
            union(&mut own.collection_operations, &mixin.collection_operations, same);
            union(&mut own.resources, &mixin.resources, same);
        }
        _ => {}
    }
}

/// Puts what only the mixin has before what the shape has.
fn union<T: Clone>(own: &mut Vec<T>, mixin: &[T], same: impl Fn(&T, &T) -> bool) {
    let new = mixin.iter().filter(|item| !own.iter().any(|have| same(have, item)));
    let new: Vec<T> = new.cloned().collect();
    own.splice(..0, new);
}
