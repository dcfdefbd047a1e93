//! The length that a body must have, before there is one.

use http::HeaderValue;

/// The length that a member says, which is bound to the header `Content-Length`. It is in the extensions of a
/// request until it is compared with the length of the body.
#[derive(Debug, Clone)]
pub(crate) struct GivenLength {
    pub(crate) length: u64,
    /// The header.
    pub(crate) value: HeaderValue,
}
