//! The formats of bodies: JSON, CBOR, XML and forms.
//!
//! Each format writes and reads every kind of value. It knows nothing of HTTP or of any protocol.

pub(crate) mod base64;
#[cfg(feature = "cbor")]
pub mod cbor;
pub mod json;
#[cfg(all(test, feature = "cbor", feature = "document", feature = "xml"))]
mod late;
pub(crate) mod position;
#[cfg(feature = "query")]
pub mod query;
pub(crate) mod scan;
#[cfg(feature = "xml")]
pub mod xml;
