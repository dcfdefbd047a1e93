//! The plan: plain data about what is emitted, with all names resolved and all decisions made.
//!
//! `lower` makes a plan, and `emit` prints it. A plan contains neither Smithy shapes nor Rust tokens.

pub(crate) mod rules;

use farrier_smithy::traits::{self, Trait as _};

use crate::name::{FieldName, ModuleName, TypeName};
use crate::note::Note;
use crate::responses::Responses;

/// A whole client.
#[derive(Debug)]
pub(crate) struct Client {
    pub(crate) service: Service,
    pub(crate) operations: Vec<Operation>,
    /// The shapes that several operations share or that stand within others.
    pub(crate) types: Vec<Type>,
    /// The structures with the trait `@error`.
    pub(crate) errors: Vec<Structure>,
    /// A shape or an operation of the service is called `Error` in Rust, as is the runtime's error of calls.
    pub(crate) has_own_error: bool,
    /// The features of the runtime that the client needs, sorted.
    pub(crate) features: Vec<&'static str>,
    /// What the model says and the client doesn't do.
    pub(crate) notes: Vec<Note>,
    /// The mistakes of the model that don't keep it from being used.
    pub(crate) mistakes: Vec<farrier_smithy::Fault>,
    /// The names of constraints that users want to be ignored, and that no input has.
    pub(crate) ignored_in_vain: Vec<String>,
}

/// The service.
#[derive(Debug)]
pub(crate) struct Service {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) title: String,
    pub(crate) version: String,
    pub(crate) docs: String,
    /// The type in `farrier::protocol`.
    pub(crate) protocol: &'static str,
    /// The protocol's trait.
    pub(crate) protocol_id: &'static str,
    /// A client can find the service by its region.
    pub(crate) has_regions: bool,
    /// How the addresses of calls are chosen, if the model says so.
    pub(crate) endpoint_rules: Option<rules::EndpointRules>,
    /// How strictly responses are read, unless users decide otherwise.
    pub(crate) responses: Responses,
    /// What callers may identify themselves with, the preferred kind first.
    pub(crate) identities: Vec<Identity>,
    /// The service answers callers without an identity, too.
    pub(crate) optional_auth: bool,
    pub(crate) properties: Vec<Property>,
}

/// What callers identify themselves with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Identity {
    ApiKey,
    Basic,
    Bearer,
    /// An access key of AWS, with which requests are signed.
    Credentials,
}

/// An operation and the shapes that only it uses.
#[derive(Debug)]
pub(crate) struct Operation {
    pub(crate) name: TypeName,
    pub(crate) module: ModuleName,
    pub(crate) method: FieldName,
    pub(crate) docs: String,
    /// Why the operation should not be called any more.
    pub(crate) deprecated: Option<String>,
    /// The shape id in the model.
    pub(crate) id: String,
    /// The name in the model.
    pub(crate) model_name: String,
    /// The request as people write it: `POST /messages`, or the name where the protocol has its
    /// own way.
    pub(crate) request: String,
    /// What callers identify themselves with, the preferred kind first. It is `None` if the service knows no
    /// identities at all.
    pub(crate) identities: Option<Vec<Identity>>,
    /// It may be called without an identity, too.
    pub(crate) optional_auth: bool,
    pub(crate) properties: Vec<Property>,
    /// `Unit` where there is none.
    pub(crate) input: RustType,
    /// `Unit` where there is none.
    pub(crate) output: RustType,
    pub(crate) error: OperationError,
    pub(crate) shapes: Vec<Structure>,
}

/// The error enum of an operation.
#[derive(Debug)]
pub(crate) struct OperationError {
    pub(crate) name: TypeName,
    pub(crate) variants: Vec<ErrorVariant>,
}

/// One error that an operation may give.
#[derive(Debug)]
pub(crate) struct ErrorVariant {
    /// The error's shape id in the model.
    pub(crate) id: String,
    pub(crate) name: TypeName,
    pub(crate) error: TypePath,
}

/// Where a type lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Home {
    /// `types.rs`.
    Types,
    /// `errors.rs`.
    Errors,
    /// The file of the operation that uses it alone.
    Operation,
}

/// A type of the client by name and home.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct TypePath {
    pub(crate) home: Home,
    pub(crate) name: TypeName,
}

/// A type that is emitted.
#[derive(Debug)]
pub(crate) enum Type {
    Structure(Structure),
    Union(Union),
    StringEnum(Enum<String>),
    IntEnum(Enum<i32>),
}

/// Which halves of a codec are emitted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Halves {
    pub(crate) read: bool,
    pub(crate) write: bool,
}

/// Who makes the values of a structure or union.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Maker {
    /// Users of the client, since an input has it.
    Users,
    /// Only the service; users make one in tests at most.
    Service,
}

/// A structure.
#[derive(Debug)]
pub(crate) struct Structure {
    /// The shape id in the model.
    pub(crate) id: String,
    pub(crate) name: TypeName,
    pub(crate) docs: String,
    pub(crate) fields: Vec<Field>,
    pub(crate) maker: Maker,
    pub(crate) halves: Halves,
    pub(crate) role: Role,
    /// The member that is a stream: such a structure can be neither copied nor compared.
    pub(crate) stream: Option<FieldName>,
}

impl Structure {
    /// The members that must be given, in the order of their names: that is the order of the
    /// arguments of `new`. It doesn't follow the order in the model, whose authors may change that
    /// without a thought, and so without a complaint of the compiler swap two texts. Nor do the names, also
    /// where several members would have the same: `Scope::fields` numbers them by the model's names.
    ///
    /// None for a structure that is only read, which has no `new`. A structure that only the service makes has
    /// a `new` for mock services, which write it.
    pub(crate) fn arguments(&self) -> Vec<&Field> {
        if !self.halves.write {
            return Vec::new();
        }
        let required = |field: &&Field| field.presence == Presence::Required;
        let mut arguments: Vec<_> = self.fields.iter().filter(required).collect();
        arguments.sort_by(|one, other| one.name.plain().cmp(other.name.plain()));
        arguments
    }
}

/// What a structure is to operations.
#[derive(Debug)]
pub(crate) enum Role {
    /// A part of others.
    Part,
    /// What an operation takes.
    Input,
    /// What an operation gives.
    Output,
    /// An error; `message` is the member for people.
    Error { code: String, message: Option<FieldName> },
}

/// A member of a structure, or of a union.
#[derive(Debug)]
pub(crate) struct Field {
    pub(crate) name: FieldName,
    /// The variant's name, in a union.
    pub(crate) variant: TypeName,
    pub(crate) docs: String,
    pub(crate) ty: RustType,
    pub(crate) presence: Presence,
    pub(crate) schema: MemberSchema,
    pub(crate) checks: Vec<Check>,
    /// The default that the documentation names.
    pub(crate) told_default: Option<ToldDefault>,
    pub(crate) sensitive: bool,
    pub(crate) idempotency_token: bool,
    /// A part of the host's name.
    pub(crate) host_label: bool,
}

/// A default that is documented.
#[derive(Debug)]
pub(crate) struct ToldDefault {
    /// The JSON text in the model.
    pub(crate) json: String,
    /// The name of the member's own constraint that the default breaks.
    pub(crate) breaks: Option<&'static str>,
}

/// Whether a member is always there.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Presence {
    /// The user must give it.
    Required,
    /// `Option`, `None` by default.
    Optional,
    /// Always there; this value if nothing else is said.
    Default(Literal),
}

/// A type in Rust.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum RustType {
    Bool,
    I8,
    I16,
    I32,
    I64,
    F32,
    F64,
    String,
    Bytes,
    ByteStream,
    /// A stream of the events that a union names.
    EventStream(TypePath),
    Timestamp,
    Document,
    BigInteger,
    BigDecimal,
    Unit,
    Named(TypePath),
    Option(Box<RustType>),
    Box(Box<RustType>),
    List(Box<RustType>),
    Map(Box<RustType>, Box<RustType>),
}

/// A value of a default.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Literal {
    Bool(bool),
    Integer(i64),
    Float(f64),
    Big(String),
    String(String),
    Blob(Vec<u8>),
    /// Seconds and nanoseconds since 1970.
    Timestamp(i64, u32),
    /// JSON text.
    Document(String),
    EmptyList,
    EmptyMap,
    EmptyStream,
    /// A variant of a string or int enum.
    Variant(TypePath, TypeName),
    /// A value of an enum that the model doesn't name.
    UnknownVariant(TypePath, Box<Literal>),
}

impl Literal {
    /// True for what `Default` gives for the value's type.
    pub(crate) fn is_zero(&self) -> bool {
        match self {
            Self::Bool(value) => !value,
            Self::Integer(value) => *value == 0,
            Self::Float(value) => value.to_bits() == 0,
            Self::Big(text) => text == "0",
            Self::String(text) => text.is_empty(),
            Self::Blob(bytes) => bytes.is_empty(),
            Self::Timestamp(seconds, nanoseconds) => (*seconds, *nanoseconds) == (0, 0),
            Self::EmptyList | Self::EmptyMap | Self::EmptyStream => true,
            Self::Document(_) | Self::Variant(..) | Self::UnknownVariant(..) => false,
        }
    }
}

/// The schema of a member, as the runtime reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct MemberSchema {
    pub(crate) name: String,
    pub(crate) wire_name: String,
    pub(crate) properties: Vec<Property>,
}

/// One thing that a schema says: a call of its builder in the runtime.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Property {
    pub(crate) name: &'static str,
    pub(crate) arguments: Vec<Argument>,
}

impl Property {
    /// A call without arguments.
    pub(crate) fn flag(name: &'static str) -> Self {
        Self { name, arguments: Vec::new() }
    }

    /// A call with one text.
    pub(crate) fn text(name: &'static str, text: impl Into<String>) -> Self {
        Self { name, arguments: vec![Argument::Text(text.into())] }
    }

    /// A call with an element's schema by reference.
    pub(crate) fn element(name: &'static str, element: Vec<Self>) -> Self {
        Self { name, arguments: vec![Argument::Reference(element)] }
    }
}

/// An argument of a [`Property`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Argument {
    Text(String),
    Number(u64),
    Flag(bool),
    /// A number's literal.
    Literal(String),
    /// A regular expression.
    Pattern(Pattern),
    /// A variant of the runtime's type of that name.
    Variant(&'static str, &'static str),
    /// A function of the runtime's type of that name, called.
    Call(&'static str, Property),
    /// Several by reference: `&[…]`.
    Slice(Vec<Self>),
    /// The schema of something that is no member.
    Element(Vec<Property>),
    /// The same, by reference.
    Reference(Vec<Property>),
}

/// A constraint of a value, or of what it holds.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Check {
    Length(Bounds),
    Range(Bounds),
    Pattern(Pattern),
    Unique,
    /// An enum's value is one that the model names.
    EnumValue,
    /// The constraints of a structure or union.
    Nested,
    Items(Vec<Check>),
    Keys(Vec<Check>),
    Values(Vec<Check>),
    /// The same for a map whose keys must not be told.
    ValuesOfSecretKeys(Vec<Check>),
}

impl Check {
    /// The trait that says so in models, if it is one of a value's own.
    pub(crate) fn trait_id(&self) -> Option<&'static str> {
        match self {
            Self::Length(_) => Some(traits::Length::ID),
            Self::Range(_) => Some(traits::Range::ID),
            Self::Pattern(_) => Some(traits::Pattern::ID),
            Self::Unique => Some(traits::UniqueItems::ID),
            Self::EnumValue
            | Self::Nested
            | Self::Items(_)
            | Self::Keys(_)
            | Self::Values(_)
            | Self::ValuesOfSecretKeys(_) => None,
        }
    }
}

/// Inclusive bounds, each a number's literal text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Bounds {
    pub(crate) min: Option<String>,
    pub(crate) max: Option<String>,
    pub(crate) kind: BoundsKind,
}

/// The kind of number that bounds are made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BoundsKind {
    Integer,
    Float,
    Big,
}

/// A regular expression and how it is run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Pattern {
    pub(crate) model: String,
    pub(crate) engine: crate::pattern::Compiled,
}

/// A union.
#[derive(Debug)]
pub(crate) struct Union {
    /// The shape id in the model.
    pub(crate) id: String,
    pub(crate) name: TypeName,
    pub(crate) docs: String,
    pub(crate) variants: Vec<Field>,
    pub(crate) maker: Maker,
    pub(crate) halves: Halves,
}

/// An open enum of strings or integers.
#[derive(Debug)]
pub(crate) struct Enum<V> {
    /// The shape id in the model.
    pub(crate) id: String,
    pub(crate) name: TypeName,
    pub(crate) docs: String,
    pub(crate) values: Vec<EnumValue<V>>,
    /// Its values are secret.
    pub(crate) sensitive: bool,
}

/// One value of an enum.
#[derive(Debug)]
pub(crate) struct EnumValue<V> {
    pub(crate) name: TypeName,
    pub(crate) docs: String,
    pub(crate) value: V,
    /// Accepted, but not named to users.
    pub(crate) internal: bool,
}
