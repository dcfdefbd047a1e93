//! The constraints that a client enforces. They are counted in the plan, so they are those that are emitted.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::ConstrainedMembers;
use crate::plan::{Check, Client, Field, Maker, Presence, Structure, Type};

/// A kind of constraint on inputs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Constraint {
    /// The value is one that the enum defines.
    Enum,
    /// The length is within its bounds.
    Length,
    /// The string matches the regular expression.
    Pattern,
    /// The number is within its bounds.
    Range,
    /// The member is present. Its type ensures that, so a program without it doesn't compile.
    Required,
    /// The variant of the union is one that the model defines.
    Union,
    /// No two items are equal.
    UniqueItems,
}

impl Constraint {
    /// Returns the name that reports use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Enum => "enum",
            Self::Length => "length",
            Self::Pattern => "pattern",
            Self::Range => "range",
            Self::Required => "required",
            Self::Union => "union",
            Self::UniqueItems => "uniqueItems",
        }
    }
}

type Found = BTreeMap<Constraint, BTreeSet<String>>;

/// The constrained members of what a client writes, by the kind of constraint.
pub(super) fn of(plan: &Client) -> BTreeMap<Constraint, ConstrainedMembers> {
    let mut found = Found::new();
    let own = plan.operations.iter().flat_map(|operation| &operation.shapes);
    own.chain(&plan.errors).for_each(|it| structure(it, &mut found));
    for ty in &plan.types {
        match ty {
            Type::Structure(it) => structure(it, &mut found),
            Type::Union(union) if union.maker == Maker::Users => {
                found.entry(Constraint::Union).or_default().insert(union.id.clone());
                fields(&union.id, &union.variants, &mut found);
            }
            Type::Union(_) | Type::StringEnum(_) | Type::IntEnum(_) => {}
        }
    }
    let members = |ids: BTreeSet<String>| ConstrainedMembers {
        count: ids.len(),
        members: ids.into_iter().collect(),
    };
    found.into_iter().map(|(kind, ids)| (kind, members(ids))).collect()
}

fn structure(structure: &Structure, found: &mut Found) {
    if structure.maker != Maker::Users {
        return;
    }
    fields(&structure.id, &structure.fields, found);
    let required = structure.fields.iter().filter(|field| field.presence == Presence::Required);
    let ids = required.map(|field| format!("{}${}", structure.id, field.schema.name));
    let mut ids = ids.peekable();
    if ids.peek().is_some() {
        found.entry(Constraint::Required).or_default().extend(ids);
    }
}

fn fields(holder: &str, fields: &[Field], found: &mut Found) {
    for field in fields {
        let id = format!("{holder}${}", field.schema.name);
        checks(&id, &field.checks, found);
    }
}

fn checks(id: &str, checks: &[Check], found: &mut Found) {
    for check in checks {
        let kind = match check {
            Check::Length(_) => Constraint::Length,
            Check::Range(_) => Constraint::Range,
            Check::Pattern(_) => Constraint::Pattern,
            Check::Unique => Constraint::UniqueItems,
            Check::EnumValue => Constraint::Enum,
            // What the structure or union itself is counted for.
            Check::Nested => continue,
            Check::Items(inner)
            | Check::Keys(inner)
            | Check::Values(inner)
            | Check::ValuesOfSecretKeys(inner) => {
                self::checks(id, inner, found);
                continue;
            }
        };
        found.entry(kind).or_default().insert(id.to_owned());
    }
}
