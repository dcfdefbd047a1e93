//! Reads requests into the inputs of the model that the official constraint vectors are for, if it
//! was there when this crate was built, and validates them.

use runtime::codec::{ReadStruct, ReadValue};
use runtime::error::Malformed;
use runtime::validate::{Violation, violations};
use runtime::{Bytes, Operation};

/// A request as a service gets it.
pub type Request = runtime::http::Request<Bytes>;

/// The violations of a request, or why it can't be read.
pub type Checked = Result<Vec<Violation>, Malformed>;

#[allow(dead_code, reason = "without the model there is nothing to read")]
fn validated<O: Operation>(request: &Request) -> Checked
where
    O::Input: ReadValue + ReadStruct,
{
    Ok(violations(&O::read_request(request)?))
}

include!(concat!(env!("OUT_DIR"), "/constraints.rs"));
