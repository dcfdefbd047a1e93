//! Shapes and members: what they are made of, without the graph around them.

use std::fmt;
use std::sync::Arc;

use super::body::Body;
use super::reference::Reference;
use super::traits::Traits;
use crate::id::ShapeId;
use crate::source::Place;

/// The kinds of shapes of Smithy 2.0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "the names are the specification's")]
#[non_exhaustive]
pub enum ShapeKind {
    Blob,
    Boolean,
    String,
    Enum,
    Byte,
    Short,
    Integer,
    IntEnum,
    Long,
    Float,
    Double,
    BigInteger,
    BigDecimal,
    Timestamp,
    Document,
    List,
    /// Of Smithy 1.0 only; [`load`](crate::load) turns it into a list with
    /// `uniqueItems`, so no loaded model holds one.
    Set,
    Map,
    Structure,
    Union,
    Service,
    Resource,
    Operation,
    /// The kind of a [`Member`] where shapes and members are spoken of together;
    /// no [`Shape`] has it.
    Member,
}

impl ShapeKind {
    /// Every kind that a shape of a model file can have.
    pub(crate) const ALL: [Self; 23] = [
        Self::Blob,
        Self::Boolean,
        Self::String,
        Self::Enum,
        Self::Byte,
        Self::Short,
        Self::Integer,
        Self::IntEnum,
        Self::Long,
        Self::Float,
        Self::Double,
        Self::BigInteger,
        Self::BigDecimal,
        Self::Timestamp,
        Self::Document,
        Self::List,
        Self::Set,
        Self::Map,
        Self::Structure,
        Self::Union,
        Self::Service,
        Self::Resource,
        Self::Operation,
    ];

    /// Returns the name that the JSON AST uses, for instance `intEnum`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Blob => "blob",
            Self::Boolean => "boolean",
            Self::String => "string",
            Self::Enum => "enum",
            Self::Byte => "byte",
            Self::Short => "short",
            Self::Integer => "integer",
            Self::IntEnum => "intEnum",
            Self::Long => "long",
            Self::Float => "float",
            Self::Double => "double",
            Self::BigInteger => "bigInteger",
            Self::BigDecimal => "bigDecimal",
            Self::Timestamp => "timestamp",
            Self::Document => "document",
            Self::List => "list",
            Self::Set => "set",
            Self::Map => "map",
            Self::Structure => "structure",
            Self::Union => "union",
            Self::Service => "service",
            Self::Resource => "resource",
            Self::Operation => "operation",
            Self::Member => "member",
        }
    }

    /// The name with its article, for messages: `an integer`.
    pub(crate) fn described(self) -> String {
        let name = self.as_str();
        let article = if name.starts_with(['e', 'i', 'o']) { "an" } else { "a" };
        format!("{article} {name}")
    }

    /// The kind of that name.
    pub(crate) fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// Returns true if the shape is a value that can be sent, not a service, resource,
    /// operation or member.
    pub fn is_data(self) -> bool {
        !matches!(self, Self::Service | Self::Resource | Self::Operation | Self::Member)
    }

    /// Returns true if a value of the kind is a number (`intEnum` included).
    pub fn is_number(self) -> bool {
        matches!(
            self,
            Self::Byte
                | Self::Short
                | Self::Integer
                | Self::IntEnum
                | Self::Long
                | Self::Float
                | Self::Double
                | Self::BigInteger
                | Self::BigDecimal
        )
    }

    /// Returns true if a value of the kind is a string (`enum` included).
    pub fn is_string(self) -> bool {
        matches!(self, Self::String | Self::Enum)
    }

    /// Returns true if the kind is simple: data that holds no other data.
    pub fn is_simple(self) -> bool {
        self.is_data()
            && !matches!(self, Self::List | Self::Set | Self::Map | Self::Structure | Self::Union)
    }
}

impl fmt::Display for ShapeKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A shape of a model, its mixins flattened and its `apply` statements applied.
#[derive(Clone, Debug)]
pub struct Shape {
    pub(crate) id: ShapeId,
    pub(crate) kind: ShapeKind,
    pub(crate) members: Vec<Member>,
    pub(crate) traits: Traits,
    pub(crate) body: Body,
    pub(crate) mixins: Vec<Reference>,
    pub(crate) place: Place,
}

impl Shape {
    /// Returns the id.
    pub fn id(&self) -> &ShapeId {
        &self.id
    }

    /// Returns the kind.
    pub fn kind(&self) -> ShapeKind {
        self.kind
    }

    /// Returns the members, in the order of the model; those of mixins come first. A
    /// list has the member `member`, a map has `key` and `value`; services,
    /// resources, operations and simple shapes but enums have none.
    pub fn members(&self) -> &[Member] {
        &self.members
    }

    /// Returns the member with a name.
    pub fn member(&self, name: &str) -> Option<&Member> {
        self.members.iter().find(|member| &*member.name == name)
    }

    /// Returns the traits, those of mixins included.
    pub fn traits(&self) -> &Traits {
        &self.traits
    }

    /// Returns the mixins that the shape names itself; their members and traits are
    /// already among its own.
    pub fn mixins(&self) -> impl Iterator<Item = &ShapeId> {
        self.mixins.iter().map(|mixin| &mixin.id)
    }
}

/// A member of a structure, union, enum, list or map.
#[derive(Clone, Debug)]
pub struct Member {
    pub(crate) container: ShapeId,
    pub(crate) name: Arc<str>,
    pub(crate) target: Reference,
    /// The target's index in the graph, once `check` has found it.
    pub(crate) resolved: usize,
    pub(crate) traits: Traits,
    pub(crate) place: Place,
}

impl Member {
    /// Returns the name, for instance `key` of a map.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns the id of the shape that the member targets.
    pub fn target_id(&self) -> &ShapeId {
        &self.target.id
    }

    /// Returns the traits of the member itself; see
    /// [`CheckedModel::trait_of`](crate::CheckedModel::trait_of) for those that it
    /// takes from its target.
    pub fn traits(&self) -> &Traits {
        &self.traits
    }

    /// Returns the id: `namespace#Shape$member`.
    pub fn id(&self) -> ShapeId {
        self.container.with_member(&self.name)
    }

    /// Returns the id of the shape that holds the member.
    pub fn container_id(&self) -> &ShapeId {
        &self.container
    }
}
