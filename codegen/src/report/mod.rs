//! What became of a model: which operations were generated, what was done with each trait, which
//! constraints are enforced, how structures are made, and what is not done.
//!
//! Pure data, made of the checked model and the plan, and the same on every machine. Knows
//! neither tokens nor files; `markdown` writes it for people, serde as JSON for programs.

mod constraints;
mod constructors;
mod markdown;
mod traits;
mod uses;
mod warnings;

use std::collections::BTreeMap;

use farrier_smithy::CheckedModel;
use serde::Serialize;

use crate::note::Note;
use crate::plan;
use crate::protocol::Protocol;
use crate::select::Selection;

pub use crate::note::UncheckedPattern;
pub use constraints::Constraint;
pub use constructors::{Argument, Constructor};
pub(crate) use traits::is_of_credentials;
pub use traits::{Handling, TraitRule, rules};

/// The name of the report's file in a generated crate.
pub const FILE: &str = "smithy-report.md";

/// What was generated of a model, and what was not. All lists are sorted, except operations, which
/// are in the model's order, and the arguments of constructors, which are in their own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    /// The file name of the model.
    pub model: String,
    /// The shape id of the service.
    pub service: String,
    /// The version of the service; empty where the model has none.
    pub version: String,
    /// The protocol that the client speaks.
    pub protocol: SpokenProtocol,
    /// The operations.
    pub operations: ChosenOperations,
    /// What was done with the traits of the service, of the generated operations, their resources,
    /// and the shapes that they reach.
    pub traits: TraitUses,
    /// The patterns that no engine takes, and that are therefore not checked.
    pub patterns_not_compiled: Vec<UncheckedPattern>,
    /// The constraints that are enforced before anything is sent.
    pub constraints: BTreeMap<Constraint, ConstrainedMembers>,
    /// The constructors of the structures that have one with arguments.
    pub constructors: Vec<Constructor>,
    /// What else is not done, or differently.
    pub notes: Vec<Remark>,
}

/// The protocol that a client speaks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SpokenProtocol {
    /// The id of its trait.
    pub used: String,
    /// The other protocols of the service, whether the generator knows them or not.
    pub others: Vec<String>,
}

/// The operations of a service by their shape ids.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChosenOperations {
    /// Those that were chosen.
    pub generated: Vec<String>,
    /// Those that nobody asked for.
    pub left_out: Vec<String>,
}

/// Traits by what was done with them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct TraitUses {
    /// They mean what the specification says.
    pub honoured: Vec<TraitUse>,
    /// They are read, and not all that they say is done.
    pub approximated: Vec<TraitUse>,
    /// They make no difference to the client.
    pub ignored: Vec<TraitUse>,
}

impl TraitUses {
    /// Those that are ignored though clients are meant to do something with them.
    pub fn unsupported(&self) -> impl Iterator<Item = &TraitUse> {
        self.ignored.iter().filter(|it| it.handling == Handling::Unsupported)
    }

    /// Those that are ignored because neither Smithy nor AWS defines them.
    pub fn unknown(&self) -> impl Iterator<Item = &TraitUse> {
        self.ignored.iter().filter(|it| it.handling == Handling::Unknown)
    }
}

/// One trait, and where it is applied.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TraitUse {
    /// The id of the trait.
    pub id: String,
    /// What was done with it.
    pub handling: Handling,
    /// How it is approximated or why it is ignored; empty if it is honoured.
    pub remark: String,
    /// How many shapes and members have it.
    pub count: usize,
    /// Their ids.
    pub shapes: Vec<String>,
}

/// The members for which a constraint is enforced: the value's own, or those of what it holds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct ConstrainedMembers {
    /// How many there are.
    pub count: usize,
    /// Their ids.
    pub members: Vec<String>,
}

/// Something about a shape.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Remark {
    /// What.
    pub text: String,
    /// The id of the shape.
    pub shape: String,
}

/// The report of a plan.
pub(crate) fn of(
    model: &CheckedModel,
    model_name: &str,
    selection: &Selection<'_>,
    protocol: &Protocol,
    plan: &plan::Client,
) -> Report {
    let service = &selection.service;
    let others = service.shape().traits().ids().map(farrier_smithy::ShapeId::as_str);
    let mut others: Vec<_> = others
        .filter(|id| *id != protocol.id && farrier_smithy::traits::PROTOCOLS.contains(id))
        .map(str::to_owned)
        .collect();
    others.sort();
    let mut report = Report {
        model: model_name.to_owned(),
        service: service.id().to_string(),
        version: service.version().to_owned(),
        protocol: SpokenProtocol { used: protocol.id.to_owned(), others },
        operations: operations(selection),
        traits: uses::of(model, selection, protocol),
        patterns_not_compiled: Vec::new(),
        constraints: constraints::of(plan),
        constructors: constructors::of(plan),
        notes: Vec::new(),
    };
    for note in &plan.notes {
        match note {
            Note::UncheckedPattern(pattern) => report.patterns_not_compiled.push(pattern.clone()),
            note => report.notes.push(Remark { text: note.text(), shape: note.shape().to_owned() }),
        }
    }
    report.patterns_not_compiled.sort();
    report.notes.sort();
    report
}

fn operations(selection: &Selection<'_>) -> ChosenOperations {
    let chosen: Vec<_> = selection.operations.iter().map(farrier_smithy::Operation::id).collect();
    let all = selection.service.operations().into_iter().map(|operation| operation.id());
    let (generated, left_out): (Vec<_>, Vec<_>) = all.partition(|id| chosen.contains(id));
    let texts =
        |ids: Vec<&farrier_smithy::ShapeId>| ids.into_iter().map(ToString::to_string).collect();
    ChosenOperations { generated: texts(generated), left_out: texts(left_out) }
}

impl Report {
    /// The report for programs, as JSON with line breaks. Its keys are the fields' names.
    pub fn to_json(&self) -> String {
        let json = serde_json::to_string_pretty(self);
        // Strings, numbers and lists of them can always be written.
        json.unwrap_or_default() + "\n"
    }

    /// The report for people, as Markdown. Long lists are folded and cut; the JSON has them whole.
    pub fn to_markdown(&self) -> String {
        markdown::of(self)
    }

    /// The notes that say the same, and the shapes of which they say it.
    fn notes_by_text(&self) -> BTreeMap<&str, Vec<&str>> {
        let mut notes: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for note in &self.notes {
            notes.entry(&note.text).or_default().push(&note.shape);
        }
        notes
    }

    /// What the client doesn't do though the model asks for it, in a few lines: one a kind, with
    /// how many shapes it is about. Empty if there is nothing to warn of.
    pub fn warnings(&self) -> Vec<String> {
        warnings::of(self)
    }
}
