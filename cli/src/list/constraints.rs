//! What the values of a member must be, in words: `length 1..=256, pattern ^a+$`.
//!
//! See <https://smithy.io/2.0/spec/constraint-traits.html>.

use std::fmt::Display;

use farrier_codegen::broken_default;
use farrier_smithy::traits::{
    Default, EnumValue, IdempotencyToken, Length, Pattern, Range, UniqueItems,
};
use farrier_smithy::{CheckedModel, Member, Shape, ShapeKind, Trait};

use crate::words::printable;

/// As many values of an enum as are named.
const VALUES: usize = 8;

/// All constraints of a member and of what its values hold directly.
pub(super) fn of(model: &CheckedModel, member: &Member) -> String {
    let mut found = direct(model, member);
    let target = model.target(member);
    for part in target.members().iter().filter(|_| holds_values(target)) {
        let inner = direct(model, part);
        if !inner.is_empty() {
            let whose = match part.name() {
                "key" => "keys",
                "value" => "values",
                _ => "each",
            };
            found.push(format!("{whose} {}", inner.join(" and ")));
        }
    }
    printable(&found.join(", "))
}

fn holds_values(shape: &Shape) -> bool {
    matches!(shape.kind(), ShapeKind::List | ShapeKind::Set | ShapeKind::Map)
}

fn direct(model: &CheckedModel, member: &Member) -> Vec<String> {
    fn get<T: Trait>(model: &CheckedModel, member: &Member) -> Option<T> {
        model.trait_of(member)
    }
    let mut found = Vec::new();
    if let Some(Length { min, max, .. }) = get(model, member) {
        found.push(format!("length {}", bounds(min, max)));
    }
    if let Some(Range { min, max, .. }) = get(model, member) {
        found.push(format!("range {}", bounds(min, max)));
    }
    if let Some(Pattern(pattern)) = get(model, member) {
        found.push(format!("pattern {pattern}"));
    }
    found.extend(values(model.target(member)));
    if get::<UniqueItems>(model, member).is_some() {
        found.push("unique items".to_owned());
    }
    if get::<IdempotencyToken>(model, member).is_some() {
        found.push("idempotency token".to_owned());
    }
    if let Some(default) = member.traits().raw(Default::ID).filter(|value| *value != "null") {
        found.push(match broken_default(model, member) {
            None => format!("default {default}"),
            Some(name) => format!("default {default} (which the member's own {name} refuses)"),
        });
    }
    found
}

/// `1..=256`, `..=256`, `1..`.
fn bounds<T: Display>(min: Option<T>, max: Option<T>) -> String {
    let show = |bound: Option<T>| bound.map(|bound| bound.to_string()).unwrap_or_default();
    let max = max.map(|max| format!("={max}")).unwrap_or_default();
    format!("{}..{max}", show(min))
}

/// The values of an enum.
fn values(shape: &Shape) -> Option<String> {
    if !matches!(shape.kind(), ShapeKind::Enum | ShapeKind::IntEnum) {
        return None;
    }
    let members = shape.members();
    let value = |member: &Member| match member.traits().get() {
        Some(EnumValue::Integer(value)) => value.to_string(),
        Some(EnumValue::String(value)) => value,
        None => member.name().to_owned(),
    };
    let named: Vec<_> = members.iter().take(VALUES).map(value).collect();
    let more = match members.len().saturating_sub(VALUES) {
        0 => String::new(),
        more => format!(" or {more} more"),
    };
    Some(format!("one of {}{more}", named.join(" | ")))
}
