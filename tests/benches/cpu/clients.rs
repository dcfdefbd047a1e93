//! The clients that are compared. All send the same request and take the answer as a whole.

use std::net::SocketAddr;

use bytes::Bytes;
use generated::StartAttachmentUploadRequest;
use generated::farrier::{ByteStream, Timeouts};
use http::header::CONTENT_TYPE;
use http::{HeaderName, HeaderValue, Request};
use http_body_util::{BodyExt as _, Full};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use tests::transport::answered_by;

use crate::server::ANSWER;

/// The generated client: validates, writes, sends, reads.
pub(crate) struct Generated(generated::Client);

impl Generated {
    pub(crate) fn new(server: SocketAddr, timeouts: Timeouts) -> Self {
        let client = generated::Client::builder().endpoint(&format!("http://{server}"));
        Self(client.timeouts(timeouts).build().unwrap())
    }

    /// A client whose transport has the answer at hand.
    pub(crate) fn without_network() -> Self {
        let memory = answered_by(|_| Ok(answer()));
        let client = generated::Client::builder().endpoint("http://localhost").transport(memory);
        Self(client.build().unwrap())
    }

    pub(crate) async fn call(&self) {
        let upload =
            StartAttachmentUploadRequest::new("cat.png", 1024, "a-connection-token", "image/png");
        let answer = self.0.start_attachment_upload(upload).await.unwrap();
        assert!(answer.upload_metadata.is_some());
    }
}

/// An answer with two headers.
fn answer() -> http::Response<ByteStream> {
    let mut answer = http::Response::new(ByteStream::from(ANSWER));
    for (name, value) in [
        (CONTENT_TYPE, "application/json"),
        (HeaderName::from_static("x-amzn-requestid"), "3d6f3f0e-4a0c-4a57-8a39-6b7c2f3e9d10"),
    ] {
        answer.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    answer
}

/// What the generated client sends.
const BODY: &str = concat!(
    r#"{"AttachmentName":"cat.png","AttachmentSizeInBytes":1024,"ContentType":"image/png","#,
    r#""ClientToken":"11111111-2222-4333-8444-555555555555"}"#,
);

/// hyper's pooled client with a body that is ready: what sending costs in any case.
pub(crate) struct Hyper {
    client: Client<HttpConnector, Full<Bytes>>,
    url: String,
}

impl Hyper {
    pub(crate) fn new(server: SocketAddr) -> Self {
        let mut connector = HttpConnector::new();
        connector.set_nodelay(true);
        Self {
            client: Client::builder(TokioExecutor::new()).build(connector),
            url: format!("http://{server}/participant/start-attachment-upload"),
        }
    }

    pub(crate) async fn call(&self) {
        let request = Request::post(&self.url)
            .header("content-type", "application/json")
            .header("x-amz-bearer", "a-connection-token")
            .header("user-agent", "bench/1")
            .body(Full::new(Bytes::from_static(BODY.as_bytes())))
            .unwrap();
        let answer = self.client.request(request).await.unwrap();
        let body = answer.into_body().collect().await.unwrap().to_bytes();
        assert!(!body.is_empty());
    }
}
