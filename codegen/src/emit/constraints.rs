//! The text of constraints in the documentation of members.

use crate::plan::{Bounds, Check, Field};

/// A field's documentation, with its own constraints in words.
pub(super) fn documented(field: &Field) -> String {
    let mut notes: Vec<_> = field.checks.iter().filter_map(described).collect();
    if field.idempotency_token {
        notes.push("filled with a new UUID if absent".to_owned());
    }
    if notes.is_empty() {
        return field.docs.clone();
    }
    format!("{}\n\nConstraints: {}.", field.docs, notes.join("; "))
}

fn described(check: &Check) -> Option<String> {
    match check {
        Check::Length(bounds) => Some(format!("length {}", span(bounds))),
        Check::Range(bounds) => Some(format!("range {}", span(bounds))),
        Check::Pattern(pattern) if is_plain(&pattern.model) => {
            Some(format!("pattern `{}`", pattern.model))
        }
        Check::Pattern(_) => Some("a pattern".to_owned()),
        Check::Unique => Some("unique items".to_owned()),
        // The type says so.
        Check::EnumValue | Check::Nested => None,
        Check::Items(inner) => described_within("each item", inner),
        Check::Keys(inner) => described_within("each key", inner),
        Check::Values(inner) | Check::ValuesOfSecretKeys(inner) => {
            described_within("each value", inner)
        }
    }
}

/// `each item: length 1 to 256, unique items`, if there is anything to say of them.
fn described_within(whose: &str, inner: &[Check]) -> Option<String> {
    let inner: Vec<_> = inner.iter().filter_map(described).collect();
    (!inner.is_empty()).then(|| format!("{whose}: {}", inner.join(", ")))
}

/// True for a text that stands in backticks as it is.
fn is_plain(text: &str) -> bool {
    text.len() <= 80 && text.chars().all(|c| matches!(c, ' '..='~') && c != '`')
}

fn span(bounds: &Bounds) -> String {
    match (&bounds.min, &bounds.max) {
        (Some(min), Some(max)) => format!("{min} to {max}"),
        (Some(min), None) => format!("at least {min}"),
        (None, Some(max)) => format!("at most {max}"),
        (None, None) => "any".to_owned(),
    }
}
