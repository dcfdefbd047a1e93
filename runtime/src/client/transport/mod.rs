//! The seam between the client and whatever carries HTTP: the built-in transport, a tower stack, a mock.

use std::future::{Future, poll_fn};
use std::pin::Pin;

use bytes::Bytes;
use tower_service::Service;

use crate::body::stream::ByteStream;
use crate::error::transport::BoxError;

pub(crate) mod boxed;
pub(crate) mod built_in;
pub(crate) mod carrier;
mod connector;
mod interim;
pub(crate) mod link;
pub(crate) mod sending;
mod wire;

/// The answer to a request that is on its way.
pub(crate) type Answer =
    Pin<Box<dyn Future<Output = Result<http::Response<ByteStream>, BoxError>> + Send>>;

/// Carries a request to a service and brings back the answer.
///
/// The URI of a request may hold secrets, which the `Debug` of `http::Request` shows: labels and query
/// parameters that the model declares sensitive, and API keys that travel in the query.
///
/// Every `tower` service from `http::Request<ByteStream>` to `http::Response<impl Body>` is one. To put
/// middleware around the built-in transport, give it to
/// [`ClientBuilder::layer`](crate::ClientBuilder::layer). For a mock it is as short to implement this
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
/// The transport is cloned for each call, so keep what it shares in an `Arc`. The time limit `connect` is
/// for the transport itself to keep; waiting for its answer counts as `read`, and whether a request was sent
/// isn't known if it fails.
///
/// A layer ([`ClientBuilder::layer`](crate::ClientBuilder::layer)) is a transport, too. It finds the
/// operation's schema in the request's extensions, as `&'static OperationSchema`. It should hand on the
/// extensions that it was given: by them the built-in transport tells the call whether the request has got a
/// connection. Only then does the time limit `connect` count while it connects, and can an error say that
/// nothing was sent ([`Delivery::NotSent`](crate::Delivery)). A layer that also sends requests by other means
/// must not hand them on, because of those the built-in transport knows nothing.
pub trait Transport: Clone + Send + 'static {
    /// The body of an answer, as a stream of pieces.
    type Body: http_body::Body<Data = Bytes, Error: Into<BoxError>> + Send + 'static;
    /// What sending fails with.
    type Error: Into<BoxError> + Send;

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
