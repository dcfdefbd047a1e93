//! Cases of event streams (smithy.io, `eventStreamTests`): they fail until they can be run.

use runtime::Operation;

use crate::suite::Outcome;

/// Runs a case against an operation.
pub(crate) fn check<O: Operation>(_case: &str) -> Outcome {
    Err(format!("{}: event streams are not tested yet", O::SCHEMA.name))
}
