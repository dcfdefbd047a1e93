//! Where `codegen.toml` says what a job asks for, so that what is wrong with it is shown there.

use farrier_codegen::{Error, check_ignored_constraints, find_operations};
use farrier_smithy::{CheckedModel, Service};

use crate::failure::{Failure, Report};
use crate::snippet::Snippet;

/// The places of values in `codegen.toml`. A job of the command line has none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Places {
    pub(crate) model: Option<Snippet>,
    pub(crate) out: Option<Snippet>,
    pub(crate) service: Option<Snippet>,
    pub(crate) protocol: Option<Snippet>,
    pub(crate) farrier: Option<Snippet>,
    /// One for each name or glob.
    pub(crate) operations: Vec<Snippet>,
    /// One for each name.
    pub(crate) ignored_constraints: Vec<Snippet>,
}

impl Places {
    /// Fails if one of `names`, which have these places, matches no operation; shows each.
    pub(super) fn check_operations(
        &self,
        service: &Service<'_>,
        names: &[String],
    ) -> Result<(), Failure> {
        check(names, &self.operations, |name| find_operations(service, name).map(|_| ()))
    }

    /// Fails if one of `names`, which have these places, is no constraint of the model; shows each.
    pub(super) fn check_ignored_constraints(
        &self,
        model: &CheckedModel,
        names: &[String],
    ) -> Result<(), Failure> {
        check(names, &self.ignored_constraints, |name| check_ignored_constraints(model, name))
    }
}

/// Checks each name by itself, and shows what is wrong with it at its place.
fn check(
    names: &[String],
    places: &[Snippet],
    is_known: impl Fn(&[String]) -> Result<(), Error>,
) -> Result<(), Failure> {
    let mut reports: Vec<Report> = Vec::new();
    for (name, place) in names.iter().zip(places) {
        if let Err(error) = is_known(std::slice::from_ref(name)) {
            reports.extend(Failure::from(error).at(Some(place)).reports);
        }
    }
    if reports.is_empty() { Ok(()) } else { Err(Failure::usage(reports)) }
}
