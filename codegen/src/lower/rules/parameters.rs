//! What rules depend on.

use std::collections::BTreeMap;

use farrier_smithy::traits::{Node, RuleParameter};

use crate::lower::customizations::BUILT_INS;
use crate::plan::rules::{Default, Parameter};

/// The parameters in the order of their names.
pub(super) fn lower(
    parameters: &BTreeMap<String, RuleParameter>,
) -> Result<Vec<Parameter>, String> {
    parameters.iter().map(|(name, parameter)| one(name, parameter)).collect()
}

fn one(name: &str, parameter: &RuleParameter) -> Result<Parameter, String> {
    let wrong = || format!("the default of the parameter `{name}` isn't of its type");
    let built_in = parameter.built_in.as_deref();
    let built_in =
        built_in.and_then(|own| BUILT_INS.iter().find(|(name, _)| *name == own)).map(|(_, it)| *it);
    let default = match (&parameter.default, parameter.kind.to_ascii_lowercase().as_str()) {
        (None, "string" | "boolean" | "stringarray") => None,
        (Some(Node::String(text)), "string") => Some(Default::Text(text.clone())),
        (Some(Node::Bool(flag)), "boolean") => Some(Default::Bool(*flag)),
        (Some(Node::Array(items)), "stringarray") => {
            let text = |item: &Node| match item {
                Node::String(text) => Ok(text.clone()),
                _ => Err(wrong()),
            };
            Some(Default::Texts(items.iter().map(text).collect::<Result<_, _>>()?))
        }
        (None, _) => return Err(format!("the parameter `{name}` has a type that doesn't exist")),
        (Some(_), _) => return Err(wrong()),
    };
    let required = parameter.required || default.is_some();
    Ok(Parameter { name: name.to_owned(), built_in, default, required })
}
