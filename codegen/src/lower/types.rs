//! The Rust type of a member.

use farrier_smithy::traits::{Sparse, Streaming};
use farrier_smithy::{Member, Shape, ShapeKind};

use super::Shapes;
use crate::plan::RustType;

/// The type of a member's value, `Option` left out.
pub(super) fn of(shapes: &Shapes<'_>, member: &Member) -> RustType {
    let ty = of_shape(shapes, shapes.model.target(member));
    if shapes.boxed.contains(&member.id()) { RustType::Box(Box::new(ty)) } else { ty }
}

/// The type of a shape's values.
pub(super) fn of_shape(shapes: &Shapes<'_>, shape: &Shape) -> RustType {
    match shape.kind() {
        ShapeKind::Boolean => RustType::Bool,
        ShapeKind::Byte => RustType::I8,
        ShapeKind::Short => RustType::I16,
        ShapeKind::Integer => RustType::I32,
        ShapeKind::Long => RustType::I64,
        ShapeKind::Float => RustType::F32,
        ShapeKind::Double => RustType::F64,
        ShapeKind::BigInteger => RustType::BigInteger,
        ShapeKind::BigDecimal => RustType::BigDecimal,
        ShapeKind::Blob if shape.traits().has::<Streaming>() => RustType::ByteStream,
        ShapeKind::Blob => RustType::Bytes,
        ShapeKind::Timestamp => RustType::Timestamp,
        ShapeKind::Document => RustType::Document,
        ShapeKind::List | ShapeKind::Set => {
            RustType::List(Box::new(element(shapes, shape, "member")))
        }
        ShapeKind::Map => RustType::Map(
            Box::new(element(shapes, shape, "key")),
            Box::new(element(shapes, shape, "value")),
        ),
        ShapeKind::Union if shape.traits().has::<Streaming>() => shapes
            .names
            .type_path(shape.id())
            .cloned()
            .map_or(RustType::Unit, RustType::EventStream),
        ShapeKind::Structure | ShapeKind::Union | ShapeKind::Enum | ShapeKind::IntEnum => {
            shapes.names.type_path(shape.id()).cloned().map_or(RustType::Unit, RustType::Named)
        }
        // A string, and what is never the target of a member of a checked model.
        _ => RustType::String,
    }
}

/// The type of a list's elements or of a map's keys or values.
fn element(shapes: &Shapes<'_>, holder: &Shape, name: &str) -> RustType {
    let Some(member) = holder.member(name) else { return RustType::String };
    let ty = of(shapes, member);
    if name != "key" && holder.traits().has::<Sparse>() {
        RustType::Option(Box::new(ty))
    } else {
        ty
    }
}
