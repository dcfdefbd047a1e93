//! The signatures of `new`, as the runtime's macro makes them.

use quote::quote;

use super::{structure, types};
use crate::format;
use crate::plan::{Field, Structure};

/// The arguments of a structure's `new`, in their order: the name and the type of each. There are none
/// where the structure has no `new`.
pub(crate) fn constructor_arguments(plan: &Structure) -> impl Iterator<Item = (String, String)> {
    plan.arguments().into_iter().map(|field| (field.name.to_string(), ty(field)))
}

fn ty(field: &Field) -> String {
    let ty = types::ty(&field.ty);
    let is_converted = structure::is_converted(&field.ty);
    format::on_one_line(if is_converted { quote!(impl Into<#ty>) } else { ty })
}
