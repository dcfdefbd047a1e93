//! What a client sends by: the built-in transport alone, or any other with its layers.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use super::Answer;
use super::boxed::BoxTransport;
use super::built_in::HttpTransport;
use super::link::Link;
use super::sending::Sending;
use crate::body::stream::ByteStream;
use crate::error::transport::BoxError;
use crate::schema::service::OperationSchema;

/// What a client sends by.
pub(crate) enum Carrier {
    /// The transport that the client made by itself, without layers. Calls by it need no box.
    BuiltIn(HttpTransport),
    Any(BoxTransport),
}

impl Carrier {
    /// Begins to send a request of an operation. `link` tells how far it gets.
    ///
    /// For transports and layers of others the request's extensions hold the operation's schema and the
    /// link, which the built-in transport looks for if it is at their bottom.
    pub(crate) fn send(
        &self,
        operation: &'static OperationSchema,
        mut request: http::Request<ByteStream>,
        link: &Link,
    ) -> Carried {
        match self {
            Self::BuiltIn(transport) => Carried::BuiltIn(transport.send(request, link.clone())),
            Self::Any(transport) => {
                request.extensions_mut().insert(operation);
                request.extensions_mut().insert(link.clone());
                Carried::Any(transport.answer(request))
            }
        }
    }
}

/// The answer to a request that is on its way.
pub(crate) enum Carried {
    BuiltIn(Sending),
    Any(Answer),
}

impl Future for Carried {
    type Output = Result<http::Response<ByteStream>, BoxError>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        match self.get_mut() {
            Self::BuiltIn(sending) => Pin::new(sending).poll(cx),
            Self::Any(answer) => answer.as_mut().poll(cx),
        }
    }
}
