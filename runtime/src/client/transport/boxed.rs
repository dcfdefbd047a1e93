//! A transport without its type, callable from many threads.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use tower_service::Service;

use super::{Answer, Transport};
use crate::body::stream::ByteStream;
use crate::error::transport::BoxError;

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
    /// Takes the type from a transport, so that it can be kept where its type isn't known.
    pub fn new(transport: impl Transport) -> Self {
        Self(Arc::new(Shared(Mutex::new(transport))))
    }

    /// Begins to send a request.
    pub(super) fn answer(&self, request: http::Request<ByteStream>) -> Answer {
        self.0.send(request)
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
        self.answer(request)
    }
}

impl fmt::Debug for BoxTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BoxTransport").finish_non_exhaustive()
    }
}
