//! The seam between the client and whatever carries HTTP: hyper, a tower stack, a mock.

use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};

use hyper_util::client::legacy::connect::CaptureConnection;
use tower_service::Service;

use crate::body::stream::ByteStream;
use crate::error::transport::BoxError;
use bytes::Bytes;

/// Carries a request to a service and brings back the answer.
///
/// Every `tower` service from `http::Request<ByteStream>` to `http::Response<impl Body>` is one; that is
/// the way to put middleware around an HTTP client. For a mock it is as short to implement this
/// trait:
///
/// ```
/// use std::convert::Infallible;
///
/// use farrier::{ByteStream, Transport, http};
///
/// #[derive(Clone)]
/// struct Always(&'static str);
///
/// impl Transport for Always {
///     type Body = ByteStream;
///     type Error = Infallible;
///
///     async fn send(
///         self,
///         _: http::Request<ByteStream>,
///     ) -> Result<http::Response<ByteStream>, Infallible> {
///         Ok(http::Response::new(ByteStream::from(self.0)))
///     }
/// }
/// ```
///
/// The transport is cloned for each call, so keep what it shares in an `Arc`. Of the time limits
/// `connect` is for the transport itself to keep; waiting for its answer counts as `read`.
pub trait Transport: Clone + Send + 'static {
    /// The body of an answer, as a stream of pieces.
    type Body: http_body::Body<Data = Bytes, Error: Into<BoxError>> + Send + 'static;
    /// What sending fails with.
    type Error: Into<BoxError>;

    /// Sends `request`, whose URI is absolute, and waits for the head of the answer.
    fn send(
        self,
        request: http::Request<ByteStream>,
    ) -> impl Future<Output = Result<http::Response<Self::Body>, Self::Error>> + Send + 'static;
}

impl<S, B> Transport for S
where
    S: Service<http::Request<ByteStream>, Response = http::Response<B>> + Clone + Send + 'static,
    S::Future: Send + 'static,
    S::Error: Into<BoxError> + Send,
    B: http_body::Body<Data = Bytes, Error: Into<BoxError>> + Send + 'static,
{
    type Body = B;
    type Error = S::Error;

    async fn send(
        mut self,
        request: http::Request<ByteStream>,
    ) -> Result<http::Response<B>, S::Error> {
        poll_fn(|cx| self.poll_ready(cx)).await?;
        self.call(request).await
    }
}

/// A transport as the client holds it: without its type, callable from many threads.
pub(super) trait Channel: Send + Sync {
    fn send(&self, request: http::Request<ByteStream>) -> Sending;
}

/// A request on its way.
pub(super) struct Sending {
    pub(super) answer: Answer,
    /// Tells whether the request has got its connection, where the transport can tell.
    pub(super) connection: Option<CaptureConnection>,
}

pub(super) type Answer =
    Pin<Box<dyn Future<Output = Result<http::Response<ByteStream>, BoxError>> + Send>>;

/// Makes a transport that is only `Send` usable from many threads; held just while cloning.
pub(super) struct Shared<T>(Mutex<T>);

impl<T: Transport> Shared<T> {
    pub(super) fn new(transport: T) -> Self {
        Self(Mutex::new(transport))
    }
}

impl<T: Transport> Channel for Shared<T> {
    fn send(&self, request: http::Request<ByteStream>) -> Sending {
        // A panic in `clone` leaves the original as it was.
        let transport = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let answer = transport.send(request);
        let answer = Box::pin(async move {
            let response = answer.await.map_err(Into::into)?;
            Ok(response.map(ByteStream::from_body))
        });
        Sending { answer, connection: None }
    }
}
