//! Calls the same operation by the AWS SDK, which gets a connector made of hyper and rustls.

use std::error::Error;
use std::sync::Arc;

use aws_sdk_connectparticipant::config::{BehaviorVersion, Region};
use aws_sdk_connectparticipant::{Client, Config};
use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::body::SdkBody;
use hyper_rustls::{ConfigBuilderExt as _, HttpsConnectorBuilder};
use hyper_util::client::legacy::connect::HttpConnector as Tcp;
use hyper_util::rt::TokioExecutor;
use rustls::ClientConfig;
use rustls::crypto::ring::default_provider;

fn main() -> Result<(), Box<dyn Error>> {
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(call())
}

async fn call() -> Result<(), Box<dyn Error>> {
    let config = Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .http_client(Hyper::new()?)
        .region(Region::new("us-east-1"))
        .build();
    let answer = Client::from_conf(config)
        .start_attachment_upload()
        .attachment_name("cat.png")
        .attachment_size_in_bytes(1024)
        .connection_token("token")
        .content_type("image/png")
        .send()
        .await?;
    println!("{answer:?}");
    Ok(())
}

#[derive(Debug, Clone)]
struct Hyper(hyper_util::client::legacy::Client<hyper_rustls::HttpsConnector<Tcp>, SdkBody>);

impl Hyper {
    fn new() -> Result<Self, Box<dyn Error>> {
        let tls = ClientConfig::builder_with_provider(Arc::new(default_provider()))
            .with_safe_default_protocol_versions()?
            .with_native_roots()?
            .with_no_client_auth();
        let connector = HttpsConnectorBuilder::new().with_tls_config(tls).https_or_http();
        let client = hyper_util::client::legacy::Client::builder(TokioExecutor::new());
        Ok(Self(client.build(connector.enable_http1().build())))
    }
}

impl HttpClient for Hyper {
    fn http_connector(
        &self,
        _: &HttpConnectorSettings,
        _: &RuntimeComponents,
    ) -> SharedHttpConnector {
        SharedHttpConnector::new(self.clone())
    }
}

impl HttpConnector for Hyper {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let client = self.0.clone();
        HttpConnectorFuture::new(async move {
            let request =
                request.try_into_http1x().map_err(|error| ConnectorError::user(error.into()))?;
            let answer =
                client.request(request).await.map_err(|error| ConnectorError::io(error.into()))?;
            let answer = answer.map(SdkBody::from_body_1_x);
            answer.try_into().map_err(|error| ConnectorError::other(Box::new(error), None))
        })
    }
}
