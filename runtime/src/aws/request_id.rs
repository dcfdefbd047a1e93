//! The ids that services give to requests.

/// The headers in which services name a request, the first that is there counts.
const REQUEST_ID_HEADERS: [&str; 3] = ["x-amzn-requestid", "x-amz-request-id", "x-amz-id-2"];

/// The id that the service gave to a request.
pub(crate) fn request_id(headers: &http::HeaderMap) -> Option<&str> {
    REQUEST_ID_HEADERS.iter().find_map(|name| headers.get(*name)?.to_str().ok())
}
