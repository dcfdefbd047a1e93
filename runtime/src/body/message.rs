//! Messages whose bodies are complete.

use bytes::Bytes;

/// A response whose body is complete.
pub type BufferedResponse = http::Response<Bytes>;
