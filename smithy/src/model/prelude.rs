//! The shapes that every model has without saying so:
//! [the prelude](https://smithy.io/2.0/spec/model.html#prelude).
//!
//! Its trait definitions are not here: the traits that this crate knows are
//! types in [`traits`](crate::traits).

use std::sync::{Arc, OnceLock};

use super::body::Body;
use super::shape::{Shape, ShapeKind};
use super::traits::Traits;
use crate::id::ShapeId;
use crate::source::{Json, Place, Source, Text};

/// The namespace of the prelude.
pub(crate) const NAMESPACE: &str = "smithy.api";

/// The id of the structure without members that stands for "nothing".
pub(crate) const UNIT: &str = "smithy.api#Unit";

/// The names of the prelude's shapes, their kinds and, for the shapes that can't
/// be null, their default values.
const SHAPES: [(&str, ShapeKind, Option<&str>); 21] = [
    ("Unit", ShapeKind::Structure, None),
    ("String", ShapeKind::String, None),
    ("Blob", ShapeKind::Blob, None),
    ("BigInteger", ShapeKind::BigInteger, None),
    ("BigDecimal", ShapeKind::BigDecimal, None),
    ("Timestamp", ShapeKind::Timestamp, None),
    ("Document", ShapeKind::Document, None),
    ("Boolean", ShapeKind::Boolean, None),
    ("PrimitiveBoolean", ShapeKind::Boolean, Some("false")),
    ("Byte", ShapeKind::Byte, None),
    ("PrimitiveByte", ShapeKind::Byte, Some("0")),
    ("Short", ShapeKind::Short, None),
    ("PrimitiveShort", ShapeKind::Short, Some("0")),
    ("Integer", ShapeKind::Integer, None),
    ("PrimitiveInteger", ShapeKind::Integer, Some("0")),
    ("Long", ShapeKind::Long, None),
    ("PrimitiveLong", ShapeKind::Long, Some("0")),
    ("Float", ShapeKind::Float, None),
    ("PrimitiveFloat", ShapeKind::Float, Some("0")),
    ("Double", ShapeKind::Double, None),
    ("PrimitiveDouble", ShapeKind::Double, Some("0")),
];

/// The shapes of the prelude.
pub(crate) fn shapes() -> &'static [Shape] {
    static PRELUDE: OnceLock<Vec<Shape>> = OnceLock::new();
    PRELUDE.get_or_init(|| {
        SHAPES.iter().map(|&(name, kind, default)| shape(name, kind, default)).collect()
    })
}

/// Whether a shape is of the prelude. Some tools write it into their models.
pub(crate) fn defines(id: &ShapeId) -> bool {
    id.namespace() == NAMESPACE && shapes().iter().any(|shape| shape.id == *id)
}

/// The shape `smithy.api#Unit`.
pub(crate) fn unit() -> &'static Shape {
    static UNIT_SHAPE: OnceLock<Shape> = OnceLock::new();
    UNIT_SHAPE.get_or_init(|| shape("Unit", ShapeKind::Structure, None))
}

fn shape(name: &str, kind: ShapeKind, default: Option<&'static str>) -> Shape {
    let place = nowhere();
    let mut traits = Traits::default();
    if let Some(default) = default {
        let value = Json::made(default, place.clone());
        traits.push(ShapeId::unchecked("smithy.api#default"), value);
    }
    Shape {
        id: ShapeId::unchecked(&format!("{NAMESPACE}#{name}")),
        kind,
        members: Vec::new(),
        traits,
        body: Body::Data,
        mixins: Vec::new(),
        place,
    }
}

/// The prelude has no file.
fn nowhere() -> Place {
    let source = Source { name: "prelude".into(), text: String::new() };
    Place { text: Arc::new(Text::new(usize::MAX, source)), offset: 0, len: 0 }
}
