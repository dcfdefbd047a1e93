//! The rules of endpoints: a tree or a diagram of the model becomes a graph of conditions.

pub(super) mod context;
mod diagram;
mod expressions;
mod graph;
mod parameters;
mod scope;
mod standard;
mod steps;
mod tree;

use farrier_smithy::traits::{EndpointBdd, EndpointRuleSet};

use crate::plan::rules::{self as plan, Rules};
use standard::Standard;

/// The rules of a service: those that most services share, else a diagram if the model has one, else the tree.
/// `None` for a model without rules.
///
/// # Errors
/// Says why the rules can't be used.
pub(crate) fn of(
    tree: Option<&str>,
    diagram: Option<&str>,
) -> Option<Result<plan::EndpointRules, String>> {
    let tree = tree.map(of_tree);
    let standard = tree.as_ref().and_then(|tree| Standard::of(tree.as_ref().ok()?));
    if let Some(Standard { method, prefix }) = standard {
        return Some(Ok(plan::EndpointRules::Standard { method, prefix }));
    }
    let rules = diagram.map(of_diagram).or(tree)?;
    Some(rules.map(|rules| plan::EndpointRules::Own(Box::new(rules))))
}

/// The rules of a text in the form of `smithy.rules#endpointRuleSet`.
pub(crate) fn of_tree(json: &str) -> Result<Rules, String> {
    let rules: EndpointRuleSet = serde_json::from_str(json).map_err(|error| error.to_string())?;
    tree::compile(&rules)
}

/// The rules of a text in the form of `smithy.rules#endpointBdd`.
pub(crate) fn of_diagram(json: &str) -> Result<Rules, String> {
    let diagram: EndpointBdd = serde_json::from_str(json).map_err(|error| error.to_string())?;
    diagram::compile(&diagram)
}

#[cfg(test)]
mod tests;
