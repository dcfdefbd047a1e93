//! Expressions and their values.

use std::borrow::Cow;

use super::arguments::Arguments;
use super::attribute::attribute;
use super::function::call;
use super::table::Expression;
use super::template::fill;
use super::value::Value;
use crate::aws::partition::Partitions;

/// The value of an expression. It is absent if an argument that a function needs is.
pub(super) fn evaluate<'a>(
    expression: &'static Expression,
    values: &Arguments<'_, 'a>,
    partitions: &'a Partitions,
) -> Value<'a> {
    match expression {
        Expression::Value(number) => values.get(*number),
        Expression::Bool(flag) => Value::Bool(*flag),
        Expression::Number(number) => Value::Number(*number),
        Expression::Text(text) => Value::Text(Cow::Borrowed(text)),
        Expression::Template(template) => fill(template, values).into(),
        Expression::Texts(texts) => Value::Constants(texts),
        Expression::Attribute(of, path) => attribute(evaluate(of, values, partitions), path),
        Expression::Call(function, arguments) => {
            let argument = |number: usize| {
                let argument = arguments.get(number);
                argument.map_or(Value::Absent, |it| evaluate(it, values, partitions))
            };
            call(*function, arguments.len(), argument, partitions)
        }
    }
}
