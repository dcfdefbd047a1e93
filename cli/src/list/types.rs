//! Types in words: `list of string`.

use farrier_smithy::traits::Streaming;
use farrier_smithy::{CheckedModel, Shape, ShapeKind};

/// Lists and maps in each other are spelt out to that depth.
const DEPTH: usize = 3;

/// The type of a value of that shape.
pub(super) fn of(model: &CheckedModel, shape: &Shape) -> String {
    let streaming = if shape.traits().has::<Streaming>() { "streaming " } else { "" };
    format!("{streaming}{}", nested(model, shape, DEPTH))
}

fn nested(model: &CheckedModel, shape: &Shape, depth: usize) -> String {
    let part = |name| {
        let target = shape.member(name).map(|member| model.target(member));
        target
            .filter(|_| depth > 0)
            .map_or("…".to_owned(), |target| nested(model, target, depth - 1))
    };
    match shape.kind() {
        ShapeKind::List | ShapeKind::Set => format!("list of {}", part("member")),
        ShapeKind::Map => format!("map of {} to {}", part("key"), part("value")),
        kind @ (ShapeKind::Structure | ShapeKind::Union | ShapeKind::Enum | ShapeKind::IntEnum) => {
            format!("{kind} {}", shape.id().name())
        }
        kind => kind.as_str().to_owned(),
    }
}
