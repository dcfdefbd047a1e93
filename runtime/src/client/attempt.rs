//! The middle phase of a call: one request and its answer, which is complete or streamed. It is compiled
//! once, whatever the number of operations.

use std::convert::Infallible;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use bytes::Bytes;
use http_body::Body as _;
use tokio::task::yield_now;
use tracing::{Instrument as _, Span};

use crate::body::gathered::Gathered;
use crate::body::stream::ByteStream;
use crate::client::download::Download;
use crate::client::inner::Inner;
use crate::client::limits::{Limits, Stage};
use crate::client::report::Reporter;
use crate::client::transport::link::Link;
use crate::error::call::Error;
use crate::error::delivery::Delivery;
#[cfg(feature = "event-stream")]
use crate::event_stream::initial;
use crate::operation::classify::succeeded;
use crate::schema::service::OperationSchema;
use crate::schema::streaming::Streaming;

/// The number of bytes of a body from which on reading it takes more than a moment: without optimization, about
/// ten milliseconds.
const LARGE: usize = 64 * 1024;

/// The part of a call between its request and its answer.
pub(super) type Exchange<'c> = Pin<
    Box<dyn Future<Output = Result<http::Response<ByteStream>, Error<Infallible>>> + Send + 'c>,
>;

/// Sends `request` once. The future gathers the answer, which may have `max_size` bytes, unless it is one that is to
/// be streamed.
///
/// The future is a block, and what it waits for is made before it, because it is moved to the heap: the
/// request isn't in it, and its values have one place each. The arguments of an `async fn` have two.
pub(super) fn start<'c>(
    client: &'c Arc<Inner>,
    operation: &'static OperationSchema,
    mut request: http::Request<ByteStream>,
    mut limits: Limits,
    max_size: usize,
    span: &Span,
) -> Exchange<'c> {
    limits.start_attempt();
    let progress = request.body_mut().watch();
    if progress.is_some() && !operation.input_stream.is_some_and(Streaming::is_events) {
        limits.measure_upload();
    }
    let (mut carried, link) = client.transport.send(operation, request);
    let exchange = async move {
        let report = Reporter { operation, config: &client.config };
        let stage = || match &progress {
            _ if link.as_ref().is_some_and(Link::is_connecting) => Stage::Connect,
            Some(progress) => progress.mark().map_or(Stage::Read, Stage::Send),
            None => Stage::Read,
        };
        let delivery = || link.as_ref().map_or(Delivery::Unknown, Link::delivery);
        let answer = limits.wait(&mut carried, stage).await;
        let answer = answer.map_err(|stopped| report.stopped(stopped, delivery()))?;
        let answer = answer.map_err(|error| report.unanswered(error, delivery()))?;
        drop(carried);
        receive(client, operation, answer, &mut limits, max_size).await
    };
    Box::pin(exchange.instrument(span.clone()))
}

/// Gathers an answer, unless it is one that is to be streamed.
async fn receive(
    client: &Arc<Inner>,
    operation: &'static OperationSchema,
    answer: http::Response<ByteStream>,
    limits: &mut Limits,
    max_size: usize,
) -> Result<http::Response<ByteStream>, Error<Infallible>> {
    let config = &client.config;
    let report = Reporter { operation, config };
    let (head, body) = answer.into_parts();
    if let Some(streaming) = operation.output_stream
        && succeeded(operation, head.status)
    {
        let protection = limits.protection();
        let body = Download::new(body, client.clone(), operation, streaming, protection);
        let response = http::Response::from_parts(head, ByteStream::from_body(body));
        return with_initial_message(response, streaming, limits, report).await;
    }
    if !operation.answers_early {
        limits.measure_body();
    }
    let gathered = gather(body, max_size, limits, report).await?;
    let response = http::Response::from_parts(head, ByteStream::default());
    match gathered {
        Some(bytes) => Ok(prepared(response, bytes, limits).await),
        None => Err(Error::Response(report.too_large(&response, max_size))),
    }
}

/// The response with its body, which is read next, on this thread and without a pause. If the body is large,
/// other tasks have their turn before, and reading ends with the call.
async fn prepared(
    mut response: http::Response<ByteStream>,
    body: Bytes,
    limits: &Limits,
) -> http::Response<ByteStream> {
    if body.len() > LARGE {
        yield_now().await;
        if let Some(until) = limits.end().and_then(|end| end.read_until()) {
            response.extensions_mut().insert(until);
        }
    }
    response.map(|_| ByteStream::from(body))
}

/// The response, with the message that comes before its events received.
#[cfg(feature = "event-stream")]
async fn with_initial_message(
    response: http::Response<ByteStream>,
    streaming: Streaming,
    limits: &mut Limits,
    report: Reporter<'_>,
) -> Result<http::Response<ByteStream>, Error<Infallible>> {
    if streaming != Streaming::EventsAfterInitial {
        return Ok(response);
    }
    let (mut head, body) = response.into_parts();
    let received = limits.wait(initial::receive(body), || Stage::Read).await;
    let received = received.map_err(|stopped| report.stopped(stopped, Delivery::Answered))?;
    let (initial, events) =
        received.map_err(|error| Error::Transport(report.ended(error.into_source())))?;
    head.extensions.insert(initial::Initial(initial));
    Ok(http::Response::from_parts(head, events))
}

#[cfg(not(feature = "event-stream"))]
#[allow(clippy::unused_async, reason = "its counterpart waits")]
async fn with_initial_message(
    response: http::Response<ByteStream>,
    _: Streaming,
    _: &mut Limits,
    _: Reporter<'_>,
) -> Result<http::Response<ByteStream>, Error<Infallible>> {
    Ok(response)
}

/// The whole body, or `None` if it has more than `max` bytes.
async fn gather(
    mut body: ByteStream,
    max: usize,
    limits: &mut Limits,
    report: Reporter<'_>,
) -> Result<Option<Bytes>, Error<Infallible>> {
    if body.size_hint().lower() > max as u64 {
        return Ok(None);
    }
    let mut gathered = Gathered::default();
    loop {
        let piece = limits.wait(body.next(), || Stage::Body).await;
        match piece.map_err(|stopped| report.stopped(stopped, Delivery::Answered))? {
            None => return Ok(Some(gathered.finish())),
            Some(Err(error)) => {
                return Err(Error::Transport(report.broken_off(error.into_source())));
            }
            Some(Ok(piece)) => {
                limits.came(piece.len());
                if gathered.push(piece, max).is_err() {
                    return Ok(None);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};
    use std::time::Duration;

    use bytes::Bytes;

    use super::{LARGE, prepared};
    use crate::client::limits::Limits;
    use crate::client::stalled_stream::StalledStreamProtection;
    use crate::client::timeouts::Timeouts;
    use crate::codec::pace::ReadUntil;

    /// Returns when reading a body of this size is given up, and how often others had their turn before.
    fn prepare(timeouts: Timeouts, size: usize) -> (Option<ReadUntil>, usize) {
        let limits = Limits::start(timeouts, StalledStreamProtection::NONE);
        let body = Bytes::from(vec![0; size]);
        let mut prepared = pin!(prepared(http::Response::default(), body, &limits));
        let mut turns = 0;
        loop {
            match prepared.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
                Poll::Ready(response) => return (ReadUntil::of(&response), turns),
                Poll::Pending => turns += 1,
            }
        }
    }

    #[test]
    fn others_have_their_turn_before_a_large_body_is_read() {
        assert_eq!(prepare(Timeouts::NONE, LARGE).1, 0);
        assert_eq!(prepare(Timeouts::NONE, LARGE + 1).1, 1);
    }

    #[test]
    fn a_large_body_is_read_until_the_call_ends() {
        let call = Timeouts::NONE.call(Duration::ZERO);
        assert!(prepare(call, LARGE).0.is_none());
        assert!(prepare(call, LARGE + 1).0.is_some_and(ReadUntil::is_over));
        let later = Timeouts::NONE.call(Duration::from_secs(3600));
        assert!(prepare(later, LARGE + 1).0.is_some_and(|until| !until.is_over()));
        let others = Timeouts::NONE.read(Duration::ZERO).attempt(Duration::ZERO);
        assert!(prepare(others, LARGE + 1).0.is_none());
    }
}
