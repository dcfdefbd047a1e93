//! A tree of rules as a list of steps, each of which goes on to a later one.

use std::collections::HashMap;

use farrier_smithy::traits::{EndpointRuleSet, Rule, RuleCondition};

use super::expressions;
use super::scope::{Conditions, Scope};
use crate::plan::rules::{Expression, Outcome, Parameter};

/// A step.
#[derive(Debug)]
pub(super) enum Step {
    /// Goes on to the next step if the condition is `expected` to hold and does, or isn't and doesn't; otherwise to
    /// the step `or_else`.
    Ask { condition: u16, expected: bool, or_else: usize },
    /// Ends with the result of a number.
    End(u16),
    /// Ends without a result.
    Nowhere,
}

/// The steps of a tree, its conditions and its results.
pub(super) struct Program {
    pub(super) steps: Vec<Step>,
    pub(super) conditions: Conditions,
    pub(super) results: Vec<Outcome>,
    /// The numbers of the results.
    numbers: HashMap<Outcome, u16>,
}

/// The deepest nesting of rules.
const DEPTH: usize = 64;

impl Program {
    pub(super) fn of(rules: &EndpointRuleSet, parameters: &[Parameter]) -> Result<Self, String> {
        let conditions = Conditions::new(parameters.len());
        let mut steps =
            Self { steps: Vec::new(), conditions, results: Vec::new(), numbers: HashMap::new() };
        steps.rules(&rules.rules, &Scope::new(parameters)?, parameters, DEPTH)?;
        Ok(steps)
    }

    /// Adds the steps of rules, of which the first that matches counts.
    fn rules(
        &mut self,
        rules: &[Rule],
        scope: &Scope,
        parameters: &[Parameter],
        depth: usize,
    ) -> Result<(), String> {
        let depth = depth.checked_sub(1).ok_or("the rules are nested too deeply")?;
        for rule in rules {
            let mut scope = scope.clone();
            let first = self.steps.len();
            for condition in &rule.conditions {
                self.condition(condition, &mut scope, parameters)?;
            }
            let last = self.steps.len();
            match &rule.rules {
                Some(rules) => self.rules(rules, &scope, parameters, depth)?,
                None => {
                    let result = expressions::outcome(rule, &scope)?;
                    let result = self.result(result)?;
                    self.steps.push(Step::End(result));
                }
            }
            let after = self.steps.len();
            for step in &mut self.steps[first..last] {
                if let Step::Ask { or_else, .. } = step {
                    *or_else = after;
                }
            }
        }
        self.steps.push(Step::Nowhere);
        Ok(())
    }

    fn condition(
        &mut self,
        condition: &RuleCondition,
        scope: &mut Scope,
        parameters: &[Parameter],
    ) -> Result<(), String> {
        let mut expression = expressions::call(&condition.function, &condition.argv, scope)?;
        let mut expected = true;
        let number = match &condition.assign {
            Some(name) => {
                let (number, variable) = self.conditions.assigned(expression)?;
                scope.set(name, variable);
                number
            }
            None => {
                (expression, expected) = plain(expression, parameters);
                self.conditions.number(expression)?
            }
        };
        self.steps.push(Step::Ask { condition: number, expected, or_else: 0 });
        Ok(())
    }

    /// The number of a result.
    fn result(&mut self, result: Outcome) -> Result<u16, String> {
        if let Some(&number) = self.numbers.get(&result) {
            return Ok(number);
        }
        let number = u16::try_from(self.results.len());
        let number = number.map_err(|_| "there are more than 65,536 results".to_owned())?;
        self.results.push(result.clone());
        self.numbers.insert(result, number);
        Ok(number)
    }
}

/// The plainest condition that asks the same, and whether it is expected to hold.
fn plain(mut expression: Expression, parameters: &[Parameter]) -> (Expression, bool) {
    let mut expected = true;
    loop {
        expression = match expression {
            Expression::Call("Not", mut arguments) if is_flag(&arguments[0], parameters) => {
                expected = !expected;
                arguments.remove(0)
            }
            Expression::Call("BooleanEquals", mut arguments) => match arguments.as_slice() {
                [_, Expression::Bool(true)] => arguments.remove(0),
                [Expression::Bool(true), _] => arguments.remove(1),
                [one, Expression::Bool(false)] if is_flag(one, parameters) => {
                    expected = !expected;
                    arguments.remove(0)
                }
                [Expression::Bool(false), other] if is_flag(other, parameters) => {
                    expected = !expected;
                    arguments.remove(1)
                }
                _ => return (Expression::Call("BooleanEquals", arguments), expected),
            },
            other => return (other, expected),
        };
    }
}

/// True if a value is a flag in any case: it can't be absent.
fn is_flag(expression: &Expression, parameters: &[Parameter]) -> bool {
    match expression {
        Expression::Bool(_)
        | Expression::Call(
            "BooleanEquals"
            | "IsSet"
            | "IsValidHostLabel"
            | "IsVirtualHostableBucket"
            | "StringEquals",
            _,
        ) => true,
        Expression::Call("Not", arguments) => is_flag(&arguments[0], parameters),
        Expression::Value(number) => {
            parameters.get(usize::from(*number)).is_some_and(|parameter| parameter.required)
        }
        _ => false,
    }
}
