//! The course of one call: build, exchange, read; and what `tracing` is told of it.
//!
//! [`CallFuture`] is written out rather than as an `async` block because it is compiled again for
//! each operation, by each user. The long part, between request and response, is a future without
//! any type of the operation; it is compiled once.

use std::fmt;
use std::future::Future;
use std::mem;
use std::pin::Pin;
use std::task::{Context, Poll};

use http::{HeaderName, HeaderValue};
use tracing::field::Empty;
use tracing::{Instrument as _, Span};

use super::Client;
use super::call::Call;
use super::call::Overrides;
use super::config::Config;
use super::fault::{Fault, Reporter};
use super::limits::Limits;
use crate::aws::request_id::request_id;
use crate::body::stream::ByteStream;
use crate::error::call::Error;
use crate::operation::Operation;
use crate::operation::RequestOptions;
use crate::schema::service::OperationSchema;

/// A call that is being awaited. Nothing happens before it is polled; once it has given its
/// result it stays pending for ever.
#[must_use = "nothing is sent before the future is polled"]
pub struct CallFuture<'c, O: Operation>(State<'c, O>);

enum State<'c, O: Operation> {
    Idle(Call<'c, O>),
    Sent(Exchange<'c>, Span),
    Done,
}

/// The part of a call between its request and its reply.
type Exchange<'c> =
    Pin<Box<dyn Future<Output = Result<http::Response<ByteStream>, Fault>> + Send + 'c>>;

impl<'c, O: Operation> CallFuture<'c, O> {
    pub(super) fn new(call: Call<'c, O>) -> Self {
        Self(State::Idle(call))
    }
}

// What has to stay in place is in a box.
impl<O: Operation> Unpin for CallFuture<'_, O> {}

impl<O: Operation> Future for CallFuture<'_, O> {
    type Output = Result<O::Output, Error<O::Error>>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let state = &mut self.get_mut().0;
        let (mut exchange, span) = match mem::replace(state, State::Done) {
            State::Idle(call) => {
                let span = span(O::SCHEMA);
                match span.in_scope(|| call.send(&span)) {
                    Ok(exchange) => (exchange, span),
                    Err(error) => return finish(&span, Err(error)),
                }
            }
            State::Sent(exchange, span) => (exchange, span),
            State::Done => return Poll::Pending,
        };
        match exchange.as_mut().poll(cx) {
            Poll::Ready(reply) => finish(&span, span.in_scope(|| O::response(reply?))),
            Poll::Pending => {
                *state = State::Sent(exchange, span);
                Poll::Pending
            }
        }
    }
}

impl<O: Operation> fmt::Debug for CallFuture<'_, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CallFuture").field("operation", &O::SCHEMA.name).finish_non_exhaustive()
    }
}

impl<'c, O: Operation> Call<'c, O> {
    fn send(self, span: &Span) -> Result<Exchange<'c>, Error<O::Error>> {
        let Self { client, input, overrides } = self;
        let plan = Plan::new(client.config(), overrides, O::SCHEMA)?;
        let request = O::request_with(input, client.endpoint(), &plan.options)?;
        Ok(client.start(O::SCHEMA, request, plan, span))
    }
}

/// A client's settings and a call's own, put together when the call begins.
struct Plan {
    options: RequestOptions,
    headers: Vec<(HeaderName, HeaderValue)>,
    limits: Limits,
}

impl Plan {
    fn new(
        config: &Config,
        overrides: Overrides,
        operation: &'static OperationSchema,
    ) -> Result<Self, Fault> {
        let Overrides { timeout, validation, addressing, headers } = overrides;
        let report = Reporter { operation, config };
        let own = headers.map_err(|problem| report.unsendable(problem))?;
        // Of one name the last counts.
        let headers = config.headers.iter().cloned().chain(own).collect();
        let mut timeouts = config.timeouts;
        timeouts.call = timeout.or(timeouts.call);
        let mut options = config.request.clone();
        options.validation = validation.unwrap_or(options.validation);
        options.addressing = addressing.unwrap_or(options.addressing);
        Ok(Self { options, headers, limits: Limits::start(timeouts) })
    }
}

impl Client {
    fn start(
        &self,
        operation: &'static OperationSchema,
        request: http::Request<ByteStream>,
        plan: Plan,
        span: &Span,
    ) -> Exchange<'_> {
        let Plan { headers, limits, .. } = plan;
        let exchange = self.exchange(operation, request, headers, limits).instrument(span.clone());
        let span = span.clone();
        Box::pin(async move {
            let reply = exchange.await?;
            record_reply(&span, &reply);
            Ok(reply)
        })
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

fn record_reply<B>(span: &Span, reply: &http::Response<B>) {
    if span.is_disabled() {
        return;
    }
    span.record("status", reply.status().as_u16());
    if let Some(id) = request_id(reply.headers()) {
        span.record("request_id", id);
    }
}

fn finish<T, E>(span: &Span, outcome: Result<T, Error<E>>) -> Poll<Result<T, Error<E>>> {
    let text = match &outcome {
        Ok(_) => "ok",
        Err(Error::Invalid(_)) => "invalid",
        Err(Error::Request(_)) => "bad request",
        Err(Error::Service { .. }) => "service error",
        Err(Error::Response(_)) => "bad response",
        Err(Error::Timeout(_)) => "timeout",
        Err(Error::Transport(_)) => "transport error",
    };
    span.record("outcome", text);
    Poll::Ready(outcome)
}
