//! Where `codegen.toml` says what a job asks for, so that what is wrong with it is shown there.

use farrier_codegen::{Error, check_ignored_constraints, find_operations};
use farrier_smithy::{CheckedModel, Service};

use super::Job;
use crate::failure::{Failure, Report};
use crate::snippet::Snippet;
use crate::words::shown;

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
}

impl Job {
    /// Fails if one of the names of constraints to ignore is none of the model; shows each.
    pub(super) fn check_ignored_constraints(&self, model: &CheckedModel) -> Result<(), Failure> {
        let is_known = |name: &[String]| check_ignored_constraints(model, name);
        let (names, places) = (&self.ignored_constraints, &self.places.ignored_constraints);
        if !places.is_empty() {
            return check(names, places, is_known);
        }
        // They are from the command line.
        let path = shown(&self.model);
        let wrong = names.iter().filter_map(|name| {
            let failure = Failure::from(is_known(std::slice::from_ref(name)).err()?);
            Some(failure.of(&format!("`--ignore-constraints {name}` for {path}")))
        });
        let reports: Vec<_> = wrong.flat_map(|failure| failure.reports).collect();
        if reports.is_empty() { Ok(()) } else { Err(Failure::usage(reports)) }
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
