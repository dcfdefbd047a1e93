//! The Rust type of a member, and the schemas that its elements need.

use smithy::traits::{MediaType, Sparse, TimestampFormat as Format};
use smithy::{Member, Shape, ShapeKind, traits};

use super::Shapes;
use crate::plan::{Item, RustType, TimestampFormat};

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

/// The schema of the elements of what a member targets, if there is something to say.
pub(super) fn item(shapes: &Shapes<'_>, member: &Member) -> Option<Box<Item>> {
    let target = shapes.model.target(member);
    let element = match target.kind() {
        ShapeKind::List | ShapeKind::Set => target.member("member")?,
        ShapeKind::Map => target.member("value")?,
        _ => return None,
    };
    let inner = item(shapes, element);
    let timestamp = timestamp_format(shapes, element);
    let media_type = shapes.model.trait_of::<MediaType>(element).map(|media_type| media_type.0);
    if inner.is_none() && timestamp.is_none() && media_type.is_none() {
        return None;
    }
    Some(Box::new(Item { timestamp, media_type, element: inner }))
}

/// The format that the model gives to a timestamp member; none for other kinds.
pub(super) fn timestamp_format(shapes: &Shapes<'_>, member: &Member) -> Option<TimestampFormat> {
    if shapes.model.target(member).kind() != ShapeKind::Timestamp {
        return None;
    }
    shapes.model.trait_of::<traits::TimestampFormat>(member).map(|format| match format {
        Format::EpochSeconds => TimestampFormat::EpochSeconds,
        Format::DateTime => TimestampFormat::DateTime,
        Format::HttpDate => TimestampFormat::HttpDate,
    })
}
