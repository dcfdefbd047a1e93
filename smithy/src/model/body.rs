//! What services, resources and operations hold besides traits.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use super::reference::Reference;
use crate::id::ShapeId;
use crate::source::Place;

/// The properties that only some kinds of shapes have.
#[derive(Clone, Debug)]
pub(crate) enum Body {
    /// Data shapes: members and traits are all there is.
    Data,
    Service(Box<ServiceBody>),
    Resource(Box<ResourceBody>),
    Operation(Box<OperationBody>),
}

/// <https://smithy.io/2.0/spec/service-types.html#service>
#[derive(Clone, Debug, Default)]
pub(crate) struct ServiceBody {
    pub(crate) version: String,
    pub(crate) operations: Vec<Reference>,
    pub(crate) resources: Vec<Reference>,
    pub(crate) errors: Vec<Reference>,
    pub(crate) rename: Vec<Rename>,
    /// The new names by shape, once somebody asks for one.
    pub(crate) renamed: OnceLock<HashMap<ShapeId, String>>,
}

/// A shape that a service calls by another name.
#[derive(Clone, Debug)]
pub(crate) struct Rename {
    pub(crate) shape: Reference,
    pub(crate) name: String,
    /// Where the new name is written.
    pub(crate) place: Place,
}

/// <https://smithy.io/2.0/spec/service-types.html#resource>
#[derive(Clone, Debug, Default)]
pub(crate) struct ResourceBody {
    pub(crate) identifiers: Vec<(Arc<str>, Reference)>,
    pub(crate) properties: Vec<(Arc<str>, Reference)>,
    /// In the order of the model.
    pub(crate) lifecycle: Vec<(Lifecycle, Reference)>,
    pub(crate) operations: Vec<Reference>,
    pub(crate) collection_operations: Vec<Reference>,
    pub(crate) resources: Vec<Reference>,
}

/// <https://smithy.io/2.0/spec/service-types.html#operation>
#[derive(Clone, Debug, Default)]
pub(crate) struct OperationBody {
    pub(crate) input: Option<Reference>,
    pub(crate) output: Option<Reference>,
    pub(crate) errors: Vec<Reference>,
}

/// What an operation does to its resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "the names are the specification's")]
#[non_exhaustive]
pub enum Lifecycle {
    Put,
    Create,
    Read,
    Update,
    Delete,
    List,
}

impl Lifecycle {
    /// The lifecycle operation that a property of a resource names.
    pub(crate) fn parse(property: &str) -> Option<Self> {
        Some(match property {
            "put" => Self::Put,
            "create" => Self::Create,
            "read" => Self::Read,
            "update" => Self::Update,
            "delete" => Self::Delete,
            "list" => Self::List,
            _ => return None,
        })
    }
}
