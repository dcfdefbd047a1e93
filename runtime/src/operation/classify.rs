//! What a response tells, before anything of it is read into a type.

use http::StatusCode;

use crate::body::message::BufferedResponse;
use crate::schema::service::OperationSchema;
use crate::schema::service::protocol::Failure;

/// Tells what kind of failure a response is, without the operation's own error type; `None` if its
/// status tells of success.
///
/// A few services of AWS begin to answer before they know how an operation ends; they put an error
/// into a response whose status tells of success. That is found when the body is read, not here.
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

/// Whether a status tells of success.
pub(crate) fn succeeded(schema: &OperationSchema, status: StatusCode) -> bool {
    schema.service.protocol.succeeded(schema, status)
}
