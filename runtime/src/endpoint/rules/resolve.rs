//! The walk from the first condition to a result.

use std::borrow::Cow;

use super::arguments::Arguments;
use super::evaluate::evaluate;
use super::graph::Place;
use super::parameter::ParameterValue;
use super::table::{Condition, EndpointRules, Outcome, PropertyExpression};
use super::value::Value;
use crate::aws::partition::Partitions;
use crate::endpoint::error::{EndpointError, refuse};

/// What rules say of a call.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ResolvedEndpoint<'a> {
    /// The URL of the service.
    pub url: Cow<'a, str>,
    /// Properties by their names, such as `authSchemes`.
    pub properties: Vec<(&'static str, Property<'a>)>,
    /// Headers to send, with their values.
    pub headers: Vec<(&'static str, Vec<Cow<'a, str>>)>,
}

impl ResolvedEndpoint<'_> {
    /// The property of a name.
    pub fn property(&self, name: &str) -> Option<&Property<'_>> {
        self.properties.iter().find(|(own, _)| *own == name).map(|(_, property)| property)
    }
}

/// A property of an endpoint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Property<'a> {
    /// A flag.
    Bool(bool),
    /// A number.
    Number(i32),
    /// A text.
    Text(Cow<'a, str>),
    /// A list.
    List(Vec<Self>),
    /// An object.
    Object(Vec<(&'static str, Self)>),
}

impl EndpointRules {
    /// Chooses the address of a call. `parameters` has the values in the order of the rules' own
    /// [`parameters`](Self::parameters); those that are missing at its end are absent.
    ///
    /// # Errors
    /// Says why there is no endpoint, in the words of the rules where they have some. These may repeat values
    /// of parameters.
    pub fn resolve<'a>(
        &self,
        parameters: &'a [Option<ParameterValue<'a>>],
        partitions: &'a Partitions,
    ) -> Result<ResolvedEndpoint<'a>, EndpointError> {
        let mut values = Arguments::new(self, parameters);
        for (number, parameter) in (0..).zip(self.parameters) {
            if parameter.required && !values.get(number).is_present() {
                return refuse(format!(
                    "the endpoint depends on `{}`, which is not set",
                    parameter.name
                ));
            }
        }
        let result = self.walk(&mut values, partitions);
        let text = |expression| {
            let text = evaluate(expression, &values, partitions).into_text();
            text.map_or_else(|| refuse("the rules of the endpoint use a value that is not set"), Ok)
        };
        match result {
            None => refuse("no rule of the service's endpoint matches"),
            Some(Outcome::Error(message)) => refuse(text(message)?),
            Some(Outcome::Url(url)) => Ok(ResolvedEndpoint {
                url: text(url)?,
                properties: Vec::new(),
                headers: Vec::new(),
            }),
            Some(Outcome::With(url, properties)) => Ok(ResolvedEndpoint {
                url: text(url)?,
                properties: object(properties, &values, partitions)?,
                headers: Vec::new(),
            }),
            Some(Outcome::Endpoint { url, properties, headers }) => {
                let headers = headers.iter().map(|(name, values)| {
                    let values = values.iter().map(text).collect::<Result<_, EndpointError>>();
                    Ok((*name, values?))
                });
                Ok(ResolvedEndpoint {
                    url: text(url)?,
                    properties: object(properties, &values, partitions)?,
                    headers: headers.collect::<Result<_, EndpointError>>()?,
                })
            }
        }
    }

    /// The result that the graph leads to. Each node leads to later ones, so there are at most as many steps as
    /// nodes.
    fn walk<'a>(
        &self,
        values: &mut Arguments<'_, 'a>,
        partitions: &'a Partitions,
    ) -> Option<&'static Outcome> {
        let mut next = self.start;
        for _ in 0..=self.nodes.len() {
            let node = match next.place() {
                Place::Nowhere => return None,
                Place::Result(number) => return self.results.get(number),
                Place::Node(number) => self.nodes.get(number)?,
            };
            let holds = match self.conditions.get(usize::from(node.condition))? {
                Condition::If(expression) => evaluate(expression, values, partitions).holds(),
                Condition::Let(number, expression) => {
                    let value = evaluate(expression, values, partitions);
                    let holds = value.holds();
                    values.assign(*number, value);
                    holds
                }
            };
            next = if holds { node.high } else { node.low };
        }
        None
    }
}

fn object<'a>(
    members: &'static [(&'static str, PropertyExpression)],
    values: &Arguments<'_, 'a>,
    partitions: &'a Partitions,
) -> Result<Vec<(&'static str, Property<'a>)>, EndpointError> {
    let member = |(name, value): &'static (&'static str, PropertyExpression)| {
        Ok((*name, property(value, values, partitions)?))
    };
    members.iter().map(member).collect()
}

fn property<'a>(
    expression: &'static PropertyExpression,
    values: &Arguments<'_, 'a>,
    partitions: &'a Partitions,
) -> Result<Property<'a>, EndpointError> {
    match expression {
        PropertyExpression::Plain(expression) => match evaluate(expression, values, partitions) {
            Value::Bool(flag) => Ok(Property::Bool(flag)),
            Value::Number(number) => Ok(Property::Number(number)),
            Value::Text(text) => Ok(Property::Text(text)),
            _ => refuse("the rules of the endpoint use a value that is not set"),
        },
        PropertyExpression::List(items) => {
            let items = items.iter().map(|item| property(item, values, partitions));
            items.collect::<Result<_, _>>().map(Property::List)
        }
        PropertyExpression::Object(members) => {
            object(members, values, partitions).map(Property::Object)
        }
    }
}
