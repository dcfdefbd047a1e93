//! The futures of calls. They are written out rather than as `async` blocks because they are compiled
//! again for each operation, by each user. The long part of a call, between its request and its answer,
//! is a future without any type of the operation, and is compiled once.

use std::fmt;
use std::future::Future;
use std::mem;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use super::Call;
use crate::body::stream::ByteStream;
use crate::client::attempt::Exchange;
use crate::client::inner::Inner;
use crate::client::response::Response;
use crate::client::{finish, plan};
use crate::codec::responses::Responses;
use crate::error::call::Error;
use crate::operation::options::ResponseOptions;
use crate::operation::{Answer, Operation, info, read_response};
use tracing::Span;

/// A call that is being awaited. Nothing happens before it is polled.
///
/// # Panics
/// Panics if it is polled again after it has given its result, as every `async fn` does.
#[must_use = "nothing is sent before the future is polled"]
pub struct CallFuture<'c, O: Operation>(State<'c, O>);

/// A call that is being awaited and gives what came with its answer, too: see
/// [`Call::with_response`](crate::Call::with_response).
///
/// # Panics
/// Panics if it is polled again after it has given its result, as every `async fn` does.
#[must_use = "nothing is sent before the future is polled"]
pub struct ResponseFuture<'c, O: Operation>(State<'c, O>);

enum State<'c, O: Operation> {
    Idle(Call<'c, O>),
    Sent(Sent<'c>),
    Done,
}

/// A call whose request is on its way.
struct Sent<'c> {
    client: &'c Arc<Inner>,
    exchange: Exchange<'c>,
    /// What the call sets differently from its client.
    responses: Option<Responses>,
    span: Span,
}

/// What a call makes of its answer.
type Read<O, T> =
    fn(&ResponseOptions, http::Response<ByteStream>) -> Result<T, Error<<O as Operation>::Error>>;

impl<O: Operation> State<'_, O> {
    fn poll<T>(
        &mut self,
        cx: &mut Context<'_>,
        read: Read<O, T>,
    ) -> Poll<Result<T, Error<O::Error>>> {
        let mut sent = match mem::replace(self, Self::Done) {
            Self::Idle(call) => {
                let span = finish::span(O::SCHEMA);
                match span.in_scope(|| start(call, &span)) {
                    Ok(sent) => sent,
                    Err(error) => return Poll::Ready(finish::record(&span, Err(error))),
                }
            }
            Self::Sent(sent) => sent,
            Self::Done => panic!("a call was polled after it had given its result"),
        };
        match sent.exchange.as_mut().poll(cx) {
            Poll::Ready(Ok(answer)) => {
                let Sent { client, responses, span, .. } = sent;
                finish::record_answer(&span, &answer, &client.config);
                let common = &client.config.responses;
                let own = responses.map(|responses| common.clone().responses(responses));
                let result = span.in_scope(|| read(own.as_ref().unwrap_or(common), answer));
                Poll::Ready(finish::record(&span, result))
            }
            Poll::Ready(Err(error)) => Poll::Ready(finish::record(&sent.span, Err(error.widen()))),
            Poll::Pending => {
                *self = Self::Sent(sent);
                Poll::Pending
            }
        }
    }
}

/// Puts together what the call does, and sends its request.
fn start<'c, O: Operation>(call: Call<'c, O>, span: &Span) -> Result<Sent<'c>, Error<O::Error>> {
    let Call { client, mut input, overrides } = call;
    let responses = overrides.responses;
    let exchange = plan::start(client, O::SCHEMA, &mut input, overrides, span);
    let exchange = exchange.map_err(Error::widen)?;
    Ok(Sent { client, exchange, responses, span: span.clone() })
}

impl<'c, O: Operation> CallFuture<'c, O> {
    pub(super) fn new(call: Call<'c, O>) -> Self {
        Self(State::Idle(call))
    }
}

impl<'c, O: Operation> ResponseFuture<'c, O> {
    pub(super) fn new(call: Call<'c, O>) -> Self {
        Self(State::Idle(call))
    }
}

// What has to stay in place is in a box.
impl<O: Operation> Unpin for CallFuture<'_, O> {}
impl<O: Operation> Unpin for ResponseFuture<'_, O> {}

impl<O: Operation> Future for CallFuture<'_, O> {
    type Output = Result<O::Output, Error<O::Error>>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        self.get_mut().0.poll(cx, |options, answer| O::response_with(answer, options))
    }
}

impl<O: Operation> Future for ResponseFuture<'_, O> {
    type Output = Result<Response<O::Output>, Error<O::Error>>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        self.get_mut().0.poll(cx, |options, answer| {
            let info = info::of(O::SCHEMA, &answer, options);
            let Answer { output, left_out } = read_response::<O>(answer, options)?;
            Ok(Response { output, info, left_out })
        })
    }
}

impl<O: Operation> fmt::Debug for CallFuture<'_, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CallFuture").field("operation", &O::SCHEMA.name).finish_non_exhaustive()
    }
}

impl<O: Operation> fmt::Debug for ResponseFuture<'_, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ResponseFuture").field("operation", &O::SCHEMA.name).finish_non_exhaustive()
    }
}
