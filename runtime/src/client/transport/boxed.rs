//! A transport as the client holds it: without its type, callable from many threads.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use hyper_util::client::legacy::connect::{CaptureConnection, capture_connection};
use tower_service::Service;

use super::http::HttpTransport;
use super::{Answer, Transport};
use crate::body::stream::ByteStream;
use crate::error::transport::BoxError;
use crate::schema::service::OperationSchema;

/// What a layer wraps: the client's transport without its type
/// ([`ClientBuilder::layer`](crate::ClientBuilder::layer)).
///
/// It is a `tower` service, always ready; what it answers is a future in a box.
#[derive(Clone)]
pub struct BoxTransport(Arc<dyn DynTransport>);

/// A transport whose type is not known.
trait DynTransport: Send + Sync {
    fn send(&self, request: http::Request<ByteStream>) -> Answer;
}

impl BoxTransport {
    /// Takes the type from a transport.
    pub(crate) fn new(transport: impl Transport) -> Self {
        Self(Arc::new(Shared(Mutex::new(transport))))
    }
}

impl From<HttpTransport> for BoxTransport {
    fn from(transport: HttpTransport) -> Self {
        Self(Arc::new(transport))
    }
}

impl DynTransport for HttpTransport {
    fn send(&self, request: http::Request<ByteStream>) -> Answer {
        self.answer(request)
    }
}

/// Makes a transport that is only `Send` usable from many threads. The lock is held just while it is
/// cloned.
struct Shared<T>(Mutex<T>);

impl<T: Transport> DynTransport for Shared<T> {
    fn send(&self, request: http::Request<ByteStream>) -> Answer {
        // A panic in `clone` leaves the original as it was.
        let transport = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let answer = transport.send(request);
        Box::pin(async move {
            let response = answer.await.map_err(Into::into)?;
            Ok(response.map(ByteStream::from_body))
        })
    }
}

impl Service<http::Request<ByteStream>> for BoxTransport {
    type Response = http::Response<ByteStream>;
    type Error = BoxError;
    type Future = Answer;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: http::Request<ByteStream>) -> Answer {
        self.0.send(request)
    }
}

impl fmt::Debug for BoxTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BoxTransport").finish_non_exhaustive()
    }
}

/// What a client sends by.
pub(crate) struct ClientTransport {
    pub(crate) transport: BoxTransport,
    /// At its bottom is the built-in transport, which tells when a request has its connection.
    pub(crate) tells_connection: bool,
    /// There are layers around it, which may want to know what they carry.
    pub(crate) has_layers: bool,
}

/// A request on its way.
pub(crate) struct Sending {
    pub(crate) answer: Answer,
    /// Tells whether the request has got its connection, where the transport can tell.
    pub(crate) connection: Option<CaptureConnection>,
}

impl ClientTransport {
    /// Begins to send a request of an operation.
    pub(crate) fn send(
        &self,
        operation: &'static OperationSchema,
        mut request: http::Request<ByteStream>,
    ) -> Sending {
        if self.has_layers {
            request.extensions_mut().insert(operation);
        }
        let connection = self.tells_connection.then(|| capture_connection(&mut request));
        Sending { answer: self.transport.0.send(request), connection }
    }
}
