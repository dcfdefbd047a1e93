//! Cases of errors (smithy.io, `httpResponseTests` on errors): an operation that can give the error
//! must read it from the case's response, with the case's params as its members.

use farrier::codec::{ReadValue, WriteValue};
use farrier::{Error, Operation};

use crate::response::{ResponseCase, equal};
use crate::suite::Outcome;

/// Runs a case against one operation. `find` takes the error out of the operation's enum.
pub(crate) fn check<O: Operation, E>(case: &str, find: fn(O::Error) -> Option<E>) -> Outcome
where
    E: ReadValue + WriteValue,
{
    let outcome = check_one::<O, E>(case, find);
    outcome.map_err(|problem| format!("{}: {problem}", O::SCHEMA.name))
}

fn check_one<O: Operation, E>(case: &str, find: fn(O::Error) -> Option<E>) -> Outcome
where
    E: ReadValue + WriteValue,
{
    let case = ResponseCase::parse(case)?;
    let Err(failure) = O::response(case.reply()?) else {
        return Err("the response was read as an output, not as an error".to_owned());
    };
    same_code(failure.code(), case.error_code()?.as_deref())?;
    match failure {
        Error::Service { error, .. } => {
            let words = format!("read as another error: {error:?}");
            equal(&find(error).ok_or(words)?, &case.expected(O::SCHEMA)?)
        }
        other => Err(other.to_string()),
    }
}

/// Fails unless the error has the code that the case says, if it says one.
fn same_code(found: Option<&str>, expected: Option<&str>) -> Outcome {
    match expected {
        Some(expected) if found != Some(expected) => {
            Err(format!("the error's code is {found:?}; expected {expected:?}"))
        }
        _ => Ok(()),
    }
}
