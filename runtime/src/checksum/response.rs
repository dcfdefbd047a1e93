//! The checksum of a response.

use http::HeaderMap;

use super::Checksum;
use crate::error::Malformed;
use crate::{ChecksumAlgorithm, OperationSchema, Reply};

/// Verifies the first checksum of a response that the operation lists, in the order of
/// [`ChecksumAlgorithm::ALL`]; `tracing` tells which it was. A response without one is taken as it
/// is.
///
/// A service sends checksums where the input asks for them; should it send one unasked, that counts,
/// too.
pub(crate) fn verify(
    operation: &'static OperationSchema,
    response: &Reply,
) -> Result<(), Malformed> {
    let Some((algorithm, said)) = expected(operation, response.headers()) else { return Ok(()) };
    let found = Checksum::of(algorithm, response.body());
    let header = algorithm.header();
    if said != found {
        return Err(Malformed::new(
            "body",
            format!(
                "its checksum {} is `{found}`, but the header `{header}` says `{}`",
                algorithm.name(),
                said.escape_debug(),
            ),
        ));
    }
    tracing::debug!(operation = operation.name, header, "the checksum of the body is right");
    Ok(())
}

/// The checksum to verify, and what the response says it is.
pub(crate) fn expected<'h>(
    operation: &OperationSchema,
    headers: &'h HeaderMap,
) -> Option<(ChecksumAlgorithm, &'h str)> {
    let mut listed = operation.checksums.response().filter_map(|algorithm| {
        let said = headers.get(algorithm.header())?.to_str().ok()?.trim();
        (!is_composite(said)).then_some((algorithm, said))
    });
    listed.next()
}

/// True for the checksum of the checksums of so many parts, `…-3`: it isn't one of the body.
fn is_composite(checksum: &str) -> bool {
    checksum.rsplit_once('-').is_some_and(|(_, parts)| {
        !parts.is_empty() && parts.bytes().all(|byte| byte.is_ascii_digit())
    })
}
