//! Building a client.

use std::time::Duration;

use farrier::{Client, ClientBuilder, ConfigError, Endpoint, ServiceSchema, Validation};

use crate::support::operation::SERVICE;

static NOWHERE: ServiceSchema = ServiceSchema::new("Nowhere", "", SERVICE.protocol);

const NO_REGION: &str = "the region is none: it is a name such as `eu-west-1`, of lower-case letters, \
                         digits and inner hyphens, 63 at most";

fn refusal(builder: ClientBuilder) -> String {
    builder.build().unwrap_err().to_string()
}

#[test]
fn a_missing_endpoint_is_told_with_the_ways_to_give_one() {
    assert_eq!(
        refusal(Client::builder(&SERVICE)),
        "Uploads has no endpoint: give `.endpoint(\"https://…\")` or `.region(\"…\")`"
    );
    assert_eq!(
        refusal(Client::builder(&NOWHERE)),
        "Nowhere has no endpoint: give `.endpoint(\"https://…\")`"
    );
}

#[test]
fn faults_of_settings_are_told_when_building() {
    assert_eq!(
        refusal(Client::builder(&SERVICE).endpoint("ftp://a.b")),
        "the endpoint has a scheme other than `https` and `http`"
    );
    assert_eq!(refusal(Client::builder(&SERVICE).region("no region")), NO_REGION);
    let builder = Client::builder(&SERVICE).endpoint("http://a.b").user_agent("a\nb");
    assert!(matches!(builder.build(), Err(ConfigError::UserAgent)));
}

/// A client for a local server must not call a real service because of the order of two lines.
#[test]
fn a_url_counts_whether_it_is_given_before_or_after_a_region() {
    let builder = || Client::builder(&SERVICE);
    for builder in [
        builder().region("eu-west-1").endpoint("http://a.b"),
        builder().endpoint("http://a.b").region("eu-west-1"),
        builder().endpoint("http://c.d").region("eu-west-1").endpoint("http://a.b"),
        // A service without addresses by region may have one that signatures are for.
        Client::builder(&NOWHERE).region("eu-west-1").endpoint("http://a.b"),
        Client::builder(&NOWHERE).endpoint("http://a.b").region("eu-west-1"),
    ] {
        assert_eq!(builder.build().unwrap().endpoint().to_string(), "http://a.b");
    }
    assert_eq!(
        refusal(Client::builder(&NOWHERE).region("eu-west-1")),
        "Nowhere has no endpoint by region: give a URL"
    );
}

#[test]
fn of_several_wrong_settings_the_first_is_told() {
    let builder = Client::builder(&SERVICE).region("no region").user_agent("a\nb");
    let builder = builder.endpoint("http://a.b").header("x-a", "hush\n");
    assert_eq!(refusal(builder), NO_REGION);
    let builder = Client::builder(&SERVICE).endpoint("http://a.b").header("a", "b");
    assert_eq!(
        refusal(builder.header("no name", "hush").request_id_header("no name")),
        "header 2 of those added has a name that no header can have"
    );
    let builder = Client::builder(&SERVICE).endpoint("http://a.b").request_id_header("no name");
    assert!(matches!(builder.build(), Err(ConfigError::RequestIdHeader)));
}

/// A client as generated code wraps it.
#[derive(Debug)]
struct Uploads(Client);

impl From<Client> for Uploads {
    fn from(client: Client) -> Self {
        Self(client)
    }
}

#[test]
fn generated_clients_are_built_the_same_way() {
    let client = ClientBuilder::<Uploads>::new(&SERVICE).endpoint("http://a.b").build().unwrap();
    assert_eq!(client.0.endpoint(), &"http://a.b".parse::<Endpoint>().unwrap());
}

#[test]
fn debug_shows_the_settings() {
    let client = Client::builder(&SERVICE)
        .endpoint("http://a.b/base")
        .validation(Validation::Warn)
        .timeout(Duration::from_secs(9))
        .max_response_size(1000)
        .header("x-api-key", "hush")
        .build()
        .unwrap();
    assert_eq!(
        // Credentials are there with the feature `sigv4`.
        format!("{client:?}")
            .replace(env!("CARGO_PKG_VERSION"), "0")
            .replace(", credentials: None", ""),
        "Client(Config { service: \"Uploads\", endpoint: http://a.b/base, timeouts: Timeouts { \
         connect: Some(3.1s), read: Some(60s), attempt: None, call: Some(9s) }, \
         stalled_stream_protection: StalledStreamProtection { min_throughput: 1, \
         grace_period: 20s }, validation: Warn, \
         max_response_size: 1000, max_response_heap: 268435456, \
         identities: Identities { bearer: None, api_key: None, basic: None }, \
         providers: Providers { bearer: None, api_key: None, basic: None }, user_agent: \"farrier/0\", \
         headers: [(\"x-api-key\", Sensitive)], .. })"
    );
}

#[test]
fn clients_can_be_shared_between_threads() {
    fn shareable<T: Clone + Send + Sync + 'static>() {}
    shareable::<Client>();
}
