//! Bodies of messages: streams of bytes, their checksums and their compression.

mod announced;
#[cfg(any(feature = "checksum", feature = "md5"))]
pub(crate) mod checksum;
#[cfg(feature = "sigv4")]
pub(crate) mod chunked;
pub(crate) mod compression;
pub(crate) mod error;
pub(crate) mod gathered;
pub(crate) mod length;
pub(crate) mod message;
pub(crate) mod stream;
#[cfg(feature = "sigv4")]
pub(crate) mod trailer;
