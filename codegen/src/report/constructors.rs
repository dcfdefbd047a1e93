//! The constructors of the structures that a client has, as programs call them.

use serde::Serialize;

use crate::emit;
use crate::plan::{Client, Field, Structure, Type};

/// The signature of a structure's `new`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[non_exhaustive]
pub struct Constructor {
    /// The name of the structure in Rust.
    pub structure: String,
    /// The shape id of the structure.
    pub shape: String,
    /// The arguments, in the order in which they are passed.
    pub arguments: Vec<Argument>,
}

/// An argument of a constructor.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[non_exhaustive]
pub struct Argument {
    /// The name in Rust, which is that of the field: `content_type`, `r#type`.
    pub name: String,
    /// The name of the member in the model: `contentType`, `type`.
    pub member: String,
    /// The type in Rust: `i64`, `impl Into<String>`.
    pub rust_type: String,
}

/// The constructors of all structures with a `new`, in the order of the structures' names.
pub(super) fn of(plan: &Client) -> Vec<Constructor> {
    let own = plan.operations.iter().flat_map(|operation| &operation.shapes);
    let shared = plan.types.iter().filter_map(|ty| match ty {
        Type::Structure(structure) => Some(structure),
        Type::Union(_) | Type::StringEnum(_) | Type::IntEnum(_) => None,
    });
    let mut all: Vec<_> = own.chain(&plan.errors).chain(shared).filter_map(constructor).collect();
    all.sort();
    all
}

fn constructor(structure: &Structure) -> Option<Constructor> {
    let arguments: Vec<_> = structure.arguments().into_iter().map(argument).collect();
    (!arguments.is_empty()).then(|| Constructor {
        structure: structure.name.to_string(),
        shape: structure.id.clone(),
        arguments,
    })
}

fn argument(field: &Field) -> Argument {
    Argument {
        name: field.name.to_string(),
        member: field.schema.name.clone(),
        rust_type: emit::argument_type(field),
    }
}
