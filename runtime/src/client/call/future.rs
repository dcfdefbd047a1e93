//! Calls are futures themselves and not only made into some, so that the compiler suggests the `.await` which
//! was forgotten. They are written out rather than as `async` blocks because they are compiled again for each
//! operation, by each user. The long part of a call, between its request and its answer,
//! is a future without any type of the operation, and is compiled once.

use std::future::Future;
use std::mem;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use super::{Call, CallWithResponse};
use crate::body::stream::ByteStream;
use crate::client::attempt::Exchange;
use crate::client::inner::Inner;
use crate::client::overrides::Overrides;
use crate::client::response::Response;
use crate::client::{finish, plan};
use crate::codec::responses::Responses;
use crate::error::call::Error;
use crate::operation::options::ResponseOptions;
use crate::operation::{Answer, Operation, info, read_response};
use tracing::Span;

/// A call whose request is on its way.
pub(super) struct Sent<'c> {
    client: &'c Arc<Inner>,
    exchange: Exchange<'c>,
    /// What the call sets differently from its client.
    responses: Option<Responses>,
    span: Span,
}

/// What a call makes of its answer.
type Read<O, T> =
    fn(&ResponseOptions, http::Response<ByteStream>) -> Result<T, Error<<O as Operation>::Error>>;

impl<O: Operation> Call<'_, O> {
    fn poll_with<T>(
        &mut self,
        cx: &mut Context<'_>,
        read: Read<O, T>,
    ) -> Poll<Result<T, Error<O::Error>>> {
        let mut sent = match (self.sent.take(), self.input.take()) {
            (Some(sent), _) => sent,
            (None, Some(input)) => {
                let span = finish::span(O::SCHEMA);
                let overrides = mem::take(&mut self.overrides);
                match span.in_scope(|| start::<O>(self.client, input, overrides, &span)) {
                    Ok(sent) => sent,
                    Err(error) => return Poll::Ready(finish::record(&span, Err(error))),
                }
            }
            (None, None) => panic!("a call was polled after it had given its result"),
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
                self.sent = Some(sent);
                Poll::Pending
            }
        }
    }
}

/// Puts together what the call does, and sends its request.
fn start<'c, O: Operation>(
    client: &'c Arc<Inner>,
    mut input: O::Input,
    overrides: Overrides,
    span: &Span,
) -> Result<Sent<'c>, Error<O::Error>> {
    let responses = overrides.responses;
    let exchange = plan::start(client, O::SCHEMA, &mut input, overrides, span);
    let exchange = exchange.map_err(Error::widen)?;
    Ok(Sent { client, exchange, responses, span: span.clone() })
}

// What has to stay in place is in a box.
impl<O: Operation> Unpin for Call<'_, O> {}
impl<O: Operation> Unpin for CallWithResponse<'_, O> {}

impl<O: Operation> Future for Call<'_, O> {
    type Output = Result<O::Output, Error<O::Error>>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        self.get_mut().poll_with(cx, |options, answer| O::response_with(answer, options))
    }
}

impl<O: Operation> Future for CallWithResponse<'_, O> {
    type Output = Result<Response<O::Output>, Error<O::Error>>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        self.get_mut().0.poll_with(cx, |options, answer| {
            let info = info::of(O::SCHEMA, &answer, options);
            let Answer { output, left_out } = read_response::<O>(answer, options)?;
            Ok(Response { output, info, left_out })
        })
    }
}
