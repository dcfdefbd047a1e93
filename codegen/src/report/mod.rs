//! The report on a model: the operations that were generated, the handling of each trait, the constraints
//! that are enforced, the constructors of structures, and what is not done.
//!
//! A report is plain data made from the checked model and the plan, and is the same on every machine.
//! [`Report::to_markdown`] writes it for people and [`Report::to_json`] for programs.

mod authentication;
mod constraints;
mod constructors;
mod markdown;
mod mistakes;
mod traits;
mod uses;
mod warnings;

use std::collections::BTreeMap;
use std::fmt;
use std::fmt::Write as _;

use farrier_smithy::CheckedModel;
use serde::Serialize;

use crate::note::Note;
use crate::plan;
use crate::protocol::Protocol;
use crate::responses::Responses;
use crate::select::Selection;
use crate::text::is_invisible;

pub use crate::note::{IgnoredConstraint, UncheckedPattern};
pub use authentication::Authentication;
pub use constraints::Constraint;
pub use constructors::{Argument, Constructor};
pub use mistakes::Mistake;
pub(crate) use traits::is_unknown_scheme;
pub use traits::{Handling, TraitRule, rules};
pub use warnings::Warning;

/// The name of the report's file in a generated crate.
pub const FILE: &str = "smithy-report.md";

/// A report on what was generated from a model and what wasn't. Lists of operations are in the model's order,
/// and the arguments of a constructor in their own; all other lists are sorted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Report {
    /// The file name of the model.
    pub model: String,
    /// The shape id of the service.
    pub service: String,
    /// The version of the service, which is empty if the model has none.
    pub version: String,
    /// The protocol that the client uses.
    pub protocol: SpokenProtocol,
    /// How strictly the client reads responses, unless its user decides otherwise.
    pub responses: Responses,
    /// The operations.
    pub operations: ChosenOperations,
    /// The credentials that each generated operation takes. It is empty if the service takes none.
    pub authentication: Vec<Authentication>,
    /// The handling of the traits of the service, of the generated operations, of their resources, and of
    /// the shapes that they reach.
    pub traits: TraitUses,
    /// The patterns that are not checked, because no engine accepts them.
    pub patterns_not_compiled: Vec<UncheckedPattern>,
    /// The constraints that are enforced before anything is sent.
    pub constraints: BTreeMap<Constraint, ConstrainedMembers>,
    /// The constraints that are not enforced, because users said so or because they are known to be wrong.
    pub constraints_ignored: Vec<IgnoredConstraint>,
    /// The names of constraints to ignore that have no effect, because no input of the generated operations has
    /// such a constraint.
    pub constraints_ignored_in_vain: Vec<String>,
    /// The mistakes in the model that don't keep it from being used, in the order of its text.
    pub mistakes: Vec<Mistake>,
    /// The constructors of the structures that have one with arguments.
    pub constructors: Vec<Constructor>,
    /// Further remarks on what is not done or is done differently.
    pub notes: Vec<Remark>,
}

/// The protocol that a client uses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct SpokenProtocol {
    /// The id of the protocol's trait.
    pub used: String,
    /// The ids of the service's other protocols, including those that the generator doesn't support.
    pub others: Vec<String>,
}

/// The operations of a service by their shape ids.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ChosenOperations {
    /// The operations that were generated.
    pub generated: Vec<String>,
    /// The operations that were not chosen.
    pub left_out: Vec<String>,
}

/// Traits, grouped by their handling.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct TraitUses {
    /// The traits that are implemented as the specification says.
    pub honoured: Vec<TraitUse>,
    /// The traits that are implemented in part.
    pub approximated: Vec<TraitUse>,
    /// The traits that have no effect on the client.
    pub ignored: Vec<TraitUse>,
}

impl TraitUses {
    /// Iterates over the traits that are ignored although the specification requires something of clients.
    pub fn unsupported(&self) -> impl Iterator<Item = &TraitUse> {
        self.ignored.iter().filter(|it| it.handling == Handling::Unsupported)
    }

    /// Iterates over the traits that are ignored because neither Smithy nor AWS defines them.
    pub fn unknown(&self) -> impl Iterator<Item = &TraitUse> {
        self.ignored.iter().filter(|it| it.handling == Handling::Unknown)
    }
}

/// A trait, its handling, and the shapes to which it is applied.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct TraitUse {
    /// The id of the trait.
    pub id: String,
    /// The handling of the trait.
    pub handling: Handling,
    /// How it is approximated or why it is ignored. It is empty if the trait is honoured.
    pub remark: String,
    /// The number of shapes and members that have the trait.
    pub count: usize,
    /// The ids of these shapes and members.
    pub shapes: Vec<String>,
}

/// The members for which a constraint is enforced, on their value or on a value in it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ConstrainedMembers {
    /// The number of members.
    pub count: usize,
    /// The ids of the members.
    pub members: Vec<String>,
}

/// A remark on a shape.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[non_exhaustive]
pub struct Remark {
    /// The text of the remark.
    pub text: String,
    /// The id of the shape.
    pub shape: String,
}

/// Makes the report on a plan.
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
        responses: plan.service.responses,
        operations: operations(selection),
        authentication: authentication::of(plan),
        traits: uses::of(model, selection, protocol),
        patterns_not_compiled: Vec::new(),
        constraints: constraints::of(plan),
        constraints_ignored: Vec::new(),
        constraints_ignored_in_vain: plan.ignored_in_vain.clone(),
        mistakes: plan.mistakes.iter().map(Mistake::of).collect(),
        constructors: constructors::of(plan),
        notes: Vec::new(),
    };
    for note in &plan.notes {
        match note {
            Note::UncheckedPattern(pattern) => report.patterns_not_compiled.push(pattern.clone()),
            Note::IgnoredConstraint(ignored) => report.constraints_ignored.push(ignored.clone()),
            note => report.notes.push(Remark { text: note.text(), shape: note.shape().to_owned() }),
        }
    }
    report.patterns_not_compiled.sort();
    report.constraints_ignored.sort();
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

/// Writes the report as Markdown, as [`to_markdown`](Report::to_markdown) does.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_markdown())
    }
}

impl Report {
    /// Returns the report as JSON with line breaks, for programs. Its keys are the names of the fields.
    pub fn to_json(&self) -> String {
        // Strings, numbers and lists of them can always be written.
        let json = serde_json::to_string_pretty(self).unwrap_or_default() + "\n";
        let mut text = String::with_capacity(json.len());
        for c in json.chars() {
            if c != '\n' && is_invisible(c) {
                // Only strings have such characters.
                for unit in c.encode_utf16(&mut [0; 2]) {
                    let _ = write!(text, "\\u{unit:04x}");
                }
            } else {
                text.push(c);
            }
        }
        text
    }

    /// Returns the report as Markdown, for people. Long lists are folded and truncated; the JSON has all of
    /// their items.
    pub fn to_markdown(&self) -> String {
        markdown::of(self)
    }

    /// Groups the notes by their text, with the shapes of each.
    fn notes_by_text(&self) -> BTreeMap<&str, Vec<&str>> {
        let mut notes: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for note in &self.notes {
            notes.entry(&note.text).or_default().push(&note.shape);
        }
        notes
    }

    /// Returns a few lines about what the model asks for and the client doesn't do, about mistakes in the model,
    /// and about settings without effect. Remarks that differ only in their shape share a line, which names the
    /// first shape and counts the others; only the first few mistakes have a line. The list is empty if there
    /// is nothing to warn about.
    pub fn warnings(&self) -> Vec<Warning> {
        warnings::of(self)
    }
}
