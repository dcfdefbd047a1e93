//! Verification of responses by their checksums.

mod stream;

use http::{HeaderMap, StatusCode};

use self::stream::Verified;
use super::hash::Checksum;
use crate::body::message::BufferedResponse;
use crate::body::stream::ByteStream;
use crate::codec::pace::{LATE, ReadUntil, STEP};
use crate::error::wire::DeserializeError;
use crate::schema::checksum::ChecksumAlgorithm;
use crate::schema::service::OperationSchema;

/// Verifies a response by its checksum. If it has several checksums that the operation lists, only
/// the first one in the order of [`ChecksumAlgorithm::ALL`] is verified. A response without any is
/// accepted, and so is one whose checksum is not that of its body: part of an object
/// (`206 Partial Content`) has the checksum of the whole, and an object that was uploaded in parts has a
/// checksum of their checksums. The name of the header that was verified is logged through `tracing`.
///
/// A stream is verified while it is read, and fails at its end if the checksum is wrong. A body in
/// memory is verified at once.
///
/// Services send checksums if the input asks for them, but one that was not asked for is verified
/// too.
pub(crate) fn verify(
    operation: &'static OperationSchema,
    response: &BufferedResponse,
    stream: Option<ByteStream>,
) -> Result<Option<ByteStream>, DeserializeError> {
    let Some(expected) = Expected::of(operation, response) else { return Ok(stream) };
    let until = ReadUntil::of(response);
    let mut checksum = Checksum::new(expected.algorithm);
    let stream = match stream.map(ByteStream::into_bytes) {
        Some(Err(pieces)) => {
            return Ok(Some(ByteStream::from_body(Verified::new(pieces, checksum, expected))));
        }
        Some(Ok(bytes)) => {
            add(&mut checksum, &bytes, until)?;
            Some(bytes.into())
        }
        None => {
            add(&mut checksum, response.body(), until)?;
            None
        }
    };
    expected.compare(checksum).map_err(|problem| DeserializeError::new("body", problem))?;
    Ok(stream)
}

/// Adds a body that is in memory. Fails if the time for reading it is over.
fn add(
    checksum: &mut Checksum,
    body: &[u8],
    until: Option<ReadUntil>,
) -> Result<(), DeserializeError> {
    for piece in body.chunks(STEP) {
        if until.is_some_and(ReadUntil::is_over) {
            return Err(DeserializeError::new("body", LATE));
        }
        checksum.update(piece);
    }
    Ok(())
}

/// The checksum in a header of a response, which the checksum of the body must equal.
pub(super) struct Expected {
    operation: &'static str,
    algorithm: ChecksumAlgorithm,
    value: String,
}

impl Expected {
    /// Returns the checksum that is verified, if the response has one.
    fn of(operation: &'static OperationSchema, response: &BufferedResponse) -> Option<Self> {
        let headers = response.headers();
        let mut listed = operation.checksums.response().filter_map(|algorithm| {
            let value = headers.get(algorithm.header())?.to_str().ok()?.trim();
            let value = (!is_composite(value)).then(|| value.to_owned())?;
            Some(Self { operation: operation.name, algorithm, value })
        });
        let expected = listed.next()?;
        if response.status() == StatusCode::PARTIAL_CONTENT || is_of_parts(headers) {
            let header = expected.algorithm.header();
            tracing::debug!(operation = operation.name, header, "the checksum is not of this body");
            return None;
        }
        Some(expected)
    }

    /// Compares the header with the computed checksum. The error describes the difference.
    pub(super) fn compare(&self, computed: Checksum) -> Result<(), String> {
        let Self { operation, algorithm, value } = self;
        let found = computed.header_value();
        let header = algorithm.header();
        if *value == found {
            tracing::debug!(operation, header, "the checksum of the body is right");
            return Ok(());
        }
        Err(format!(
            "its checksum {} is `{found}`, but the header `{header}` says `{}`",
            algorithm.name(),
            value.escape_debug(),
        ))
    }
}

/// Returns true if the response says that its checksum is one of the checksums of an object's parts.
fn is_of_parts(headers: &HeaderMap) -> bool {
    let kind = headers.get("x-amz-checksum-type").and_then(|kind| kind.to_str().ok());
    kind.is_some_and(|kind| kind.trim().eq_ignore_ascii_case("COMPOSITE"))
}

/// Returns true for a checksum such as `…-3`, which ends with a number of parts. It is the checksum
/// of the parts' checksums and not that of the body.
fn is_composite(checksum: &str) -> bool {
    checksum.rsplit_once('-').is_some_and(|(_, parts)| {
        !parts.is_empty() && parts.bytes().all(|byte| byte.is_ascii_digit())
    })
}
