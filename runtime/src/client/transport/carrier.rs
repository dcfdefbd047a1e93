//! What a client sends by: the built-in transport, another one, or layers around either.

use std::any::Any;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use super::boxed::BoxTransport;
use super::built_in::HttpTransport;
use super::link::Link;
use super::sending::Sending;
use super::{Answer, Transport};
use crate::body::stream::ByteStream;
use crate::error::transport::BoxError;
use crate::schema::service::OperationSchema;

/// What a client sends by.
pub(crate) enum Carrier {
    /// The built-in transport without layers. Calls by it need no box.
    BuiltIn(HttpTransport),
    /// A transport of the user's without layers, which is told nothing.
    Given(BoxTransport),
    /// Layers, with any transport at their bottom.
    Layered(BoxTransport),
}

impl Carrier {
    /// Carries by `transport`, which may be the built-in one.
    pub(crate) fn given(transport: impl Transport) -> Self {
        match (&transport as &dyn Any).downcast_ref::<HttpTransport>() {
            Some(built_in) => Self::BuiltIn(built_in.clone()),
            None => Self::Given(BoxTransport::new(transport)),
        }
    }

    /// Puts a layer around what there is.
    pub(crate) fn layered(self, wrap: impl FnOnce(BoxTransport) -> BoxTransport) -> Self {
        Self::Layered(wrap(match self {
            Self::BuiltIn(transport) => BoxTransport::new(transport),
            Self::Given(transport) | Self::Layered(transport) => transport,
        }))
    }

    /// Begins to send a request of an operation. The link, if there can be one, tells how far it gets.
    ///
    /// Layers find the operation's schema in the extensions of the request. The link is there as well, for
    /// the built-in transport if it is at their bottom.
    pub(crate) fn send(
        &self,
        operation: &'static OperationSchema,
        mut request: http::Request<ByteStream>,
    ) -> (Carried, Option<Link>) {
        match self {
            Self::BuiltIn(transport) => {
                let link = Link::default();
                (Carried::BuiltIn(transport.send(request, link.clone())), Some(link))
            }
            Self::Given(transport) => (Carried::Any(transport.answer(request)), None),
            Self::Layered(transport) => {
                let link = Link::default();
                request.extensions_mut().insert(operation);
                request.extensions_mut().insert(link.clone());
                (Carried::Any(transport.answer(request)), Some(link))
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
