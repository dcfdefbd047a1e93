//! `Content-MD5` (RFC 1864): the checksum of old, where a service asks for one and names no other.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use http::HeaderName;
use md5::{Digest, Md5};

use crate::OperationSchema;
use crate::error::Unsendable;

static CONTENT_MD5: HeaderName = HeaderName::from_static("content-md5");

/// Adds `Content-MD5` where the operation asks for it and no member has set it.
pub(crate) fn add_md5(
    operation: &OperationSchema,
    request: &mut http::Request<Bytes>,
) -> Result<(), Unsendable> {
    if !operation.checksums.content_md5 || request.headers().contains_key(&CONTENT_MD5) {
        return Ok(());
    }
    let sum = STANDARD.encode(Md5::digest(request.body()));
    super::insert(request.headers_mut(), &CONTENT_MD5, &sum)
}
