//! Compatibility with the protocol `awsQuery` (smithy.io, `aws.protocols#awsQueryCompatible`
//! trait).
//!
//! Services that moved from `awsQuery` to another protocol can tell the codes that their errors had
//! before.

use http::header::{HeaderMap, HeaderName, HeaderValue};

use crate::schema::service::ServiceSchema;

/// The request header that asks a service for the codes.
const MODE: HeaderName = HeaderName::from_static("x-amzn-query-mode");

/// The response header that holds the code of an error. Its value is `Code;Fault`, in which the
/// fault is `Sender` or `Receiver`.
const ERROR: HeaderName = HeaderName::from_static("x-amzn-query-error");

/// Asks the service for the codes of errors, if it is compatible with `awsQuery`.
pub(super) fn request_codes(service: &ServiceSchema, headers: &mut HeaderMap) {
    if service.query_compatible {
        headers.insert(MODE, HeaderValue::from_static("true"));
    }
}

/// Returns the code of an error, if the service is compatible with `awsQuery` and tells the code.
pub(super) fn error_code(service: &ServiceSchema, headers: &HeaderMap) -> Option<String> {
    let text = headers.get(ERROR).filter(|_| service.query_compatible)?.to_str().ok()?;
    let code = text.split_once(';').map_or(text, |(code, _)| code).trim();
    (!code.is_empty()).then(|| code.to_owned())
}

#[cfg(test)]
mod tests {
    use http::header::{HeaderMap, HeaderValue};

    use super::{ERROR, error_code, request_codes};
    use crate::protocol::RestJson1;
    use crate::schema::service::ServiceSchema;

    static PLAIN: ServiceSchema = ServiceSchema::new("Queue", "1", &RestJson1);
    static COMPATIBLE: ServiceSchema = PLAIN.query_compatible();

    #[test]
    fn codes_are_requested_and_read_only_of_compatible_services() {
        for (service, asked, heard) in
            [(&PLAIN, None, None), (&COMPATIBLE, Some("true"), Some("Gone"))]
        {
            let mut headers = HeaderMap::new();
            request_codes(service, &mut headers);
            let mode = headers.get("x-amzn-query-mode").and_then(|value| value.to_str().ok());
            assert_eq!(mode, asked);
            headers.insert(ERROR, HeaderValue::from_static("Gone;Sender"));
            assert_eq!(error_code(service, &headers).as_deref(), heard);
        }
    }

    #[test]
    fn the_fault_after_a_code_is_removed() {
        for (text, expected) in [
            (
                &b"AWS.SimpleQueueService.NonExistentQueue;Sender"[..],
                Some("AWS.SimpleQueueService.NonExistentQueue"),
            ),
            (b"Gone", Some("Gone")),
            (b" Gone ; Receiver;", Some("Gone")),
            (b";Sender", None),
            (b"", None),
            (b"G\xe9ant;Sender", None),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(ERROR, HeaderValue::from_bytes(text).unwrap());
            assert_eq!(error_code(&COMPATIBLE, &headers).as_deref(), expected);
        }
    }
}
