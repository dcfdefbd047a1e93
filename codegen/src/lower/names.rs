//! The names of the client's types: resolved once, in one scope, for all files together.

use std::collections::BTreeMap;

use smithy::{Shape, ShapeId, ShapeKind};

use super::reach::Reach;
use crate::name::{FieldName, ModuleName, Scope, TypeName};
use crate::plan::TypePath;
use crate::select::Selection;

/// Names that emitted code uses for Rust's own, or that every client has.
const TAKEN: [&str; 13] = [
    "Box",
    "Client",
    "Default",
    "Err",
    "From",
    "Into",
    "None",
    "Ok",
    "Option",
    "Some",
    "String",
    "Unhandled",
    "Vec",
];

/// Names that Rust's own derive macros have besides: the documentation links to operations by
/// name alone, which would be ambiguous.
const MACROS: [&str; 8] =
    ["Clone", "Copy", "Debug", "Eq", "Hash", "Ord", "PartialEq", "PartialOrd"];

/// The names of an operation's items.
#[derive(Debug, Clone)]
pub(super) struct OperationNames {
    pub(super) marker: TypeName,
    pub(super) error: TypeName,
    pub(super) module: ModuleName,
    pub(super) method: FieldName,
}

/// Names by shape id.
#[derive(Debug)]
pub(super) struct Names {
    types: BTreeMap<ShapeId, TypePath>,
    operations: BTreeMap<ShapeId, OperationNames>,
}

impl Names {
    pub(super) fn of(selection: &Selection<'_>, closure: &[&Shape], reach: &Reach) -> Self {
        let mut scope = Scope::with(TAKEN);
        let mut data: Vec<_> = closure.iter().filter(|shape| has_type(shape.kind())).collect();
        data.sort_by_key(|shape| shape.id());
        let types = data.into_iter().map(|shape| {
            let id = shape.id();
            let name = scope.type_name(selection.service.name_of(id), "Shape");
            (id.clone(), TypePath { home: reach.home(id), name })
        });
        let types: BTreeMap<_, _> = types.collect();

        scope.take(MACROS);
        let mut modules = Scope::with(["errors", "mod", "types"]);
        let mut methods = Scope::with(["builder", "clone", "new"]);
        let operations = selection.operations.iter().map(|operation| {
            let name = operation.name();
            let names = OperationNames {
                marker: scope.type_name(name, "Operation"),
                error: scope.type_name(&format!("{name}Error"), "Kind"),
                module: modules.module(name),
                method: methods.field(name),
            };
            (operation.id().clone(), names)
        });
        let operations = operations.collect();
        Self { types, operations }
    }

    /// The type of a structure, union or enum of the closure.
    pub(super) fn type_path(&self, id: &ShapeId) -> Option<&TypePath> {
        self.types.get(id)
    }

    pub(super) fn operation(&self, id: &ShapeId) -> Option<&OperationNames> {
        self.operations.get(id)
    }

    /// A shape with its names, if it has a type.
    pub(super) fn named<'n>(&'n self, shape: &'n Shape) -> Option<Named<'n>> {
        let path = self.types.get(shape.id())?;
        Some(Named { shape, path })
    }

    /// The shapes of a closure that have a type, in the order of the types' names.
    pub(super) fn in_order<'n>(&'n self, closure: &[&'n Shape]) -> Vec<Named<'n>> {
        let mut named: Vec<_> = closure.iter().filter_map(|shape| self.named(shape)).collect();
        named.sort_by(|a, b| a.path.name.cmp(&b.path.name));
        named
    }
}

/// A shape that has a type, with its names.
pub(super) struct Named<'n> {
    pub(super) shape: &'n Shape,
    pub(super) path: &'n TypePath,
}

/// True for the kinds of which each shape is a Rust type of its own.
fn has_type(kind: ShapeKind) -> bool {
    matches!(kind, ShapeKind::Structure | ShapeKind::Union | ShapeKind::Enum | ShapeKind::IntEnum)
}
