//! Expressions, results and properties, with numbers in place of names.

use farrier_smithy::traits::{Node, Rule, RuleEndpoint, RuleExpression};

use super::scope::Scope;
use crate::lower::customizations::FUNCTIONS;
use crate::plan::rules::{Expression, Outcome, Property};

/// An expression of the model.
pub(super) fn expression(it: &RuleExpression, scope: &Scope) -> Result<Expression, String> {
    match it {
        RuleExpression::Bool(flag) => Ok(Expression::Bool(*flag)),
        RuleExpression::Number(number) => Ok(Expression::Number(*number)),
        RuleExpression::Text(text) => template(text, scope),
        RuleExpression::List(items) => {
            let text = |item: &RuleExpression| match item {
                RuleExpression::Text(text) if !text.contains(['{', '}']) => Ok(text.clone()),
                _ => Err("a list has something other than plain texts".to_owned()),
            };
            items.iter().map(text).collect::<Result<_, _>>().map(Expression::Texts)
        }
        RuleExpression::Reference { name } => scope.get(name).map(Expression::Value),
        RuleExpression::Call { function, argv } => call(function, argv, scope),
        _ => Err("an expression is of a kind that isn't known".to_owned()),
    }
}

/// A function that is called.
pub(super) fn call(
    function: &str,
    argv: &[RuleExpression],
    scope: &Scope,
) -> Result<Expression, String> {
    if function == "getAttr" {
        let [of, RuleExpression::Text(path)] = argv else {
            return Err("`getAttr` takes a value and a path".to_owned());
        };
        return Ok(Expression::Attribute(Box::new(expression(of, scope)?), checked_path(path)?));
    }
    let known = FUNCTIONS.iter().find(|(name, ..)| *name == function);
    let Some(&(_, variant, least, most)) = known else {
        return Err(format!("the function `{function}` isn't known"));
    };
    if !(least..=most).contains(&argv.len()) {
        return Err(format!("`{function}` has {} arguments", argv.len()));
    }
    let arguments = argv.iter().map(|argument| expression(argument, scope));
    Ok(Expression::Call(variant, arguments.collect::<Result<_, _>>()?))
}

/// A path whose index is a number.
fn checked_path(path: &str) -> Result<String, String> {
    let index = path.split_once('[').map(|(_, index)| index);
    let is_number =
        |index: &str| index.strip_suffix(']').is_some_and(|it| it.parse::<i32>().is_ok());
    if path.is_empty() || index.is_some_and(|index| !is_number(index)) {
        return Err(format!("`{path}` is no path"));
    }
    Ok(path.to_owned())
}

/// A text with references, as the plainest expression that means the same.
fn template(text: &str, scope: &Scope) -> Result<Expression, String> {
    let mut parts = Parts::default();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        parts.text(&rest[..at]);
        let from = &rest[at..];
        if let Some(after) = from.strip_prefix("{{").or_else(|| from.strip_prefix("}}")) {
            parts.text(&from[..1]);
            rest = after;
        } else {
            let reference = from.strip_prefix('{').and_then(|from| from.split_once('}'));
            let (reference, after) =
                reference.ok_or_else(|| format!("the braces of `{text}` don't match"))?;
            parts.reference(reference, scope)?;
            rest = after;
        }
    }
    parts.text(rest);
    Ok(parts.finish())
}

/// The parts of a text with references.
#[derive(Default)]
struct Parts {
    /// All of it, with numbers in place of names.
    template: String,
    /// The text as it is, if it has no references.
    plain: String,
    references: usize,
    /// The last reference.
    only: Option<Expression>,
}

impl Parts {
    fn text(&mut self, text: &str) {
        self.plain.push_str(text);
        self.template.push_str(&text.replace('{', "{{").replace('}', "}}"));
    }

    /// `name`, `name#path`, or nothing for the prefix.
    fn reference(&mut self, reference: &str, scope: &Scope) -> Result<(), String> {
        self.references += 1;
        if reference.is_empty() {
            self.template.push_str("{}");
            return Ok(());
        }
        let (name, path) = match reference.split_once('#') {
            Some((name, path)) => (name, Some(checked_path(path)?)),
            None => (reference, None),
        };
        let number = scope.get(name)?;
        let path_text = path.as_ref().map_or_else(String::new, |path| format!("#{path}"));
        self.template.extend(["{", &number.to_string(), &path_text, "}"]);
        let value = Expression::Value(number);
        self.only = Some(match path {
            Some(path) => Expression::Attribute(Box::new(value), path),
            None => value,
        });
        Ok(())
    }

    fn finish(self) -> Expression {
        match (self.references, self.only) {
            (0, _) => Expression::Text(self.plain),
            (1, Some(only)) if self.plain.is_empty() => only,
            _ => Expression::Template(self.template),
        }
    }
}

/// What comes out of a rule that has no rules of its own.
pub(super) fn outcome(rule: &Rule, scope: &Scope) -> Result<Outcome, String> {
    match (&rule.endpoint, &rule.error) {
        (Some(endpoint), None) => self::endpoint(endpoint, scope),
        (None, Some(error)) => expression(error, scope).map(Outcome::Error),
        _ => Err("a rule has neither one endpoint nor one error".to_owned()),
    }
}

fn endpoint(endpoint: &RuleEndpoint, scope: &Scope) -> Result<Outcome, String> {
    let properties = endpoint.properties.iter();
    let properties = properties.map(|(name, it)| Ok((name.clone(), property(it, scope)?)));
    let headers = endpoint.headers.iter().map(|(name, values)| {
        let values = values.iter().map(|value| expression(value, scope));
        Ok((name.clone(), values.collect::<Result<_, String>>()?))
    });
    Ok(Outcome::Endpoint {
        url: expression(&endpoint.url, scope)?,
        properties: properties.collect::<Result<_, String>>()?,
        headers: headers.collect::<Result<_, String>>()?,
    })
}

fn property(node: &Node, scope: &Scope) -> Result<Property, String> {
    match node {
        Node::Bool(flag) => Ok(Property::Plain(Expression::Bool(*flag))),
        Node::Number(number) => {
            let number = number.as_str().parse().map(Expression::Number).map(Property::Plain);
            number.map_err(|_| "a number of a property is too large".to_owned())
        }
        Node::String(text) => template(text, scope).map(Property::Plain),
        Node::Array(items) => {
            let items = items.iter().map(|item| property(item, scope));
            items.collect::<Result<_, _>>().map(Property::List)
        }
        Node::Object(members) => {
            let members = members.iter().map(|(key, it)| Ok((key.clone(), property(it, scope)?)));
            members.collect::<Result<_, String>>().map(Property::Object)
        }
        Node::Null => Err("a property is null".to_owned()),
    }
}
