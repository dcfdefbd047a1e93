//! Cases of errors (smithy.io, `httpResponseTests` on errors): an operation that can give the error
//! must read it from the case's response, with the case's params as its members, and under the code
//! that the case says, if it says one.

use runtime::codec::{ReadValue, WriteValue};
use runtime::{Error, Operation};

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
    let Err(error) = O::response(case.reply()?) else {
        return Err("the response was read as an output, not as an error".to_owned());
    };
    if let Some(expected) = case.error_code()?
        && error.code() != Some(&expected)
    {
        return Err(format!("the code is {:?}; expected {expected:?}", error.code()));
    }
    match error {
        Error::Service { error, .. } => {
            let words = format!("read as another error: {error:?}");
            equal(&find(error).ok_or(words)?, &case.expected(O::SCHEMA)?)
        }
        other => Err(other.to_string()),
    }
}
