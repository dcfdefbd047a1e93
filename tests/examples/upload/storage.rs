//! The client's side of a pre-signed URL: plain HTTP, with nothing of the service's own protocol.

use std::collections::BTreeMap;

use generated::farrier::Bytes;
use http::{Request, Response};
use http_body_util::{BodyExt as _, Full};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;

use super::Result;

type Body = Full<Bytes>;

/// An HTTP client, as any other would do. Real pre-signed URLs are `https`.
pub(crate) struct Storage(Client<HttpConnector, Body>);

impl Storage {
    pub(crate) fn new() -> Self {
        Self(Client::builder(TokioExecutor::new()).build_http())
    }

    /// Sends a file, with exactly the headers that the URL was signed with.
    pub(crate) async fn put(
        &self,
        url: &str,
        headers: &BTreeMap<String, String>,
        file: Vec<u8>,
    ) -> Result<()> {
        let request = headers
            .iter()
            .fold(Request::put(url), |request, (name, value)| request.header(name, value))
            .body(Body::from(file))?;
        self.send(request).await.map(drop)
    }

    /// Fetches a file.
    pub(crate) async fn get(&self, url: &str) -> Result<Vec<u8>> {
        self.send(Request::get(url).body(Body::default())?).await
    }

    async fn send(&self, request: Request<Body>) -> Result<Vec<u8>> {
        let (head, body) = Response::into_parts(self.0.request(request).await?);
        let body = body.collect().await?.to_bytes();
        if !head.status.is_success() {
            return Err(format!("the storage says {}", head.status).into());
        }
        Ok(body.into())
    }
}
