//! The names that generated code writes rules with.

pub use super::graph::Node;
pub use super::parameter::{Parameter, ParameterDefault};
pub use super::table::Condition::*;
pub use super::table::Expression::*;
pub use super::table::Function::*;
pub use super::table::Outcome::*;
pub use super::table::PropertyExpression::*;
pub use super::table::{EndpointRules, Properties};
pub use crate::aws::built_in::BuiltIn;
