//! The constraints that a client checks before it sends.

use std::collections::{BTreeSet, HashMap};

use farrier_smithy::traits::{
    Length, Number, Pattern as PatternTrait, Range, Sensitive, Streaming, UniqueItems,
};
use farrier_smithy::{CheckedModel, Member, Shape, ShapeId, ShapeKind, Trait, Traits};

use super::{Shapes, budget};
use crate::note::{IgnoredConstraint, Note, UncheckedPattern};
use crate::pattern::{Compiled, compile};
use crate::plan::{Bounds, BoundsKind, Check, Pattern};

/// The traits whose constraints are checked, and can be ignored.
pub(super) const TRAITS: [&str; 4] = [Length::ID, Range::ID, PatternTrait::ID, UniqueItems::ID];

/// The structures and unions that have a constraint, or hold one that has.
pub(super) fn constrained(model: &CheckedModel, closure: &[&Shape]) -> BTreeSet<ShapeId> {
    let mut holders: HashMap<&ShapeId, Vec<&ShapeId>> = HashMap::new();
    for shape in closure.iter().filter(|shape| shape.kind() != ShapeKind::Enum) {
        for member in shape.members() {
            holders.entry(member.target_id()).or_default().push(shape.id());
        }
    }
    let own = closure.iter().filter(|shape| has_own(model, shape));
    let mut open: Vec<&ShapeId> = own.map(|shape| shape.id()).collect();
    let mut constrained: BTreeSet<ShapeId> = open.iter().copied().cloned().collect();
    // What holds a constrained shape is constrained.
    while let Some(id) = open.pop() {
        for holder in holders.remove(id).unwrap_or_default() {
            if constrained.insert(holder.clone()) {
                open.push(holder);
            }
        }
    }
    constrained
}

/// True for a shape with a constraint of its own or of a member's.
fn has_own(model: &CheckedModel, shape: &Shape) -> bool {
    match shape.kind() {
        // A union has the constraint that its variant is known.
        ShapeKind::Enum | ShapeKind::IntEnum | ShapeKind::Union => true,
        ShapeKind::Structure | ShapeKind::List | ShapeKind::Set | ShapeKind::Map => {
            has_trait(shape.traits())
                || shape.members().iter().any(|member| {
                    has_trait(member.traits()) || has_trait(model.target(member).traits())
                })
        }
        _ => false,
    }
}

/// True for traits among which there is a constraint.
pub(super) fn has_trait(traits: &Traits) -> bool {
    TRAITS.iter().any(|id| traits.contains(id))
}

/// The checks of a member's value, its own first and then those of what it holds.
pub(super) fn of_member(shapes: &Shapes<'_>, member: &Member, notes: &mut Vec<Note>) -> Vec<Check> {
    let model = shapes.model;
    let target = model.target(member);
    // What a stream holds is not known before it is sent.
    if target.traits().has::<Streaming>() {
        return Vec::new();
    }
    if matches!(target.kind(), ShapeKind::Enum | ShapeKind::IntEnum) {
        return vec![Check::EnumValue];
    }
    let mut checks = own(shapes, member, notes);
    checks.extend(within(shapes, target, notes));
    checks
}

/// The checks of a member's value that don't concern what it holds.
pub(super) fn own(shapes: &Shapes<'_>, member: &Member, notes: &mut Vec<Note>) -> Vec<Check> {
    let length = enforced(shapes, member, notes).map(|(length, _)| length);
    let range = enforced(shapes, member, notes).map(|(range, _)| range);
    let pattern = enforced(shapes, member, notes);
    let pattern = pattern
        .and_then(|(PatternTrait(model), owner)| pattern_check(shapes, &owner, model, notes));
    let unique = enforced(shapes, member, notes).map(|(unique, _)| unique);
    in_order(shapes.model.target(member).kind(), length, range, pattern, unique)
}

/// The same as the model says, whatever is to be ignored, without patterns that can't be run.
pub(super) fn of_model(model: &CheckedModel, member: &Member) -> Vec<Check> {
    let pattern = model.trait_of(member).and_then(|PatternTrait(model)| {
        let engine = compile(&model);
        let can_run = !matches!(engine, Compiled::Invalid { .. });
        can_run.then_some(Check::Pattern(Pattern { model, engine }))
    });
    let (length, range) = (model.trait_of(member), model.trait_of(member));
    in_order(model.target(member).kind(), length, range, pattern, model.trait_of(member))
}

/// The checks of a value of this kind, of which the first that fails is told.
fn in_order(
    kind: ShapeKind,
    length: Option<Length>,
    range: Option<Range>,
    pattern: Option<Check>,
    unique: Option<UniqueItems>,
) -> Vec<Check> {
    let length = length.and_then(|it| length_check(&it));
    let range = range.and_then(|it| range_check(&it, kind));
    let unique = unique.map(|_| Check::Unique);
    [length, range, pattern, unique].into_iter().flatten().collect()
}

/// A constraint of a member or its target, and the one that has it; `None` if it is to be ignored.
fn enforced<T: Trait>(
    shapes: &Shapes<'_>,
    member: &Member,
    notes: &mut Vec<Note>,
) -> Option<(T, ShapeId)> {
    let target = shapes.model.target(member);
    let (owner, traits) = if member.traits().has::<T>() {
        (member.id(), member.traits())
    } else if target.traits().has::<T>() {
        (target.id().clone(), target.traits())
    } else {
        return None;
    };
    let Some(why) = shapes.ignored.why::<T>(member, &owner, traits) else {
        return Some((traits.get()?, owner));
    };
    let constraint = T::ID.split('#').next_back().unwrap_or_default();
    let note = IgnoredConstraint { shape: owner.to_string(), constraint, why: why.to_owned() };
    notes.push(Note::IgnoredConstraint(note));
    None
}

/// The checks of what a value holds.
fn within(shapes: &Shapes<'_>, target: &Shape, notes: &mut Vec<Note>) -> Vec<Check> {
    if !shapes.constrained.contains(target.id()) {
        return Vec::new();
    }
    let mut of = |name: &str| {
        target.member(name).map_or_else(Vec::new, |member| of_member(shapes, member, notes))
    };
    let checks = match target.kind() {
        ShapeKind::Structure | ShapeKind::Union => return vec![Check::Nested],
        ShapeKind::List | ShapeKind::Set => vec![Check::Items(of("member"))],
        ShapeKind::Map if has_secret_keys(shapes, target) => {
            vec![Check::Keys(of("key")), Check::ValuesOfSecretKeys(of("value"))]
        }
        ShapeKind::Map => vec![Check::Keys(of("key")), Check::Values(of("value"))],
        _ => Vec::new(),
    };
    checks
        .into_iter()
        .filter(|check| match check {
            Check::Items(inner)
            | Check::Keys(inner)
            | Check::Values(inner)
            | Check::ValuesOfSecretKeys(inner) => !inner.is_empty(),
            _ => true,
        })
        .collect()
}

/// True if a map's keys are secret, and so no part of a path that is told.
fn has_secret_keys(shapes: &Shapes<'_>, map: &Shape) -> bool {
    map.traits().has::<Sensitive>()
        || map.member("key").is_some_and(|key| shapes.model.trait_of::<Sensitive>(key).is_some())
}

/// A lower bound of 0 says nothing.
fn length_check(length: &Length) -> Option<Check> {
    let max = length.max.map(|max| max.to_string());
    let min = length.min.filter(|min| *min > 0 || max.is_some()).map(|min| min.to_string());
    (min.is_some() || max.is_some()).then_some(Check::Length(Bounds {
        min,
        max,
        kind: BoundsKind::Integer,
    }))
}

fn range_check(range: &Range, kind: ShapeKind) -> Option<Check> {
    let bounds = match kind {
        ShapeKind::Float | ShapeKind::Double => Bounds {
            min: range.min.as_ref().and_then(|min| float_literal(min, kind)),
            max: range.max.as_ref().and_then(|max| float_literal(max, kind)),
            kind: BoundsKind::Float,
        },
        ShapeKind::BigInteger | ShapeKind::BigDecimal => Bounds {
            min: range.min.as_ref().map(|min| min.as_str().to_owned()),
            max: range.max.as_ref().map(|max| max.as_str().to_owned()),
            kind: BoundsKind::Big,
        },
        _ => integer_bounds(range, kind)?,
    };
    (bounds.min.is_some() || bounds.max.is_some()).then_some(Check::Range(bounds))
}

/// Bounds that the type's own limits make superfluous are left out.
fn integer_bounds(range: &Range, kind: ShapeKind) -> Option<Bounds> {
    let (least, greatest) = match kind {
        ShapeKind::Byte => (i128::from(i8::MIN), i128::from(i8::MAX)),
        ShapeKind::Short => (i128::from(i16::MIN), i128::from(i16::MAX)),
        ShapeKind::Integer | ShapeKind::IntEnum => (i128::from(i32::MIN), i128::from(i32::MAX)),
        ShapeKind::Long => (i128::from(i64::MIN), i128::from(i64::MAX)),
        _ => return None,
    };
    let min = range.min.as_ref().map(|min| whole(min, f64::ceil));
    let max = range.max.as_ref().map(|max| whole(max, f64::floor));
    let min = min.filter(|min| *min > least).map(|min| min.min(greatest).to_string());
    let max = max.filter(|max| *max < greatest).map(|max| max.max(least).to_string());
    Some(Bounds { min, max, kind: BoundsKind::Integer })
}

/// The whole number of a bound, rounded inwards.
fn whole(number: &Number, round: fn(f64) -> f64) -> i128 {
    #[expect(clippy::cast_possible_truncation, reason = "saturates, as a bound may")]
    number.as_i128().unwrap_or_else(|| round(number.as_f64()) as i128)
}

/// A literal of Rust's for a float bound; one that the type can't reach says nothing.
fn float_literal(number: &Number, kind: ShapeKind) -> Option<String> {
    let value = number.as_f64();
    let reachable = kind != ShapeKind::Float || value.abs() <= f64::from(f32::MAX);
    (value.is_finite() && reachable).then(|| format!("{value:?}"))
}

fn pattern_check(
    shapes: &Shapes<'_>,
    owner: &ShapeId,
    model: String,
    notes: &mut Vec<Note>,
) -> Option<Check> {
    let engine = shapes.patterns.compile(&model);
    if let Compiled::Invalid { why } = &engine {
        shapes.budget.spend(owner, budget::of_text(&model));
        let (shape, why) = (owner.to_string(), why.clone());
        notes.push(Note::UncheckedPattern(UncheckedPattern { shape, pattern: model, why }));
        return None;
    }
    Some(Check::Pattern(Pattern { model, engine }))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::TRAITS;
    use crate::pattern::compile;
    use crate::plan::{Bounds, BoundsKind, Check, Pattern};

    #[test]
    fn each_trait_has_a_check() {
        let bounds = || Bounds { min: None, max: None, kind: BoundsKind::Integer };
        let pattern = Pattern { model: "a".to_owned(), engine: compile("a") };
        let checks = [
            Check::Length(bounds()),
            Check::Range(bounds()),
            Check::Pattern(pattern),
            Check::Unique,
            Check::Nested,
        ];
        let ids: BTreeSet<_> = checks.iter().filter_map(Check::trait_id).collect();
        assert_eq!(ids, BTreeSet::from(TRAITS));
    }
}
