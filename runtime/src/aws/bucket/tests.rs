//! Tests of the place of a bucket's name. No name may send a request to another host.

use std::borrow::Cow;

use http::Uri;
use proptest::prelude::*;

use super::{Addressing, can_precede_host, name_of, place};
use crate::aws::region::Region;
use crate::endpoint::base::Endpoint;
use crate::protocol::RestJson1;
use crate::schema::service::{OperationSchema, ServiceSchema};

static SERVICE: ServiceSchema =
    ServiceSchema::new("Files", "1", &RestJson1).endpoint_prefix("files").accelerated("files-near");
static READ: OperationSchema = OperationSchema::new("Read", &SERVICE).bucket("Box");
static CREATE: OperationSchema = OperationSchema::new("Create", &SERVICE).regional_bucket("Box");

crate::shape! {
    #[expect(unreachable_pub, reason = "shapes are public")]
    pub struct Input: derive(), write;

    pub name: String = required("Box"),
}

/// Returns the URI of a request whose target is `/NAME` followed by `rest`.
fn placed(
    operation: &OperationSchema,
    endpoint: &Endpoint,
    addressing: Addressing,
    (name, rest): (&str, &str),
) -> Result<Uri, String> {
    let input = Input { name: name.to_owned() };
    let encoded: String =
        percent_encoding::utf8_percent_encode(name, percent_encoding::NON_ALPHANUMERIC)
            .to_string()
            .replace("%2D", "-");
    let mut target: Uri = format!("/{encoded}{rest}").parse().unwrap();
    let endpoint = match operation.bucket.zip(name_of(operation, &input)) {
        Some((bucket, name)) => {
            place(bucket, &name, Cow::Borrowed(endpoint), addressing, &mut target)
        }
        None => Ok(Cow::Borrowed(endpoint)),
    };
    let endpoint = endpoint.map_err(|error| error.problem)?;
    Ok(endpoint.join(target).unwrap())
}

fn uri(endpoint: &str, addressing: Addressing, name: &str, rest: &str) -> Result<String, String> {
    let placed = placed(&READ, &endpoint.parse().unwrap(), addressing, (name, rest));
    placed.map(|uri| uri.to_string())
}

const HOST: &str = "https://files.example.com";

#[test]
fn a_bucket_before_the_host_is_removed_from_the_path() {
    for (rest, left) in [
        ("", "/"),
        ("?list", "/?list"),
        ("/a/../b%20c?tagging", "/a/../b%20c?tagging"),
        ("//a/photos", "//a/photos"),
        ("/", "/"),
    ] {
        for addressing in [Addressing::Auto, Addressing::Virtual] {
            let found = uri(HOST, addressing, "photos", rest).unwrap();
            assert_eq!(found, format!("https://photos.files.example.com{left}"));
        }
        let found = uri(HOST, Addressing::Path, "photos", rest).unwrap();
        assert_eq!(found, format!("{HOST}/photos{rest}"));
    }
}

#[test]
fn an_endpoint_keeps_its_port_and_base_path() {
    let found = uri("http://a.example:9000/base", Addressing::Auto, "photos", "/cat").unwrap();
    assert_eq!(found, "http://photos.a.example:9000/base/cat");
}

#[test]
fn a_bucket_stays_in_the_path_if_the_host_has_no_domain() {
    for host in
        ["http://localhost:4566", "http://127.0.0.1:9000", "http://[::1]:80", "http://minio"]
    {
        let found = uri(host, Addressing::Auto, "photos", "/cat").unwrap();
        assert_eq!(found, format!("{host}/photos/cat"));
    }
    let found = uri("http://localhost:4566", Addressing::Virtual, "photos", "/cat").unwrap();
    assert_eq!(found, "http://photos.localhost:4566/cat");
    let error = uri("http://127.0.0.1", Addressing::Virtual, "photos", "").unwrap_err();
    assert_eq!(error, "it can't go before the endpoint's host, which takes no prefix");
}

#[test]
fn a_bucket_stays_in_the_path_if_host_prefixes_are_disabled() {
    let endpoint = HOST.parse::<Endpoint>().unwrap().without_host_prefixes();
    let found = placed(&READ, &endpoint, Addressing::Auto, ("photos", "/cat")).unwrap();
    assert_eq!(found, "https://files.example.com/photos/cat");
    assert!(placed(&READ, &endpoint, Addressing::Virtual, ("photos", "/cat")).is_err());
}

/// Names that are not labels: those of old buckets, and those that an attacker could choose.
const NO_LABELS: [&str; 16] = [
    "",
    "ab",
    "my.photos",
    "Photos",
    "my_photos",
    "-photos",
    "photos-",
    "evil.com/",
    "evil.com#",
    "evil.com?",
    "a@evil.com",
    "a:80",
    "a\r\nb",
    "photos\0",
    "phötos",
    "%2e%2e",
];

#[test]
fn a_name_that_is_not_a_label_stays_in_the_path_or_is_refused() {
    let long = "a".repeat(64);
    for name in NO_LABELS.into_iter().chain([long.as_str()]) {
        let found = placed(&READ, &HOST.parse().unwrap(), Addressing::Auto, (name, "/cat"));
        assert_eq!(found.unwrap().host(), Some("files.example.com"), "{name}");
        let error = uri(HOST, Addressing::Virtual, name, "/cat").unwrap_err();
        assert!(error.starts_with("it can't go before the host: "), "{name}: {error}");
    }
}

#[test]
fn a_host_that_is_too_long_with_the_bucket_is_refused() {
    let host = format!("https://{}com", "abcdefghi.".repeat(24));
    let error = uri(&host, Addressing::Auto, &"a".repeat(60), "").unwrap_err();
    assert!(error.contains("more than 253 bytes"), "{error}");
}

#[test]
fn arns_and_reserved_names_are_refused() {
    for name in ["arn:aws:s3:eu-west-1:123456789012:accesspoint/photos", "ARN:x"] {
        let error = uri(HOST, Addressing::Path, name, "").unwrap_err();
        assert!(error.starts_with("an ARN can't be addressed: "), "{error}");
    }
    let region = Endpoint::in_region(&SERVICE, "eu-west-1").unwrap();
    for (name, what) in [
        ("photos--euw1-az1--x-s3", "a directory bucket"),
        ("photos--euw1-az1--xa-s3", "an access point of a directory bucket"),
        ("photos-o1234--op-s3", "an access point of an outpost"),
    ] {
        let error = placed(&READ, &region, Addressing::Auto, (name, "")).unwrap_err();
        assert_eq!(error, format!("{what} has no endpoint by region: give a URL"));
        assert_eq!(
            uri(HOST, Addressing::Auto, name, "").unwrap(),
            format!("https://{name}.files.example.com/")
        );
    }
}

#[test]
fn only_accelerated_operations_go_to_the_accelerated_host() {
    let near = Endpoint::in_region(&SERVICE, Region::new("eu-west-1").accelerated()).unwrap();
    let to = |operation, addressing, name| placed(operation, &near, addressing, (name, "/cat"));
    for addressing in [Addressing::Auto, Addressing::Virtual] {
        let found = to(&READ, addressing, "photos").unwrap();
        assert_eq!(found, "https://photos.files-near.amazonaws.com/cat");
        let found = to(&CREATE, addressing, "photos").unwrap();
        assert_eq!(found, "https://photos.files.eu-west-1.amazonaws.com/cat");
        assert!(to(&READ, addressing, "my.photos").is_err());
    }
    assert!(to(&READ, Addressing::Path, "photos").is_err());
    let found = to(&CREATE, Addressing::Path, "photos").unwrap();
    assert_eq!(found, "https://files.eu-west-1.amazonaws.com/photos/cat");
    let other = OperationSchema::new("List", &SERVICE);
    let found = to(&other, Addressing::Auto, "photos").unwrap();
    assert_eq!(found.host(), Some("files.eu-west-1.amazonaws.com"));
}

#[test]
fn a_path_that_does_not_begin_with_the_bucket_is_refused() {
    let input = Input { name: "photos".to_owned() };
    for path in ["/", "/other/photos", "/photos2/cat", "/photos%20/cat"] {
        let endpoint: Endpoint = HOST.parse().unwrap();
        let mut target = path.parse().unwrap();
        let bucket = READ.bucket.unwrap();
        let name = name_of(&READ, &input).unwrap();
        let placed = place(bucket, &name, Cow::Owned(endpoint), Addressing::Auto, &mut target);
        assert_eq!(
            placed.unwrap_err().problem,
            "it is not the first label of the operation's path"
        );
    }
}

proptest! {
    /// Any name sends the request to the endpoint's host, or to that host with one label before it.
    #[test]
    fn no_name_sends_the_request_to_another_host(
        name in prop_oneof![".{0,70}", "[a-z0-9.-]{0,70}", "[a-z0-9/@:#?%\\[\\] .-]{1,9}"],
    ) {
        let endpoint: Endpoint = HOST.parse().unwrap();
        for addressing in [Addressing::Auto, Addressing::Virtual, Addressing::Path] {
            let Ok(uri) = placed(&READ, &endpoint, addressing, (&name, "/cat")) else {
                prop_assert!(!can_precede_host(&name) || name.starts_with("arn"));
                continue;
            };
            let host = uri.authority().unwrap().as_str();
            let before = host.strip_suffix("files.example.com").unwrap();
            let label = format!("{name}.");
            prop_assert!(before.is_empty() || before == label);
            prop_assert!(before.matches('.').count() <= 1);
            prop_assert!(uri.path().ends_with("/cat"));
            prop_assert_eq!(before.is_empty(), uri.path() != "/cat");
        }
    }
}
