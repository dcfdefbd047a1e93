//! What schemas say of bodies, by the family of their format.

use smithy::traits::JsonName;
use smithy::{CheckedModel, Member, Operation, Shape};

use crate::plan::Property;

/// What a family of formats wants to know.
#[derive(Debug)]
pub(crate) struct Body {
    /// The name of a member of a structure or union.
    pub(crate) wire_name: fn(&CheckedModel, &Member) -> String,
    /// What is to be said of such a member.
    pub(crate) member: fn(&CheckedModel, &Member) -> Vec<Property>,
    /// What is to be said of a list's element, or of a map's key or value.
    pub(crate) element: fn(&Member) -> Vec<Property>,
    /// What is to be said of an operation.
    pub(crate) operation: fn(&Operation<'_>) -> Vec<Property>,
    /// What is to be said of a service.
    pub(crate) service: fn(&Shape) -> Vec<Property>,
}

/// Members have their own names in bodies, and nothing else is to be said.
const PLAIN: Body = Body {
    wire_name: |_, member| member.name().to_owned(),
    member: |_, _| Vec::new(),
    element: |_| Vec::new(),
    operation: |_| Vec::new(),
    service: |_| Vec::new(),
};

/// JSON with `@jsonName`.
pub(super) const JSON_NAMES: Body = Body {
    wire_name: |_, member| {
        member.traits().get::<JsonName>().map_or_else(|| member.name().to_owned(), |name| name.0)
    },
    ..PLAIN
};
