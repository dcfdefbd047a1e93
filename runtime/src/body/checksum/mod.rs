//! Checksums of bodies, which are sent with requests and verified in responses (smithy.io,
//! `httpChecksumRequired` and `aws.protocols#httpChecksum` traits).
//!
//! This module knows the headers that carry checksums. [`Checksum`] computes them.

#[cfg(feature = "checksum")]
pub(crate) mod hash;
#[cfg(feature = "md5")]
pub(crate) mod md5;
#[cfg(feature = "checksum")]
pub(crate) mod request;
#[cfg(feature = "checksum")]
pub(crate) mod response;

#[cfg(feature = "checksum")]
pub use hash::Checksum;

use http::{HeaderMap, HeaderName, HeaderValue};

use crate::error::wire::SerializeError;

/// Returns the body whose checksum goes into a header. Fails if it isn't in memory, because headers
/// are sent before the checksum of a stream is known.
pub(crate) fn in_memory(body: Option<&[u8]>) -> Result<&[u8], SerializeError> {
    body.ok_or_else(|| SerializeError {
        member: None,
        problem: "its body needs a checksum, and isn't in memory to compute one: give it as \
                  bytes, or give the checksum"
            .to_owned(),
    })
}

/// Adds the header of a checksum. Fails if the map of headers is full.
pub(crate) fn insert(
    headers: &mut HeaderMap,
    name: &HeaderName,
    value: &str,
) -> Result<(), SerializeError> {
    let refuse = |problem: &str| SerializeError { member: None, problem: problem.to_owned() };
    let value =
        HeaderValue::from_str(value).map_err(|_| refuse("a checksum is no header value"))?;
    let inserted = headers.try_insert(name.clone(), value);
    inserted.map(drop).map_err(|_| refuse("there are too many headers"))
}
