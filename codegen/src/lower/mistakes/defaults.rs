//! Defaults of inputs that break the constraints of their own members.
//!
//! Elsewhere, such a default counts as none, which [`defaults`](crate::lower::defaults) notes. In an input it
//! makes no difference to the client, but the service fills in what its model forbids.

use farrier_smithy::traits::{ClientOptional, Default as DefaultTrait};
use farrier_smithy::{Fault, Shape, ShapeKind, Trait};

use crate::lower::{Shapes, checks, violated};

/// The wrong defaults of a shape that users make.
pub(super) fn find(shapes: &Shapes<'_>, shape: &Shape) -> Vec<Fault> {
    if shape.kind() != ShapeKind::Structure {
        return Vec::new();
    }
    let is_input = shapes.reach.is_only_input(shape.id());
    let members = shape.members().iter();
    let unused = members.filter(|it| is_input || it.traits().has::<ClientOptional>());
    let faults = unused.filter_map(|member| {
        let json = member.traits().raw(DefaultTrait::ID)?;
        // What the checks note has been noted where structures are lowered.
        let checks = checks::own(shapes, member, &mut Vec::new());
        let name = violated::by_default(&checks, shapes.model, member)?;
        shapes.model.fault_at(
            member.id().as_str(),
            DefaultTrait::ID,
            format!("the default `{json}` breaks the member's own {name}"),
            format!("correct the default or the {name}"),
        )
    });
    faults.collect()
}
