//! Checksums of requests.

use http::{HeaderMap, HeaderName};

use super::hash::Checksum;
use crate::codec::lookup;
use crate::codec::writer::WriteStruct;
use crate::error::wire::SerializeError;
use crate::schema::binding::Binding;
use crate::schema::checksum::ChecksumAlgorithm;
use crate::schema::service::OperationSchema;

/// The prefix of every header that holds a checksum.
const PREFIX: &str = "x-amz-checksum-";

/// The rest of headers that have the prefix but don't hold a checksum.
const NO_CHECKSUM: [&str; 4] = ["algorithm", "mode", "type", "required"];

/// The algorithm that is used if a checksum is required and the input chooses none.
const DEFAULT: ChecksumAlgorithm = ChecksumAlgorithm::Crc32;

/// Says in the extensions of a request that a checksum of this algorithm follows its body.
#[derive(Clone, Copy)]
#[cfg_attr(not(feature = "sigv4"), expect(dead_code, reason = "then no service takes it"))]
pub(crate) struct Trailing(pub(crate) ChecksumAlgorithm);

/// Adds the checksum of the body to the headers, if the input asks for one or the operation
/// requires one. Nothing is added if a member has set a checksum of any algorithm.
///
/// `body` is `None` if it isn't in memory. If a checksum is needed then, it is returned where the service takes
/// checksums behind bodies, and elsewhere this fails. It also fails if the input asks for an
/// unknown algorithm.
pub(crate) fn add(
    operation: &OperationSchema,
    input: &dyn WriteStruct,
    headers: &mut HeaderMap,
    body: Option<&[u8]>,
) -> Result<Option<Trailing>, SerializeError> {
    let checksums = &operation.checksums;
    let Some(member) = checksums.algorithm_member else { return Ok(None) };
    if is_given(headers) {
        return Ok(None);
    }
    let algorithm = match lookup::member_text(input, member) {
        Some(name) => ChecksumAlgorithm::from_name(&name).ok_or_else(|| unknown(member))?,
        None if checksums.required => DEFAULT,
        None => return Ok(None),
    };
    add_algorithm_header(input, member, algorithm, headers)?;
    if body.is_none() && operation.takes_chunks() {
        return Ok(Some(Trailing(algorithm)));
    }
    let sum = Checksum::of(algorithm, super::in_memory(body)?);
    let header = HeaderName::from_static(algorithm.header());
    super::insert(headers, &header, &sum).map(|()| None)
}

/// Returns true if a member has set a checksum.
fn is_given(headers: &HeaderMap) -> bool {
    let mut names = headers.keys().filter_map(|name| name.as_str().strip_prefix(PREFIX));
    names.any(|name| !NO_CHECKSUM.contains(&name))
}

/// Adds the header that names the algorithm, if the member that chooses the algorithm is bound to a
/// header and absent.
fn add_algorithm_header(
    input: &dyn WriteStruct,
    member: &str,
    algorithm: ChecksumAlgorithm,
    headers: &mut HeaderMap,
) -> Result<(), SerializeError> {
    let mut members = input.members().iter();
    let Some(Binding::Header(name)) =
        members.find(|other| other.name() == member).map(crate::schema::member::Member::binding)
    else {
        return Ok(());
    };
    match HeaderName::from_bytes(name.as_bytes()) {
        Ok(name) if !headers.contains_key(&name) => super::insert(headers, &name, algorithm.name()),
        _ => Ok(()),
    }
}

fn unknown(member: &'static str) -> SerializeError {
    let known = ChecksumAlgorithm::ALL.map(ChecksumAlgorithm::name).join(", ");
    SerializeError {
        member: Some(member),
        problem: format!("is not a supported checksum algorithm; supported are: {known}"),
    }
}
