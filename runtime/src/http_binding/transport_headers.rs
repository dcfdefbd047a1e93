//! The headers that only a transport can know.

use http::header::{
    CONNECTION, CONTENT_LENGTH, EXPECT, HOST, HeaderName, TE, TRAILER, TRANSFER_ENCODING, UPGRADE,
};

/// The headers that end a message, choose its host or concern the connection (RFC 9110, sections 7.2,
/// 7.6.1, 7.8 and 10.1). With a caller's value in one of them, a message could be cut short, go to
/// another host, or wait for an answer that the transport doesn't expect.
const TRANSPORT_HEADERS: [HeaderName; 11] = [
    CONNECTION,
    CONTENT_LENGTH,
    EXPECT,
    HOST,
    TE,
    TRAILER,
    TRANSFER_ENCODING,
    UPGRADE,
    HeaderName::from_static("http2-settings"),
    HeaderName::from_static("keep-alive"),
    HeaderName::from_static("proxy-connection"),
];

/// Returns true for a header that is the transport's to set.
pub(crate) fn is_transport_header(name: &HeaderName) -> bool {
    TRANSPORT_HEADERS.contains(name)
}
