//! The rules by which a service chooses the address of a call (smithy.io, [rules engine]).
//!
//! Rules are constant data: conditions, results, and a graph that leads from the first condition to a
//! result. [`EndpointRules::resolve`] is a pure function of the rules, the values of their parameters and
//! the partitions of AWS.
//!
//! ```
//! use farrier::rules::{EndpointRules, ParameterValue, Partitions};
//!
//! const RULES: EndpointRules = EndpointRules::regional("books");
//!
//! // The values of `Endpoint` and of `Region`.
//! let parameters = [None, Some(ParameterValue::Text("eu-west-1".into()))];
//! let endpoint = RULES.resolve(&parameters, Partitions::newest())?;
//! assert_eq!(endpoint.url, "https://books.eu-west-1.amazonaws.com");
//! # Ok::<(), farrier::EndpointError>(())
//! ```
//!
//! [rules engine]: https://smithy.io/2.0/additional-specs/rules-engine/index.html

mod arguments;
mod attribute;
mod evaluate;
mod function;
mod graph;
mod host_label;
pub(crate) mod parameter;
mod pieces;
pub(crate) mod resolve;
mod standard;
pub(crate) mod table;
mod template;
pub mod terms;
mod text;
mod url;
mod value;

pub use graph::{Next, Node};
pub use parameter::{Parameter, ParameterDefault, ParameterValue};
pub use resolve::{Property, ResolvedEndpoint};
pub use table::{
    Condition, EndpointRules, Expression, Function, Outcome, Properties, PropertyExpression,
};

pub use crate::aws::built_in::BuiltIn;
pub use crate::aws::partition::{Partition, Partitions};
