//! How services choose the addresses of their calls:
//! [rules engine](https://smithy.io/2.0/additional-specs/rules-engine/index.html).

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Node, ids};

/// The rules of a service as a tree.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[non_exhaustive]
pub struct EndpointRuleSet {
    /// What the rules depend on, by name.
    pub parameters: BTreeMap<String, RuleParameter>,
    /// The rules, of which the first one that matches counts.
    pub rules: Vec<Rule>,
}

/// The rules of a service as a binary decision diagram.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct EndpointBdd {
    /// What the rules depend on, by name.
    pub parameters: BTreeMap<String, RuleParameter>,
    /// What the nodes ask.
    pub conditions: Vec<RuleCondition>,
    /// What comes out, save for the first result, which is that no rule matches.
    pub results: Vec<Rule>,
    /// The reference where evaluation begins.
    pub root: i32,
    /// The number of nodes.
    pub node_count: usize,
    /// The nodes in Base64, three big-endian integers of four bytes for each.
    pub nodes: String,
}

/// A parameter of rules.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct RuleParameter {
    /// `string`, `boolean` or `stringArray`, in any case.
    #[serde(rename = "type")]
    pub kind: String,
    /// The setting that gives the value.
    #[serde(default)]
    pub built_in: Option<String>,
    /// The value if none is given.
    #[serde(default)]
    pub default: Option<Node>,
    /// Whether a value is needed.
    #[serde(default)]
    pub required: bool,
}

/// A rule: its result counts if all of its conditions hold. It has one of an address, an error and other rules.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[non_exhaustive]
pub struct Rule {
    /// What must hold.
    #[serde(default)]
    pub conditions: Vec<RuleCondition>,
    /// The address.
    #[serde(default)]
    pub endpoint: Option<RuleEndpoint>,
    /// The reason why there is no address.
    #[serde(default)]
    pub error: Option<RuleExpression>,
    /// Other rules, of which the first one that matches counts.
    #[serde(default)]
    pub rules: Option<Vec<Self>>,
}

/// An address and what else is to be known of it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[non_exhaustive]
pub struct RuleEndpoint {
    /// The URL.
    pub url: RuleExpression,
    /// Properties by their names. Their texts may be templates.
    #[serde(default)]
    pub properties: BTreeMap<String, Node>,
    /// Headers by their names.
    #[serde(default)]
    pub headers: BTreeMap<String, Vec<RuleExpression>>,
}

/// A condition: it holds if its function has a value other than false.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[non_exhaustive]
pub struct RuleCondition {
    /// The function's name.
    #[serde(rename = "fn")]
    pub function: String,
    /// The function's arguments.
    pub argv: Vec<RuleExpression>,
    /// The name of the variable that gets the value.
    #[serde(default)]
    pub assign: Option<String>,
}

/// How a value is found.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum RuleExpression {
    /// A flag.
    Bool(bool),
    /// A number.
    Number(i32),
    /// A text, which may be a template.
    Text(String),
    /// A list.
    List(Vec<Self>),
    /// A parameter or variable.
    Reference {
        /// Its name.
        #[serde(rename = "ref")]
        name: String,
    },
    /// The value of a function.
    Call {
        /// The function's name.
        #[serde(rename = "fn")]
        function: String,
        /// The function's arguments.
        argv: Vec<Self>,
    },
}

/// Parameters of rules that are settings of clients, by name.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct ClientContextParams(pub BTreeMap<String, ClientContextParam>);

/// A parameter of rules that is a setting of clients.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct ClientContextParam {
    /// `string`, `boolean` or `stringArray`.
    #[serde(rename = "type")]
    pub kind: String,
    /// What it is.
    #[serde(default)]
    pub documentation: Option<String>,
}

/// Parameters of rules whose values an operation sets, by name.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct StaticContextParams(pub BTreeMap<String, StaticContextParam>);

/// The value that an operation sets.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[non_exhaustive]
pub struct StaticContextParam {
    /// The value.
    pub value: Node,
}

/// Parameters of rules whose values are found in an operation's input, by name.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct OperationContextParams(pub BTreeMap<String, OperationContextParam>);

/// Where a value is found in an operation's input.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct OperationContextParam {
    /// The place, in `JMESPath`.
    pub path: String,
}

/// A member of an operation's input that is the value of a parameter of rules.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct ContextParam {
    /// The parameter's name.
    pub name: String,
}

ids! {
    EndpointRuleSet = "smithy.rules#endpointRuleSet",
    EndpointBdd = "smithy.rules#endpointBdd",
    ClientContextParams = "smithy.rules#clientContextParams",
    StaticContextParams = "smithy.rules#staticContextParams",
    OperationContextParams = "smithy.rules#operationContextParams",
    ContextParam = "smithy.rules#contextParam",
}
