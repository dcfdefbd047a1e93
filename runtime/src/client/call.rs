//! One call: what it sets differently from its client, and its course.

use std::fmt;
use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::time::Duration;

use http::header::{CONNECTION, CONTENT_LENGTH, TRANSFER_ENCODING};
use http::{HeaderMap, HeaderName, HeaderValue};
use tracing::field::Empty;
use tracing::{Instrument as _, Span};

use super::Client;
use super::fault::Fault;
use super::limits::Limits;
use crate::operation::{RequestOptions, request_id};
use crate::{Error, Operation, OperationError, OperationSchema, Reply, RequestError, Validation};

/// Headers that frame the message, which only the transport can know.
const FRAMING: [HeaderName; 3] = [CONNECTION, CONTENT_LENGTH, TRANSFER_ENCODING];

/// One call of an operation: `.await` it, or set first what it does differently from its client.
///
/// Dropping the future cancels the call.
#[must_use = "nothing is sent before the call is awaited"]
pub struct Call<'c, O: Operation> {
    client: &'c Client,
    input: O::Input,
    course: Course,
}

/// The part of a call that doesn't depend on the operation's types.
struct Course {
    timeout: Option<Duration>,
    validation: Option<Validation>,
    headers: Result<HeaderMap, String>,
}

impl<'c, O: Operation> Call<'c, O> {
    pub(super) fn new(client: &'c Client, input: O::Input) -> Self {
        let course = Course { timeout: None, validation: None, headers: Ok(HeaderMap::new()) };
        Self { client, input, course }
    }

    /// Limits this call, instead of [`Timeouts::call`](crate::Timeouts::call).
    pub fn timeout(mut self, limit: Duration) -> Self {
        self.course.timeout = Some(limit);
        self
    }

    /// Sets what happens to constraints that the input breaks.
    pub fn validation(mut self, validation: Validation) -> Self {
        self.course.validation = Some(validation);
        self
    }

    /// Adds a header to the request; one of the same name is replaced, be it the model's. The
    /// value is taken for a secret.
    ///
    /// A name or value that no header can have fails the call with [`Error::Request`], as do the
    /// headers `Connection`, `Content-Length` and `Transfer-Encoding`, which are the transport's.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        if let Ok(headers) = &mut self.course.headers {
            match header(name, value) {
                Ok((name, value)) => drop(headers.insert(name, value)),
                Err(problem) => self.course.headers = Err(problem),
            }
        }
        self
    }
}

/// Shows neither name nor value of what is refused, save a name that is fine in itself: the two
/// may have been exchanged.
fn header(name: &str, value: &str) -> Result<(HeaderName, HeaderValue), String> {
    let Ok(name) = name.parse::<HeaderName>() else {
        return Err("a header of the call has a name that no header can have".to_owned());
    };
    if FRAMING.contains(&name) {
        return Err(format!("the header `{name}` is for the transport to set"));
    }
    let Ok(mut value) = HeaderValue::from_str(value) else {
        return Err(format!("the header `{name}` has a value that no header can have"));
    };
    value.set_sensitive(true);
    Ok((name, value))
}

impl<O: Operation> fmt::Debug for Call<'_, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call")
            .field("operation", &O::SCHEMA.name)
            .field("timeout", &self.course.timeout)
            .field("validation", &self.course.validation)
            .finish_non_exhaustive()
    }
}

impl<'c, O: Operation> IntoFuture for Call<'c, O> {
    type Output = Result<O::Output, Error<O::Error>>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send + 'c>>;

    fn into_future(self) -> Self::IntoFuture {
        let Self { client, input, course } = self;
        Box::pin(async move {
            let span = span(O::SCHEMA);
            let outcome = run::<O>(client, input, course, &span).await;
            record(&span, &outcome);
            outcome
        })
    }
}

/// The part that is compiled for each operation. It enters the span for its own two steps only.
async fn run<O: Operation>(
    client: &Client,
    input: O::Input,
    course: Course,
    span: &Span,
) -> Result<O::Output, Error<O::Error>> {
    let (options, headers, limits) = course.begin(client, O::SCHEMA)?;
    let request = span.in_scope(|| O::request_with(input, client.endpoint(), &options))?;
    let exchange = client.exchange(O::SCHEMA, request, headers, limits);
    let reply = exchange.instrument(span.clone()).await?;
    record_reply(span, &reply);
    span.in_scope(|| O::response(reply))
}

impl Course {
    fn begin(
        self,
        client: &Client,
        operation: &'static OperationSchema,
    ) -> Result<(RequestOptions, HeaderMap, Limits), Fault> {
        let config = client.config();
        let mut timeouts = config.timeouts;
        timeouts.call = self.timeout.or(timeouts.call);
        let limits = Limits::start(timeouts);
        let mut options = config.request.clone();
        options.validation = self.validation.unwrap_or(options.validation);
        let headers = self.headers.map_err(|problem| {
            Fault::Request(RequestError { operation: operation.name, member: None, problem })
        })?;
        Ok((options, headers, limits))
    }
}

/// A span without anything that a user or service wrote, save the id that the service gave.
fn span(operation: &'static OperationSchema) -> Span {
    tracing::debug_span!(
        "call",
        service = operation.service.name,
        operation = operation.name,
        status = Empty,
        request_id = Empty,
        outcome = Empty,
    )
}

fn record_reply(span: &Span, reply: &Reply) {
    if span.is_disabled() {
        return;
    }
    span.record("status", reply.status().as_u16());
    if let Some(id) = request_id(reply.headers()) {
        span.record("request_id", id);
    }
}

fn record<T, E: OperationError>(span: &Span, outcome: &Result<T, Error<E>>) {
    let outcome = match outcome {
        Ok(_) => "ok",
        Err(Error::Invalid(_)) => "invalid",
        Err(Error::Request(_)) => "bad request",
        Err(Error::Service { .. }) => "service error",
        Err(Error::Response(_)) => "bad response",
        Err(Error::Timeout(_)) => "timeout",
        Err(Error::Transport(_)) => "transport error",
    };
    span.record("outcome", outcome);
}
