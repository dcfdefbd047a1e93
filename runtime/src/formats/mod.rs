//! The formats of bodies: each writes and reads every kind of value, and knows nothing of HTTP or of
//! any one protocol.

pub(crate) mod base64;
#[cfg(feature = "cbor")]
pub mod cbor;
pub mod json;
pub(crate) mod position;
#[cfg(feature = "query")]
pub mod query;
pub(crate) mod scan;
#[cfg(feature = "xml")]
pub mod xml;
