//! The rules of endpoints as plain data: conditions, results, and a graph between them.

/// How a service chooses the addresses of its calls.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum EndpointRules {
    /// Rules that the runtime has: the function that makes them, and the first label of hosts.
    Standard { method: &'static str, prefix: String },
    /// Rules of its own.
    Own(Box<Rules>),
}

/// Rules that are a service's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Rules {
    pub(crate) parameters: Vec<Parameter>,
    pub(crate) conditions: Vec<Condition>,
    pub(crate) results: Vec<Outcome>,
    /// Each leads to later ones only. The first one is where evaluation begins; without any, it is the first
    /// result.
    pub(crate) nodes: Vec<Node>,
    /// The number of values that conditions assign.
    pub(crate) variables: u8,
}

/// What rules depend on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Parameter {
    pub(crate) name: String,
    /// The variant of the runtime's `BuiltIn`.
    pub(crate) built_in: Option<&'static str>,
    pub(crate) default: Option<Default>,
    pub(crate) required: bool,
}

/// The value of a parameter that isn't given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Default {
    Text(String),
    Bool(bool),
    Texts(Vec<String>),
}

/// A question, and the number of the value that it assigns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Condition {
    pub(crate) variable: Option<u8>,
    pub(crate) expression: Expression,
}

/// How a value is found.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Expression {
    Value(u8),
    Bool(bool),
    Number(i32),
    Text(String),
    Template(String),
    Texts(Vec<String>),
    Attribute(Box<Self>, String),
    /// The variant of the runtime's `Function`, called.
    Call(&'static str, Vec<Self>),
}

/// What comes out.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Outcome {
    Endpoint {
        url: Expression,
        properties: Vec<(String, Property)>,
        headers: Vec<(String, Vec<Expression>)>,
    },
    Error(Expression),
}

/// A property of an endpoint.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Property {
    Plain(Expression),
    List(Vec<Self>),
    Object(Vec<(String, Self)>),
}

/// A node of the graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Node {
    pub(crate) condition: u16,
    pub(crate) high: Next,
    pub(crate) low: Next,
}

/// Where a graph goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Next {
    Node(u16),
    Result(u16),
    Nowhere,
}
