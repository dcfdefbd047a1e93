//! How shapes name each other.

use crate::id::ShapeId;
use crate::source::Place;

/// The id of another shape, and where it is written.
#[derive(Clone, Debug)]
pub(crate) struct Reference {
    pub(crate) id: ShapeId,
    pub(crate) place: Place,
}
