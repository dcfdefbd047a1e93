//! Names of values, and the conditions that are known already.

use std::collections::HashMap;

use crate::plan::rules::{Condition, Expression, Parameter};

/// The values that have names where a rule stands.
#[derive(Debug, Clone, Default)]
pub(super) struct Scope(HashMap<String, u8>);

impl Scope {
    pub(super) fn new(parameters: &[Parameter]) -> Result<Self, String> {
        let mut scope = Self::default();
        for (number, parameter) in parameters.iter().enumerate() {
            scope.set(&parameter.name, u8::try_from(number).map_err(|_| TOO_MANY)?);
        }
        Ok(scope)
    }

    pub(super) fn get(&self, name: &str) -> Result<u8, String> {
        let found = self.0.get(name).copied();
        found.ok_or_else(|| format!("`{name}` is neither a parameter nor a variable"))
    }

    pub(super) fn set(&mut self, name: &str, number: u8) {
        self.0.insert(name.to_owned(), number);
    }
}

const TOO_MANY: &str = "there are more than 256 parameters and variables";

/// The conditions of a service's rules. Those that ask the same are one.
#[derive(Debug)]
pub(super) struct Conditions {
    parameters: usize,
    variables: u8,
    pub(super) all: Vec<Condition>,
    numbers: HashMap<Expression, u16>,
}

impl Conditions {
    pub(super) fn new(parameters: usize) -> Self {
        Self { parameters, variables: 0, all: Vec::new(), numbers: HashMap::new() }
    }

    pub(super) fn variables(&self) -> u8 {
        self.variables
    }

    /// The number of the condition that asks this.
    pub(super) fn number(&mut self, expression: Expression) -> Result<u16, String> {
        if let Some(&number) = self.numbers.get(&expression) {
            return Ok(number);
        }
        let number = self.add(Condition { variable: None, expression: expression.clone() })?;
        self.numbers.insert(expression, number);
        Ok(number)
    }

    /// The condition's number and that of the value that it assigns: the same for all that ask the same.
    pub(super) fn assigned(&mut self, expression: Expression) -> Result<(u16, u8), String> {
        let number = self.number(expression)?;
        if let Some(variable) = self.all[usize::from(number)].variable {
            return Ok((number, variable));
        }
        let variable = self.variable()?;
        self.all[usize::from(number)].variable = Some(variable);
        Ok((number, variable))
    }

    pub(super) fn add(&mut self, condition: Condition) -> Result<u16, String> {
        let number = u16::try_from(self.all.len());
        self.all.push(condition);
        number.map_err(|_| "there are more than 65,536 conditions".to_owned())
    }

    /// The number of a new variable.
    pub(super) fn variable(&mut self) -> Result<u8, String> {
        let number = u8::try_from(self.parameters + usize::from(self.variables));
        self.variables = self.variables.checked_add(1).ok_or(TOO_MANY)?;
        number.map_err(|_| TOO_MANY.to_owned())
    }
}
