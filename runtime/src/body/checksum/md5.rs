//! `Content-MD5` (RFC 1864): the checksum of old, where a service asks for one and names no other.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::{HeaderMap, HeaderName};
use md5::{Digest, Md5};

use crate::error::wire::Unsendable;
use crate::schema::service::OperationSchema;

static CONTENT_MD5: HeaderName = HeaderName::from_static("content-md5");

/// Adds `Content-MD5` of a body, which is `None` if it isn't in memory, where the operation asks for
/// it and no member has set it.
pub(crate) fn add_md5(
    operation: &OperationSchema,
    headers: &mut HeaderMap,
    body: Option<&[u8]>,
) -> Result<(), Unsendable> {
    if !operation.checksums.content_md5 || headers.contains_key(&CONTENT_MD5) {
        return Ok(());
    }
    let sum = STANDARD.encode(Md5::digest(super::in_memory(body)?));
    super::insert(headers, &CONTENT_MD5, &sum)
}
