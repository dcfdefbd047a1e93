//! The headers that only a transport can know.

use http::header::HeaderName;

/// Returns true for a header that is the transport's to set, because it ends the message, chooses its host or
/// concerns the connection (RFC 9110, sections 7.2, 7.6.1, 7.8 and 10.1). With a caller's value in one of them, a
/// message could be cut short, go to another host, or wait for an answer that the transport doesn't expect.
pub(crate) fn is_transport_header(name: &HeaderName) -> bool {
    matches!(
        name.as_str(),
        "connection"
            | "content-length"
            | "expect"
            | "host"
            | "http2-settings"
            | "keep-alive"
            | "proxy-connection"
            | "te"
            | "trailer"
            | "transfer-encoding"
            | "upgrade"
    )
}
