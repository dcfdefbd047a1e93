//! Recognition of failures, before a response is read into a type.

use http::StatusCode;

use crate::body::message::BufferedResponse;
use crate::schema::service::OperationSchema;
use crate::schema::service::protocol::Failure;

/// Returns the failure that a response describes, without the operation's error type, or `None` if its
/// status means success.
///
/// A few services of AWS begin to respond before the operation ends, and may send an error with a status
/// that means success. This function doesn't recognize such a failure; reading the body does.
///
/// ```
/// use farrier::protocol::RestJson1;
/// use farrier::{Bytes, OperationSchema, ServiceSchema, classify, http};
///
/// static CHAT: ServiceSchema = ServiceSchema::new("Chat", "2024-03-17", &RestJson1);
/// static SEND: OperationSchema = OperationSchema::new("SendMessage", &CHAT);
///
/// let response = http::Response::builder()
///     .status(429)
///     .header("x-amzn-errortype", "SlowDown")
///     .body(Bytes::from_static(br#"{"message": "too many messages"}"#))?;
/// let failure = classify(&SEND, &response).expect("429 is a failure");
/// assert_eq!(failure.codes, ["SlowDown"]);
/// assert_eq!(failure.message.as_deref(), Some("too many messages"));
/// # Ok::<(), http::Error>(())
/// ```
pub fn classify(schema: &'static OperationSchema, response: &BufferedResponse) -> Option<Failure> {
    let failed = !succeeded(schema, response.status());
    failed.then(|| schema.service.protocol.failure(response))
}

/// Returns true if a status means success.
pub(crate) fn succeeded(schema: &OperationSchema, status: StatusCode) -> bool {
    schema.service.protocol.succeeded(schema, status)
}
