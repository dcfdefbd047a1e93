//! Sends one request by hyper and rustls, with no client above them.

use std::error::Error;
use std::sync::Arc;

use http_body_util::{BodyExt as _, Full};
use hyper::Request;
use hyper::body::Bytes;
use hyper_rustls::{ConfigBuilderExt as _, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::rt::TokioExecutor;
use rustls::ClientConfig;
use rustls::crypto::ring::default_provider;

const URL: &str =
    "https://participant.connect.us-east-1.amazonaws.com/participant/start-attachment-upload";

fn main() -> Result<(), Box<dyn Error>> {
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(call())
}

async fn call() -> Result<(), Box<dyn Error>> {
    let tls = ClientConfig::builder_with_provider(Arc::new(default_provider()))
        .with_safe_default_protocol_versions()?
        .with_native_roots()?
        .with_no_client_auth();
    let connector =
        HttpsConnectorBuilder::new().with_tls_config(tls).https_or_http().enable_http1().build();
    let client = Client::builder(TokioExecutor::new()).build(connector);
    let request = Request::post(URL).body(Full::new(Bytes::from_static(b"{}")))?;
    let answer = client.request(request).await?.into_body().collect().await?.to_bytes();
    println!("{answer:?}");
    Ok(())
}
