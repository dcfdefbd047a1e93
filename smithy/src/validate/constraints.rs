//! `length`, `range` and the `enum` trait. Whether a `pattern` is a regular
//! expression is for those to say who run it: engines differ in what they take.
//! <https://smithy.io/2.0/spec/constraint-traits.html>

use std::collections::HashSet;

use super::applied::Applied;
use crate::model::shape::ShapeKind;
use crate::traits::{EnumTrait, Length, Number, Range};

pub(crate) fn length(applied: &mut Applied<'_, '_>) {
    let Some(length) = applied.value::<Length>() else {
        return;
    };
    match (length.min, length.max) {
        (None, None) => applied.wrong("it has neither `min` nor `max`"),
        (Some(min), Some(max)) if min > max => {
            applied.wrong(format!("`min` {min} is greater than `max` {max}"));
        }
        _ => {}
    }
}

pub(crate) fn range(applied: &mut Applied<'_, '_>) {
    let Some(range) = applied.value::<Range>() else {
        return;
    };
    match (&range.min, &range.max) {
        (None, None) => applied.wrong("it has neither `min` nor `max`"),
        (Some(min), Some(max)) if min > max => {
            applied.wrong(format!("`min` {min} is greater than `max` {max}"));
        }
        _ => {}
    }
    let kind = applied.site.target.kind;
    let fraction = |bound: &&Number| whole(kind) && !bound.is_integer();
    if let Some(bound) = range.min.iter().chain(&range.max).find(fraction) {
        applied
            .wrong(format!("{bound} is not a whole number, and the shape is {}", kind.described()));
    }
}

/// Whether values of the kind are whole numbers.
fn whole(kind: ShapeKind) -> bool {
    kind.is_number()
        && !matches!(kind, ShapeKind::Float | ShapeKind::Double | ShapeKind::BigDecimal)
}

pub(crate) fn enum_trait(applied: &mut Applied<'_, '_>) {
    let Some(EnumTrait(definitions)) = applied.value() else {
        return;
    };
    if definitions.is_empty() {
        applied.wrong("it has no values");
    }
    let mut values = HashSet::new();
    for definition in &definitions {
        if !values.insert(&definition.value) {
            applied.wrong(format!("the value `{}` occurs twice", definition.value));
        }
    }
}
