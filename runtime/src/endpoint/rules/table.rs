//! Rules as constant data.

use super::graph::{Next, Node};
use super::parameter::Parameter;

/// The rules of a service as data, which the generator makes from the service's model.
///
/// Conditions, results and nodes refer to each other by number. Values have numbers, too: those of the
/// parameters come first, in the order of [`parameters`](Self::parameters), then those that conditions
/// assign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct EndpointRules {
    /// What the rules depend on.
    pub parameters: &'static [Parameter],
    /// What the nodes of the graph ask.
    pub conditions: &'static [Condition],
    /// What comes out.
    pub results: &'static [Outcome],
    /// The graph, in an order in which each node leads to later ones only.
    pub nodes: &'static [Node],
    /// Where the graph begins.
    pub start: Next,
    /// The number of values that conditions assign.
    pub variables: u8,
    /// What `{}` stands for in texts with references.
    pub prefix: &'static str,
}

impl EndpointRules {
    /// Describes rules whose first node is where the graph begins.
    pub const fn new(
        parameters: &'static [Parameter],
        conditions: &'static [Condition],
        results: &'static [Outcome],
        nodes: &'static [Node],
        variables: u8,
    ) -> Self {
        let start = if nodes.is_empty() { Next::result(0) } else { Next::node(0) };
        Self { parameters, conditions, results, nodes, start, variables, prefix: "" }
    }

    /// Sets what `{}` stands for in texts with references.
    #[must_use]
    pub const fn prefix(mut self, prefix: &'static str) -> Self {
        self.prefix = prefix;
        self
    }
}

/// A question: a condition holds if its expression has a value other than false.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Condition {
    /// It only holds or doesn't.
    If(Expression),
    /// It also assigns the value of its expression.
    Let(u8, Expression),
}

/// How a value is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expression {
    /// A parameter or an assigned value.
    Value(u8),
    /// A flag.
    Bool(bool),
    /// A number.
    Number(i32),
    /// A text as it is.
    Text(&'static str),
    /// A text with references in braces: `{2}`, `{4#dnsSuffix}`, `{}` for the prefix. A doubled brace
    /// stands for itself.
    Template(&'static str),
    /// A list of texts as they are.
    Texts(&'static [&'static str]),
    /// A part of a value: `name`, `resourceId[1]`, `[-2]`.
    Attribute(&'static Self, &'static str),
    /// The result of a function.
    Call(Function, &'static [Self]),
}

/// A function of the standard library, or of that of AWS.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Function {
    /// `isSet(value)`: whether there is a value.
    IsSet,
    /// `not(flag)`.
    Not,
    /// `stringEquals(one, other)`.
    StringEquals,
    /// `booleanEquals(one, other)`.
    BooleanEquals,
    /// `substring(text, start, end, from the end)`, of texts in ASCII.
    Substring,
    /// `uriEncode(text)`.
    UriEncode,
    /// `parseURL(text)`.
    ParseUrl,
    /// `isValidHostLabel(text, with dots)`.
    IsValidHostLabel,
    /// `coalesce(…)`: the first value that there is.
    Coalesce,
    /// `ite(flag, one, other)`.
    IfThenElse,
    /// `split(text, delimiter, most pieces)`.
    Split,
    /// `aws.partition(region)`.
    Partition,
    /// `aws.parseArn(text)`.
    ParseArn,
    /// Whether a bucket's name can go before a host: `(text, with dots)`.
    IsVirtualHostableBucket,
}

/// What comes out of rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// A URL.
    Url(Expression),
    /// A URL and its properties.
    With(Expression, Properties),
    /// A URL, its properties, and headers to send.
    Endpoint {
        /// The URL.
        url: Expression,
        /// Properties by their names, such as `authSchemes`.
        properties: Properties,
        /// Headers to send, with their values.
        headers: &'static [(&'static str, &'static [Expression])],
    },
    /// The reason why there is no endpoint.
    Error(Expression),
}

/// Properties by their names.
pub type Properties = &'static [(&'static str, PropertyExpression)];

/// How a property is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PropertyExpression {
    /// A flag, a number or a text.
    Plain(Expression),
    /// A list.
    List(&'static [Self]),
    /// An object.
    Object(&'static [(&'static str, Self)]),
}
