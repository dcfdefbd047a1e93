//! Texts with references.

use std::borrow::Cow;

use super::arguments::Arguments;
use super::attribute::attribute;
use super::value::Value;

/// Room for what references are replaced by.
const ROOM: usize = 64;

/// The text with its references replaced by values. `None` if one of them is no text.
pub(super) fn fill<'a>(template: &'static str, values: &Arguments<'_, 'a>) -> Option<Cow<'a, str>> {
    let mut text = String::with_capacity(template.len() + ROOM);
    let mut rest = template;
    while let Some(at) = rest.find(['{', '}']) {
        let (before, from) = rest.split_at_checked(at)?;
        text.push_str(before);
        rest = if let Some(after) = from.strip_prefix("{{") {
            text.push('{');
            after
        } else if let Some(after) = from.strip_prefix('}') {
            text.push('}');
            after.strip_prefix('}').unwrap_or(after)
        } else {
            let (reference, after) = from.get(1..)?.split_once('}')?;
            push(&mut text, reference, values)?;
            after
        };
    }
    text.push_str(rest);
    Some(Cow::Owned(text))
}

/// Appends what a reference stands for: `4`, `4#dnsSuffix`, or nothing for the prefix.
fn push(text: &mut String, reference: &str, values: &Arguments<'_, '_>) -> Option<()> {
    if reference.is_empty() {
        text.push_str(values.prefix());
        return Some(());
    }
    let (number, path) = match reference.split_once('#') {
        Some((number, path)) => (number, Some(path)),
        None => (reference, None),
    };
    let value = values.get(number.parse().ok()?);
    match path.map_or(value.clone(), |path| attribute(value, path)) {
        Value::Text(value) => text.push_str(&value),
        Value::Bool(flag) => text.push_str(if flag { "true" } else { "false" }),
        _ => return None,
    }
    Some(())
}
