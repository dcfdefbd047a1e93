//! The types of the arguments of `new`, as the runtime's macro makes them.

use quote::quote;

use super::{structure, types};
use crate::format;
use crate::plan::Field;

/// The type of an argument of `new`.
pub(crate) fn argument_type(field: &Field) -> String {
    let ty = types::ty(&field.ty);
    let is_converted = structure::is_converted(&field.ty);
    format::on_one_line(if is_converted { quote!(impl Into<#ty>) } else { ty })
}
