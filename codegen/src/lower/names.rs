//! The names of the client's types, which are resolved once, in one scope for all files.
//!
//! All shapes of the service take part, so the choice of operations changes no name. If names clash, the one
//! that keeps its name depends on the names alone, and not on order or namespaces. It is the one that is
//! least likely to be new, in this order:
//!
//! 1. An operation's error enum is always `NameError`, although outputs often list structures of that name.
//! 2. Shapes without underscores are next. They never clash with each other, because the names in a service
//!    differ by more than case (smithy.io, "service closure").
//! 3. Operations without underscores are next.
//! 4. Shapes and operations with underscores are last. Their underscores are removed: `Foo_Bar` becomes
//!    `FooBar`.
//!
//! Therefore a shape that is added to a model doesn't rename an existing one, unless the latter has
//! underscores and has the name of the new one without them.

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use farrier_smithy::{CheckedModel, Service, Shape, ShapeId, ShapeKind};

use super::reach::Reach;
use crate::name::{FieldName, ModuleName, Scope, TypeName};
use crate::plan::TypePath;

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
    pub(super) fn of(model: &CheckedModel, service: Service<'_>, reach: &Reach) -> Self {
        let mut operations = service.operations();
        operations.sort_by_key(|operation| rank(operation.name(), operation.id()));
        let closure = model.closure(&operations);
        let mut data: Vec<_> = closure.iter().filter(|shape| has_type(shape.kind())).collect();
        data.sort_by_key(|shape| rank(service.name_of(shape.id()), shape.id()));

        let mut scope = Scope::with(TAKEN);
        let errors = operations.iter().map(|operation| {
            let name = format!("{}Error", operation.name());
            (operation.id(), scope.type_name(&name, "Kind"))
        });
        let mut errors: BTreeMap<_, _> = errors.collect();

        let mut names = Self { types: BTreeMap::new(), operations: BTreeMap::new() };
        let mut modules = Scope::with(["errors", "mod", "types"]);
        let mut methods = Scope::with(["builder", "clone", "new"]);
        for underscores in [false, true] {
            let those = |name: &str| has_underscore(name) == underscores;
            for id in data.iter().map(|shape| shape.id()) {
                let model = service.name_of(id);
                if those(model) {
                    let name = scope.type_name(model, "Shape");
                    names.types.insert(id.clone(), TypePath { home: reach.home(id), name });
                }
            }
            scope.take(MACROS);
            for operation in operations.iter().filter(|operation| those(operation.name())) {
                let (id, name) = (operation.id(), operation.name());
                if let Some(error) = errors.remove(id) {
                    let marker = scope.type_name(name, "Operation");
                    let (module, method) = (modules.module(name), methods.field(name));
                    let own = OperationNames { marker, error, module, method };
                    names.operations.insert(id.clone(), own);
                }
            }
        }
        names
    }

    /// The type of a structure, union or enum of the closure.
    pub(super) fn type_path(&self, id: &ShapeId) -> Option<&TypePath> {
        self.types.get(id)
    }

    pub(super) fn operation(&self, id: &ShapeId) -> Option<&OperationNames> {
        self.operations.get(id)
    }

    /// True if a type of the service has this name, also if no chosen operation needs it.
    pub(super) fn have(&self, name: &str) -> bool {
        let shapes = self.types.values().map(|path| &path.name);
        let own = self.operations.values().flat_map(|names| [&names.marker, &names.error]);
        shapes.chain(own).any(|taken| taken.to_string() == name)
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

/// In which order those of a kind are named.
fn rank<'n>(name: &str, id: &'n ShapeId) -> (bool, &'n ShapeId) {
    (has_underscore(name), id)
}

/// True for a name that may become the same as another does.
fn has_underscore(name: &str) -> bool {
    name.contains('_')
}

/// True for the kinds of which each shape is a Rust type of its own.
fn has_type(kind: ShapeKind) -> bool {
    matches!(kind, ShapeKind::Structure | ShapeKind::Union | ShapeKind::Enum | ShapeKind::IntEnum)
}
