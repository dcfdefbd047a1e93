//! A call whose request is on its way, without any type of its operation.

use std::borrow::Cow;
use std::convert::Infallible;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use tracing::Span;

use crate::body::stream::ByteStream;
use crate::client::attempt::Exchange;
use crate::client::deadline::Deadline;
use crate::client::finish;
use crate::client::inner::Inner;
use crate::client::overrides::Overrides;
use crate::client::plan::{self, Started};
use crate::error::call::Error;
use crate::operation::Input;
use crate::operation::options::ResponseOptions;
use crate::schema::service::OperationSchema;

/// A call whose request is on its way.
pub(super) struct Sent<'c> {
    /// The mutex only makes the call `Sync`. Polling takes `&mut self`, so it is never contended.
    exchange: Mutex<Exchange<'c>>,
    /// How the answer is read.
    pub(super) responses: Cow<'c, ResponseOptions>,
    /// When the call is over, if it has a limit.
    pub(super) end: Option<Deadline>,
    pub(super) span: Span,
}

impl<'c> Sent<'c> {
    /// Puts together what the call does, and sends its request.
    ///
    /// # Errors
    /// Fails with [`Error::Invalid`] or [`Error::Request`] if there is no request to send.
    pub(super) fn start(
        client: &'c Arc<Inner>,
        operation: &'static OperationSchema,
        input: &mut dyn Input,
        overrides: Overrides,
    ) -> Result<Self, Error<Infallible>> {
        let span = finish::span(operation);
        let started = span.in_scope(|| plan::start(client, operation, input, overrides, &span));
        match started {
            Ok(Started { exchange, responses, end }) => {
                Ok(Self { exchange: Mutex::new(exchange), responses, end, span })
            }
            Err(error) => finish::record(&span, Err(error)),
        }
    }

    /// Polls for the answer, which is complete or streamed.
    pub(super) fn poll(
        &mut self,
        cx: &mut Context<'_>,
    ) -> Poll<Result<http::Response<ByteStream>, Error<Infallible>>> {
        let exchange = self.exchange.get_mut().unwrap_or_else(PoisonError::into_inner);
        Poll::Ready(match ready!(exchange.as_mut().poll(cx)) {
            Ok(answer) => {
                finish::record_answer(&self.span, &answer, &self.responses);
                Ok(answer)
            }
            Err(error) => finish::record(&self.span, Err(error)),
        })
    }
}
