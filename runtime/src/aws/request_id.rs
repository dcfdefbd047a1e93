//! The ids that services give to requests, for their support to find them.

use http::header::{HeaderMap, HeaderName};

/// The headers in which AWS names a request, and the one that most others use. The first one that is there
/// counts.
const REQUEST_ID: [HeaderName; 3] = [
    HeaderName::from_static("x-amzn-requestid"),
    HeaderName::from_static("x-amz-request-id"),
    HeaderName::from_static("x-request-id"),
];

/// The header with the second id of a request, which some services of AWS give beside the first one.
const EXTENDED_REQUEST_ID: HeaderName = HeaderName::from_static("x-amz-id-2");

/// The id of a request: in one of the headers `named` by the program, else in one of AWS's.
pub(crate) fn request_id<'h>(headers: &'h HeaderMap, named: &[HeaderName]) -> Option<&'h str> {
    named.iter().chain(&REQUEST_ID).find_map(|name| text(headers, name))
}

/// The second id of a request.
pub(crate) fn extended(headers: &HeaderMap) -> Option<&str> {
    text(headers, &EXTENDED_REQUEST_ID)
}

fn text<'h>(headers: &'h HeaderMap, name: &HeaderName) -> Option<&'h str> {
    headers.get(name)?.to_str().ok().filter(|id| !id.trim().is_empty())
}
