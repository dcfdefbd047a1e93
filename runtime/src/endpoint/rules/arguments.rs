//! The values that expressions refer to.

use std::borrow::Cow;

use super::parameter::{ParameterDefault, ParameterValue};
use super::table::EndpointRules;
use super::value::Value;

/// The values of parameters, and those that conditions have assigned.
pub(super) struct Arguments<'r, 'a> {
    rules: &'r EndpointRules,
    parameters: &'a [Option<ParameterValue<'a>>],
    variables: Vec<Value<'a>>,
}

impl<'r, 'a> Arguments<'r, 'a> {
    pub(super) fn new(
        rules: &'r EndpointRules,
        parameters: &'a [Option<ParameterValue<'a>>],
    ) -> Self {
        let variables = vec![Value::Absent; usize::from(rules.variables)];
        Self { rules, parameters, variables }
    }

    pub(super) fn prefix(&self) -> &'static str {
        self.rules.prefix
    }

    /// The value of a number: a parameter's, else an assigned one.
    pub(super) fn get(&self, number: u8) -> Value<'a> {
        let number = usize::from(number);
        let Some(parameter) = self.rules.parameters.get(number) else {
            let variable = self.variables.get(number - self.rules.parameters.len());
            return variable.cloned().unwrap_or(Value::Absent);
        };
        match self.parameters.get(number) {
            Some(Some(ParameterValue::Text(text))) => Value::text(text),
            Some(Some(ParameterValue::Bool(flag))) => Value::Bool(*flag),
            Some(Some(ParameterValue::Texts(texts))) => Value::Texts(texts),
            None | Some(None) => match parameter.default {
                Some(ParameterDefault::Text(text)) => Value::Text(Cow::Borrowed(text)),
                Some(ParameterDefault::Bool(flag)) => Value::Bool(flag),
                Some(ParameterDefault::Texts(texts)) => Value::Constants(texts),
                None => Value::Absent,
            },
        }
    }

    pub(super) fn assign(&mut self, number: u8, value: Value<'a>) {
        let variable = usize::from(number).checked_sub(self.rules.parameters.len());
        if let Some(place) = variable.and_then(|variable| self.variables.get_mut(variable)) {
            *place = value;
        }
    }
}
