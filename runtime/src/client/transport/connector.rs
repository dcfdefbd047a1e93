//! Makes the connections of the built-in transport.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use http::Uri;
use hyper_rustls::HttpsConnector;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioIo;
use tower_service::Service;

use super::wire::Wire;
use crate::error::transport::BoxError;

/// TCP and TLS.
type Secured = HttpsConnector<HttpConnector>;

/// Connects by TCP, and by TLS where the address is `https`.
#[derive(Clone)]
pub(super) struct Connector(Secured);

impl Connector {
    pub(super) fn new(secured: Secured) -> Self {
        Self(secured)
    }
}

impl Service<Uri> for Connector {
    type Response = TokioIo<Wire<TokioIo<<Secured as Service<Uri>>::Response>>>;
    type Error = BoxError;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, BoxError>> + Send>>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        self.0.poll_ready(cx)
    }

    fn call(&mut self, address: Uri) -> Self::Future {
        let connecting = self.0.call(address);
        Box::pin(async move { Ok(TokioIo::new(Wire::new(TokioIo::new(connecting.await?)))) })
    }
}
