//! The header `Content-MD5` (RFC 1864), for services that require a checksum and name no algorithm.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::{HeaderMap, HeaderName};
use md5::{Digest, Md5};

use crate::error::wire::SerializeError;
use crate::schema::service::OperationSchema;

static CONTENT_MD5: HeaderName = HeaderName::from_static("content-md5");

/// Adds the header `Content-MD5` if the operation requires it and no member has set it. `body` is
/// `None` if it isn't in memory, which fails if the header is needed.
pub(crate) fn add_md5(
    operation: &OperationSchema,
    headers: &mut HeaderMap,
    body: Option<&[u8]>,
) -> Result<(), SerializeError> {
    if !operation.checksums.content_md5 || headers.contains_key(&CONTENT_MD5) {
        return Ok(());
    }
    let sum = STANDARD.encode(Md5::digest(super::in_memory(body)?));
    super::insert(headers, &CONTENT_MD5, &sum)
}
