//! What all clients of the AWS SDK have in common: their codec, called as the SDK's orchestrator
//! does, and an HTTP client that has the answer at hand.

use std::fmt::Debug;

use aws_credential_types::Credentials;
use aws_smithy_runtime_api::client::http::{
    HttpConnector, HttpConnectorFuture, SharedHttpClient, SharedHttpConnector, http_client_fn,
};
use aws_smithy_runtime_api::client::interceptors::context::Input;
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::runtime_plugin::RuntimePlugin;
use aws_smithy_runtime_api::client::ser_de::{
    DeserializeResponse as _, SerializeRequest as _, SharedRequestSerializer,
    SharedResponseDeserializer,
};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::ConfigBag;
use farrier::{Bytes, BufferedResponse};

use crate::measure::{Work, work};

/// An operation's settings, among which its codec is.
fn settings(operation: &impl RuntimePlugin) -> ConfigBag {
    let mut settings = ConfigBag::base();
    settings.push_shared_layer(operation.config().unwrap());
    settings
}

/// Reading a response.
pub fn reads(operation: &impl RuntimePlugin, reply: &BufferedResponse) -> Work {
    let settings = settings(operation);
    let response = response(reply);
    let read = move |()| {
        let codec = settings.load::<SharedResponseDeserializer>().unwrap();
        codec.deserialize_nonstreaming_with_config(&response, &settings).unwrap()
    };
    work(|| (), read)
}

/// Writing a request.
pub fn writes<I>(operation: &impl RuntimePlugin, input: I) -> Work
where
    I: Clone + Debug + Send + Sync + 'static,
{
    let mut settings = settings(operation);
    let codec = settings.load::<SharedRequestSerializer>().unwrap().clone();
    let write = move |input| codec.serialize_input(input, &mut settings).unwrap();
    work(move || Input::erase(input.clone()), write)
}

/// The body of a request.
pub fn body<I>(operation: &impl RuntimePlugin, input: I) -> Bytes
where
    I: Debug + Send + Sync + 'static,
{
    let mut settings = settings(operation);
    let codec = settings.load::<SharedRequestSerializer>().unwrap().clone();
    let request: HttpRequest = codec.serialize_input(Input::erase(input), &mut settings).unwrap();
    Bytes::copy_from_slice(request.body().bytes().unwrap())
}

fn response(reply: &BufferedResponse) -> HttpResponse {
    reply.clone().map(SdkBody::from).try_into().unwrap()
}

/// Credentials that need no look-up.
pub fn credentials() -> Credentials {
    Credentials::new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", None, None, "bench")
}

/// Gives the same answer to all requests.
pub fn memory(reply: BufferedResponse) -> SharedHttpClient {
    let connector = SharedHttpConnector::new(Memory(reply));
    http_client_fn(move |_, _| connector.clone())
}

#[derive(Debug)]
struct Memory(BufferedResponse);

impl HttpConnector for Memory {
    fn call(&self, _: HttpRequest) -> HttpConnectorFuture {
        HttpConnectorFuture::ready(Ok(response(&self.0)))
    }
}

/// The settings of a client of one of the SDK's crates: as they are by default, but for a region,
/// an answer from memory and no second try. Signed with credentials, or sent without a signature.
macro_rules! client {
    ($sdk:ident, $reply:expr, signed: $signed:expr) => {{
        let settings = $sdk::Config::builder()
            .behavior_version($sdk::config::BehaviorVersion::latest())
            .region($sdk::config::Region::new("us-east-1"))
            .retry_config($sdk::config::retry::RetryConfig::disabled())
            .http_client($crate::theirs::memory($reply));
        let settings = match $signed {
            true => settings.credentials_provider($crate::theirs::credentials()),
            false => settings.allow_no_auth(),
        };
        $sdk::Client::from_conf(settings.build())
    }};
}
pub(crate) use client;
