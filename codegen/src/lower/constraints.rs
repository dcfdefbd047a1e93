//! Constraints in the form of schemas: those of a value itself, and those of the values in it.

use crate::plan::{Argument, Bounds, BoundsKind, Check, Property};

/// What the schema of a value says of its own constraints.
pub(super) fn own(checks: &[Check]) -> Vec<Property> {
    checks.iter().filter_map(property).collect()
}

/// The constraints of a list's elements or a map's values.
pub(super) fn of_elements(checks: &[Check]) -> &[Check] {
    let inner = checks.iter().find_map(|check| match check {
        Check::Items(inner) | Check::Values(inner) | Check::ValuesOfSecretKeys(inner) => {
            Some(&inner[..])
        }
        _ => None,
    });
    inner.unwrap_or_default()
}

/// The constraints of a map's keys.
pub(super) fn of_keys(checks: &[Check]) -> &[Check] {
    let inner = checks.iter().find_map(|check| match check {
        Check::Keys(inner) => Some(&inner[..]),
        _ => None,
    });
    inner.unwrap_or_default()
}

fn property(check: &Check) -> Option<Property> {
    match check {
        Check::Length(bounds) => Some(bounded(["length", "min_length", "max_length"], bounds)),
        Check::Range(bounds) => {
            let names = match bounds.kind {
                BoundsKind::Integer => ["range", "min", "max"],
                BoundsKind::Float => ["float_range", "float_min", "float_max"],
                BoundsKind::Big => ["big_range", "big_min", "big_max"],
            };
            Some(bounded(names, bounds))
        }
        Check::Pattern(pattern) => {
            Some(Property { name: "pattern", arguments: vec![Argument::Pattern(pattern.clone())] })
        }
        Check::Unique => Some(Property::flag("unique")),
        Check::ValuesOfSecretKeys(_) => Some(Property::flag("secret_keys")),
        // Enums and structures say it by their types; the rest stands in the schemas of elements.
        Check::EnumValue | Check::Nested | Check::Items(_) | Check::Keys(_) | Check::Values(_) => {
            None
        }
    }
}

/// The call for both bounds, for the lower or for the upper.
fn bounded([both, min, max]: [&'static str; 3], bounds: &Bounds) -> Property {
    let name = match (&bounds.min, &bounds.max) {
        (Some(_), Some(_)) => both,
        (Some(_), None) => min,
        (None, _) => max,
    };
    let numbers = [&bounds.min, &bounds.max].into_iter().flatten();
    let arguments = numbers.map(|number| match bounds.kind {
        BoundsKind::Big => Argument::Text(number.clone()),
        BoundsKind::Integer | BoundsKind::Float => Argument::Literal(number.clone()),
    });
    Property { name, arguments: arguments.collect() }
}
