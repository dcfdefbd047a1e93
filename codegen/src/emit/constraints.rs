//! The text of constraints and defaults in the documentation of members.

use crate::docs::code;
use crate::plan::{Bounds, Check, Field, Literal, Presence};

/// A field's documentation, with its own constraints in words, and with its default.
pub(super) fn documented(field: &Field) -> String {
    let mut notes: Vec<_> = field.checks.iter().filter_map(described).collect();
    if field.idempotency_token {
        notes.push("filled with a new UUID if absent".to_owned());
    }
    let constraints = (!notes.is_empty()).then(|| format!("Constraints: {}.", notes.join("; ")));
    let sentences: Vec<_> = [constraints, default(field)].into_iter().flatten().collect();
    if sentences.is_empty() {
        return field.docs.clone();
    }
    format!("{}\n\n{}", field.docs, sentences.join(" "))
}

/// What the field has, or what the service takes, if users give nothing.
fn default(field: &Field) -> Option<String> {
    let told = field.told_default.as_ref()?;
    let value = code(&told.json);
    match field.presence {
        // A stream without a content goes without saying.
        Presence::Default(Literal::EmptyStream) | Presence::Required => None,
        Presence::Default(_) => Some(format!("Default: {value}.")),
        Presence::Optional => Some(match told.breaks {
            None => format!("Default: {value}, which the service fills in."),
            Some(name) => format!(
                "Default: {value}, which the service fills in, although the member's own {name} refuses it."
            ),
        }),
    }
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
