//! Structures and unions that are very large, and large ones that can hold others of their kind.
//!
//! Nothing but a clone has values of a program's types on the stack while it goes from level to level: `Clone`
//! is derived, and a level of it has a few copies of the value, five of a list's element in a program that isn't
//! optimized. All else works at any size.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use farrier_smithy::{CheckedModel, Member, Shape, ShapeId, ShapeKind};

use super::components;
use crate::note::Note;

/// The number of bytes of a value that is cloned on a stack of 2 MiB, even if it is nested as deeply as any
/// reader allows and the program isn't optimized.
const BOUND: usize = 3_000;

/// The number of bytes of a value of which a stack of 2 MiB has room for the copies that making one takes in a
/// program that isn't optimized.
const VERY_LARGE: usize = 150_000;

/// A note for each shape that is larger and can hold others of its kind, and for each that is very large.
pub(super) fn notes(
    model: &CheckedModel,
    closure: &[&Shape],
    boxed: &BTreeSet<ShapeId>,
) -> Vec<Note> {
    let sizes = Sizes::of(model, closure, boxed);
    let large: Vec<_> = closure
        .iter()
        .map(|shape| (*shape, sizes.of_all_members(shape)))
        .filter(|(shape, size)| is_aggregate(shape) && *size > BOUND)
        .collect();
    if large.is_empty() {
        return Vec::new();
    }
    let recursive = recursive(model, closure);
    let note = |(shape, size): (&Shape, usize)| {
        let (id, kilobytes) = (shape.id().to_string(), size.div_ceil(1000));
        match recursive.contains(shape.id()) {
            true => Some(Note::DeepClone { shape: id, kilobytes }),
            false if size > VERY_LARGE => Some(Note::LargeType { shape: id, kilobytes }),
            false => None,
        }
    };
    large.into_iter().filter_map(note).collect()
}

fn is_aggregate(shape: &Shape) -> bool {
    matches!(shape.kind(), ShapeKind::Structure | ShapeKind::Union)
}

/// The sizes of structures and unions on a machine of 64 bits, which are estimates.
struct Sizes<'m> {
    model: &'m CheckedModel,
    boxed: &'m BTreeSet<ShapeId>,
    known: BTreeMap<&'m ShapeId, usize>,
}

impl<'m> Sizes<'m> {
    fn of(model: &'m CheckedModel, closure: &[&'m Shape], boxed: &'m BTreeSet<ShapeId>) -> Self {
        let mut sizes = Self { model, boxed, known: BTreeMap::new() };
        let mut pending: Vec<_> =
            closure.iter().copied().filter(|shape| is_aggregate(shape)).collect();
        while let Some(shape) = pending.last().copied() {
            // It may wait several times, once for each member that holds it.
            if sizes.known.contains_key(shape.id()) {
                pending.pop();
                continue;
            }
            let inner = shape.members().iter().filter_map(|member| sizes.unknown(member));
            let inner: Vec<_> = inner.collect();
            if inner.is_empty() {
                pending.pop();
                sizes.known.insert(shape.id(), sizes.of_aggregate(shape));
            }
            pending.extend(inner);
        }
        sizes
    }

    /// The target of a member, if it must be known before its holder.
    fn unknown(&self, member: &Member) -> Option<&'m Shape> {
        let target = self.model.target(member);
        let is_within = is_aggregate(target) && !self.boxed.contains(&member.id());
        (is_within && !self.known.contains_key(target.id())).then_some(target)
    }

    fn of_aggregate(&self, shape: &Shape) -> usize {
        let largest = || shape.members().iter().map(|member| self.of_member(member)).max();
        match shape.kind() {
            ShapeKind::Union => largest().unwrap_or(0).max(24) + 8,
            _ => self.of_all_members(shape),
        }
    }

    /// The sum of the members. A clone of a union has room for each of its variants.
    fn of_all_members(&self, shape: &Shape) -> usize {
        let sizes = shape.members().iter().map(|member| self.of_member(member));
        sizes.fold(0, usize::saturating_add)
    }

    fn of_member(&self, member: &Member) -> usize {
        if self.boxed.contains(&member.id()) {
            return 8;
        }
        let target = self.model.target(member);
        match target.kind() {
            ShapeKind::Structure | ShapeKind::Union => {
                self.known.get(target.id()).copied().unwrap_or(0)
            }
            ShapeKind::Boolean | ShapeKind::Byte => 2,
            ShapeKind::Short => 4,
            ShapeKind::Integer | ShapeKind::IntEnum | ShapeKind::Float => 8,
            ShapeKind::Long | ShapeKind::Double | ShapeKind::Timestamp => 16,
            ShapeKind::Blob | ShapeKind::Document => 32,
            _ => 24,
        }
    }
}

/// The shapes that can hold others of their kind, in whatever is between them: those of components with a
/// circle.
fn recursive<'m>(model: &'m CheckedModel, closure: &[&'m Shape]) -> BTreeSet<&'m ShapeId> {
    let index: HashMap<_, _> = closure.iter().enumerate().map(|(at, it)| (it.id(), at)).collect();
    let targets = |shape: &&'m Shape| {
        let targets = shape.members().iter().map(|member| model.target(member).id());
        targets.filter_map(|target| index.get(target).copied()).collect()
    };
    let targets: Vec<Vec<usize>> = closure.iter().map(targets).collect();
    let component = components::of(closure.len(), |node, edge| targets[node].get(edge).copied());
    // A circle has an edge within its component, be it from a shape to itself.
    let is_within = |at: usize| targets[at].iter().any(|&to| component[to] == component[at]);
    closure.iter().enumerate().filter(|(at, _)| is_within(*at)).map(|(_, it)| it.id()).collect()
}

#[cfg(test)]
mod tests {
    use crate::generator::Generator;

    /// The warnings of a service with a structure of so many strings and this further member.
    fn warnings(strings: usize, member: &str) -> Vec<String> {
        let members: Vec<_> = (0..strings)
            .map(|index| format!(r#""m{index}": {{"target": "smithy.api#String"}},"#))
            .collect();
        let members = members.concat();
        let text = format!(
            r#"{{"smithy": "2.0", "shapes": {{
                "a#O": {{"type": "operation", "output": {{"target": "a#Out"}}}},
                "a#Out": {{"type": "structure", "members": {{"t": {{"target": "a#T"}}}}}},
                "a#T": {{"type": "structure", "members": {{ {members} "more": {{"target": "{member}"}}}}}},
                "a#List": {{"type": "list", "member": {{"target": "a#T"}}}},
                "a#U": {{"type": "union", "members": {{"t": {{"target": "a#T"}}}}}},
                "a#S": {{"type": "service", "version": "1", "operations": [{{"target": "a#O"}}],
                "traits": {{"aws.protocols#awsJson1_0": {{}}}} }} }} }}"#,
        );
        let report = Generator::from_text("s.json", text).unwrap().report().unwrap();
        report.warnings().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_large_structure_that_holds_itself_is_told_of() {
        let warning = "a#T: a value takes about 5 KB and can hold others of its kind: cloning one that is \
                       nested as deeply as a response may be needs a stack of more than 2 MiB; if you don't \
                       trust the service, clone such values on a thread with a larger stack, or share them in \
                       an `Arc`";
        assert_eq!(warnings(200, "a#List"), [warning]);
        assert_eq!(warnings(200, "a#T"), [warning]);
    }

    #[test]
    fn a_very_large_structure_is_told_of() {
        let told = warnings(7_000, "smithy.api#String");
        assert!(
            matches!(&told[..], [told] if told.contains("and 1 more: a value takes about 169 KB")),
            "{told:?}"
        );
    }

    #[test]
    fn small_ones_and_those_that_hold_no_others_are_not() {
        assert_eq!(warnings(100, "a#List"), [""; 0]);
        assert_eq!(warnings(200, "smithy.api#String"), [""; 0]);
    }
}
