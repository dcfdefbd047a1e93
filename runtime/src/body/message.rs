//! Messages whose bodies are in memory.

use bytes::Bytes;

/// A response whose whole body is in memory.
pub type BufferedResponse = http::Response<Bytes>;
