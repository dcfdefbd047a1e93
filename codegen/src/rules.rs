//! The rules of endpoints on their own, for tools that need them without a client.

use crate::emit;
use crate::lower::rules;

/// Writes the rules in a text of the form of `smithy.rules#endpointRuleSet` as an expression of Rust, of the type
/// `farrier::rules::EndpointRules`.
///
/// # Errors
/// Says why the rules can't be used.
pub fn of_rule_set(json: &str) -> Result<String, String> {
    rules::of_tree(json).map(|rules| emit::rules(&rules).to_string())
}

/// Writes the rules in a text of the form of `smithy.rules#endpointBdd` as an expression of Rust.
///
/// # Errors
/// Says why the rules can't be used.
pub fn of_diagram(json: &str) -> Result<String, String> {
    rules::of_diagram(json).map(|rules| emit::rules(&rules).to_string())
}

/// Writes the rules that clients of a service have as an expression of Rust: those that most services share by
/// their name, else those of the diagram, else those of the tree. `None` for a service without rules.
///
/// # Errors
/// Says why the rules can't be used.
pub fn of_service(rule_set: Option<&str>, diagram: Option<&str>) -> Option<Result<String, String>> {
    let rules = rules::of(rule_set, diagram)?;
    Some(rules.map(|rules| emit::endpoint_rules(&rules).to_string()))
}
