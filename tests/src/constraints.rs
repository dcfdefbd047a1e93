//! Reads requests into the inputs of the model that the official constraint vectors are for, if it
//! was there when this crate was built, and validates them.

use farrier::codec::{ReadStruct, ReadValue};
use farrier::error::DeserializeError;
use farrier::validate::{Violation, violations};
use farrier::{Bytes, Operation, http};

/// A request as a service gets it.
pub type Request = http::Request<Bytes>;

/// The violations of a request, or why it can't be read.
pub type Checked = Result<Vec<Violation>, DeserializeError>;

/// An operation's name, and what reads and validates a request to it.
type Check = (&'static str, fn(&Request) -> Checked);

#[allow(dead_code, reason = "without the model there is nothing to read")]
fn validated<O: Operation>(request: &Request) -> Checked
where
    O::Input: ReadValue + ReadStruct,
{
    Ok(violations(&O::read_request(request.clone())?))
}

/// Reads a request to an operation and validates the input; `None` for an operation that isn't
/// there.
pub fn check(operation: &str, request: &Request) -> Option<Checked> {
    let (_, check) = CHECKS.iter().find(|(name, _)| *name == operation)?;
    Some(check(request))
}

include!(concat!(env!("OUT_DIR"), "/constraints.rs"));
