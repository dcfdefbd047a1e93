//! Which traits are applied to what was generated, and what is done with each.

use std::collections::BTreeMap;

use farrier_smithy::{CheckedModel, ShapeId, Traits};

use super::traits::{Handling, Verdict, verdict};
use super::{TraitUse, TraitUses};
use crate::protocol::Protocol;
use crate::select::Selection;

/// The shapes and members that have a trait, by its id.
type Uses<'m> = BTreeMap<&'m str, Vec<ShapeId>>;

/// All traits of the service, its chosen operations, their resources, and the shapes they reach.
pub(super) fn of(
    model: &CheckedModel,
    selection: &Selection<'_>,
    protocol: &Protocol,
) -> TraitUses {
    let mut traits = TraitUses::default();
    for (id, mut shapes) in collect(model, selection) {
        shapes.sort();
        let Verdict { handling, remark } = verdict(id, protocol);
        let list = match handling {
            Handling::Honoured => &mut traits.honoured,
            Handling::Approximated => &mut traits.approximated,
            Handling::Unsupported | Handling::Irrelevant | Handling::Unknown => &mut traits.ignored,
        };
        list.push(TraitUse {
            id: id.to_owned(),
            handling,
            remark: remark.to_owned(),
            count: shapes.len(),
            shapes: shapes.iter().map(ToString::to_string).collect(),
        });
    }
    traits
}

fn collect<'m>(model: &'m CheckedModel, selection: &Selection<'m>) -> Uses<'m> {
    let mut uses = Uses::new();
    let operations = &selection.operations;
    let service = &selection.service;
    add(&mut uses, service.id(), service.shape().traits());
    for resource in service.resources() {
        let is_used = |id: &ShapeId| operations.iter().any(|operation| operation.id() == id);
        if resource.operation_ids().any(is_used) {
            add(&mut uses, resource.id(), resource.shape().traits());
        }
    }
    for operation in operations {
        add(&mut uses, operation.id(), operation.shape().traits());
    }
    for shape in model.closure(operations) {
        add(&mut uses, shape.id(), shape.traits());
        for member in shape.members() {
            add(&mut uses, &member.id(), member.traits());
        }
    }
    uses
}

fn add<'m>(uses: &mut Uses<'m>, id: &ShapeId, traits: &'m Traits) {
    for applied in traits.ids() {
        uses.entry(applied.as_str()).or_default().push(id.clone());
    }
}
