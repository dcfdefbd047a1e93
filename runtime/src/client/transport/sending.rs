//! A request that the built-in transport has taken, and how sending it can fail.

use std::error::Error as StdError;
use std::fmt;
use std::future::Future;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use hyper_util::client::legacy::connect::CaptureConnection;
use hyper_util::client::legacy::{Error as HyperError, ResponseFuture};

use super::interim::HEAD_LIMIT;
use super::link::Try;
use crate::body::stream::ByteStream;
use crate::error::transport::BoxError;

/// The answer of the built-in transport to a request.
pub(crate) struct Sending {
    /// It is absent where there is no runtime to send the request.
    response: Option<ResponseFuture>,
    connection: CaptureConnection,
    this_try: Try,
    /// The limit of each connect.
    connect_timeout: Option<Duration>,
    /// The number of headers that the response may have.
    max_headers: usize,
}

impl Sending {
    /// Puts together the future of a response, which is absent without a runtime, and what tells that it
    /// has a connection.
    pub(super) fn new(
        response: Option<ResponseFuture>,
        connection: CaptureConnection,
        this_try: Try,
        connect_timeout: Option<Duration>,
        max_headers: usize,
    ) -> Self {
        Self { response, connection, this_try, connect_timeout, max_headers }
    }

    fn failed(&self, error: HyperError) -> BoxError {
        let connecting = error.is_connect() || !self.this_try.is_connected();
        let timed_out = self.connect_timeout.filter(|_| connecting && is_timed_out(&error));
        Box::new(SendError { connecting, timed_out, max_headers: self.max_headers, error })
    }
}

impl Future for Sending {
    type Output = Result<http::Response<ByteStream>, BoxError>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = &mut *self;
        let Some(response) = &mut this.response else {
            return Poll::Ready(Err("requests need a tokio runtime to be sent in".into()));
        };
        let polled = Pin::new(response).poll(cx);
        if this.connection.connection_metadata().is_some() {
            this.this_try.connect();
        }
        let response = ready!(polled).map_err(|error| this.failed(error))?;
        Poll::Ready(Ok(response.map(ByteStream::from_body)))
    }
}

/// Why the built-in transport has no answer.
#[derive(Debug)]
struct SendError {
    /// There was no connection.
    connecting: bool,
    /// The limit of a connect that ran out.
    timed_out: Option<Duration>,
    /// The number of headers that the answer may have had.
    max_headers: usize,
    error: HyperError,
}

impl fmt::Display for SendError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.connecting { "no connection" } else { "no answer" })
    }
}

impl StdError for SendError {
    // hyper's outermost error says no more than this one.
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.error.source()
    }
}

/// What an error of a transport says about connecting, wherever in its chain that is said.
pub(crate) struct ConnectFailure {
    /// The limit that ran out.
    pub(crate) timed_out: Option<Duration>,
}

impl ConnectFailure {
    /// Finds out whether `error` is that there was no connection. hyper's own error counts, too, for
    /// transports that users make of it.
    pub(crate) fn of(error: &(dyn StdError + 'static)) -> Option<Self> {
        causes(error).find_map(|cause| match cause.downcast_ref::<SendError>() {
            Some(error) => error.connecting.then_some(Self { timed_out: error.timed_out }),
            None => cause
                .downcast_ref()
                .is_some_and(HyperError::is_connect)
                .then_some(Self { timed_out: None }),
        })
    }
}

/// Returns true for an error that says only in general terms what its causes say in detail.
pub(crate) fn is_general(error: &(dyn StdError + 'static)) -> bool {
    error.is::<SendError>() || error.is::<HyperError>()
}

/// Returns true if the head of an answer has more headers or bytes than the transport takes. hyper says so to
/// clients only by this text, which doesn't tell the one from the other.
pub(crate) fn is_head_too_large(error: &(dyn StdError + 'static)) -> bool {
    causes(error).any(|cause| cause.to_string() == "message head is too large")
}

/// Returns true if what came isn't the head of an answer. hyper says so to clients only by such texts.
pub(crate) fn is_no_http(error: &(dyn StdError + 'static)) -> bool {
    causes(error).any(|cause| cause.to_string().starts_with("invalid HTTP"))
}

/// Says which limits a head that is too large may be beyond. They are known for the built-in transport only.
pub(crate) fn head_limits(error: &(dyn StdError + 'static)) -> Option<String> {
    let SendError { max_headers, .. } = causes(error).find_map(|cause| cause.downcast_ref())?;
    let kibibytes = HEAD_LIMIT / 1024;
    Some(format!(
        "it has more than {max_headers} headers, of which `HttpTransport::builder().max_headers(…)` allows \
         more, or it has more than {kibibytes} KiB, or up to twice as much, as the network cuts it, which no \
         setting changes"
    ))
}

/// The error and its causes, the outermost first.
pub(crate) fn causes<'e>(
    error: &'e (dyn StdError + 'static),
) -> impl Iterator<Item = &'e (dyn StdError + 'static)> {
    std::iter::successors(Some(error), |error: &&'e (dyn StdError + 'static)| (*error).source())
}

/// Returns true for a limit of ours that ran out. The operating system's own limit has a number.
fn is_timed_out(error: &(dyn StdError + 'static)) -> bool {
    causes(error)
        .filter_map(|error| error.downcast_ref::<io::Error>())
        .any(|error| error.kind() == io::ErrorKind::TimedOut && error.raw_os_error().is_none())
}
