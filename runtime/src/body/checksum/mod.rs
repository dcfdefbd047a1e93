//! Checksums of bodies: sent with requests, verified in responses (smithy.io, `httpChecksumRequired`
//! and `aws.protocols#httpChecksum`).
//!
//! Knows the headers that checksums travel in. How they are computed is known to [`Checksum`], which
//! takes a body in pieces.

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

use crate::error::wire::Unsendable;

/// The body that a checksum is computed of. That of a stream is known at its end only, when the
/// headers are long sent.
pub(crate) fn in_memory(body: Option<&[u8]>) -> Result<&[u8], Unsendable> {
    body.ok_or_else(|| Unsendable {
        member: None,
        problem: "its body needs a checksum, and isn't in memory to compute one: give it as \
                  bytes, or give the checksum"
            .to_owned(),
    })
}

/// Adds a header, for which a map that is full has no room.
pub(crate) fn insert(
    headers: &mut HeaderMap,
    name: &HeaderName,
    value: &str,
) -> Result<(), Unsendable> {
    let refuse = |problem: &str| Unsendable { member: None, problem: problem.to_owned() };
    let value =
        HeaderValue::from_str(value).map_err(|_| refuse("a checksum is no header value"))?;
    let inserted = headers.try_insert(name.clone(), value);
    inserted.map(drop).map_err(|_| refuse("there are too many headers"))
}
