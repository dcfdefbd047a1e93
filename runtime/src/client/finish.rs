//! The last phase of a call: `tracing` is told how it ended.

use tracing::Span;
use tracing::field::Empty;

use crate::aws::request_id::request_id;
use crate::client::deadline::Deadline;
use crate::error::call::Error;
use crate::error::delivery::Delivery;
use crate::error::plain::visible;
use crate::error::timeout::TimeoutError;
use crate::operation::options::ResponseOptions;
use crate::schema::service::OperationSchema;

/// The span of a call. It holds nothing that a user or a service wrote, save the id that the service
/// gives to the request.
pub(super) fn span(operation: &'static OperationSchema) -> Span {
    tracing::debug_span!(
        "call",
        service = operation.service.name,
        operation = operation.name,
        status = Empty,
        request_id = Empty,
        outcome = Empty,
    )
}

/// Records the status of an answer and the id that the service gave to the request.
pub(super) fn record_answer<B>(span: &Span, answer: &http::Response<B>, options: &ResponseOptions) {
    if span.is_disabled() {
        return;
    }
    span.record("status", answer.status().as_u16());
    if let Some(id) = request_id(answer.headers(), &options.request_id_headers) {
        span.record("request_id", &*visible(id));
    }
}

/// The result of a call, or a timeout if the call is over. An error of the service that has arrived is still
/// reported.
pub(super) fn in_time<T, E>(
    end: Option<Deadline>,
    operation: &'static str,
    result: Result<T, Error<E>>,
) -> Result<T, Error<E>> {
    let is_kept = matches!(result, Err(Error::Service { .. }));
    match end.filter(|end| !is_kept && end.has_passed()) {
        Some(Deadline { kind, limit, .. }) => {
            let delivery = Delivery::Answered;
            Err(Error::Timeout(TimeoutError { operation, kind, limit, delivery }))
        }
        None => result,
    }
}

/// Records how the call ended, and hands on its result.
pub(super) fn record<T, E>(span: &Span, result: Result<T, Error<E>>) -> Result<T, Error<E>> {
    let outcome = match &result {
        Ok(_) => "ok",
        Err(Error::Invalid(_)) => "invalid",
        Err(Error::Request(_)) => "bad request",
        Err(Error::Identity { .. }) => "no identity",
        Err(Error::Service { .. }) => "service error",
        Err(Error::Response(_)) => "bad response",
        Err(Error::Timeout(_)) => "timeout",
        Err(Error::Transport(_)) => "transport error",
    };
    span.record("outcome", outcome);
    result
}
