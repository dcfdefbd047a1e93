//! Settings that several clients share.

use farrier::protocol::RestJson1;
use farrier::{BearerToken, Client, ClientBuilder, IdentityCache, ServiceSchema, SharedConfig};

use crate::support::operation::SERVICE as UPLOADS;

static TABLES: ServiceSchema =
    ServiceSchema::new("Tables", "1", &RestJson1).sdk_id("Big Tables").endpoint_prefix("tables");

fn config(region: &str) -> SharedConfig {
    let mut config = SharedConfig::default();
    config.region = Some(region.to_owned());
    config
}

fn endpoint(builder: ClientBuilder) -> String {
    builder.build().map_or_else(|error| error.to_string(), |client| client.endpoint().to_string())
}

#[test]
fn what_the_builder_is_given_counts_first() {
    let config = config("eu-west-1");
    let builder = || Client::builder(&TABLES);
    for (builder, expected) in [
        (builder().config(&config), "https://tables.eu-west-1.amazonaws.com"),
        (builder().config(&config).region("us-east-1"), "https://tables.us-east-1.amazonaws.com"),
        (builder().region("us-east-1").config(&config), "https://tables.us-east-1.amazonaws.com"),
        (builder().config(&config).endpoint("http://a.b"), "http://a.b"),
    ] {
        assert_eq!(endpoint(builder), expected);
    }
}

#[test]
fn a_url_of_the_service_replaces_its_address_in_a_region() {
    let mut config = config("eu-west-1");
    config.endpoint_urls.others = Some("http://others".to_owned());
    assert_eq!(endpoint(Client::builder(&TABLES).config(&config)), "http://others");
    config.endpoint_urls.by_service.insert("big_tables".to_owned(), "http://own".to_owned());
    let builder = || Client::builder(&TABLES).config(&config);
    assert_eq!(endpoint(builder()), "http://own");
    assert_eq!(endpoint(builder().region("us-east-1")), "http://own");
    assert_eq!(endpoint(builder().endpoint("http://a.b")), "http://a.b");
}

#[test]
fn addresses_that_are_not_known_are_told() {
    let mut config = config("eu-west-1");
    config.fips = true;
    let told = endpoint(Client::builder(&TABLES).config(&config));
    assert_eq!(told, "Tables has no FIPS endpoint: give a URL");
    config.endpoint_urls.others = Some("http://a.b".to_owned());
    assert_eq!(endpoint(Client::builder(&TABLES).config(&config)), "http://a.b");
}

#[test]
fn an_identity_that_the_service_takes_none_of_is_left_out() {
    let mut config = config("eu-west-1");
    config.bearer = Some(IdentityCache::new(BearerToken::try_from("s3cret").unwrap()));
    let client = Client::builder(&UPLOADS).config(&config).build();
    assert!(client.is_ok(), "{client:?}");
    assert!(!format!("{config:?}").contains("s3cret"));
}
