//! Names of buckets, which become a label of the host or of the path.

use farrier::http::Uri;
use farrier::protocol::RestJson1;
use farrier::{Addressing, Operation, RequestOptions, ServiceSchema, shape};
use proptest::prelude::*;
use url::Url;

static SERVICE: ServiceSchema = ServiceSchema::new("Files", "1", &RestJson1);

shape! {
    pub operation Read: input(ReadInput), output(Done), error(ReadError),
        named("Read", SERVICE), http("GET", "/{Bucket}/{Key+}", 200), bucket("Bucket");
}

shape! {
    pub struct ReadInput: derive(), write, input;

    pub bucket: String = required("Bucket").label(),
    pub key: String = required("Key").label(),
}

shape! {
    pub struct Done: derive(Debug), read;
}

fn read(bucket: &str, key: &str, addressing: Addressing) -> Result<String, String> {
    uri(bucket, key, addressing).map(|uri| uri.to_string())
}

fn uri(bucket: &str, key: &str, addressing: Addressing) -> Result<Uri, String> {
    let input = ReadInput { bucket: bucket.to_owned(), key: key.to_owned() };
    let endpoint = "https://files.example.com".parse().unwrap();
    let options = RequestOptions::default().addressing(addressing);
    let request = Read::request_with(input, &endpoint, &options);
    request.map(|request| request.uri().clone()).map_err(|error| error.to_string())
}

#[test]
fn names_that_are_a_label_go_before_the_host() {
    let longest = "a".repeat(63);
    for bucket in ["photos", "abc", "a-b", "a--b", "0ab", "000", &longest] {
        let uri = read(bucket, "k", Addressing::Auto).unwrap();
        assert_eq!(uri, format!("https://{bucket}.files.example.com/k"));
        assert_eq!(read(bucket, "k", Addressing::Virtual).unwrap(), uri);
        let uri = read(bucket, "k", Addressing::Path).unwrap();
        assert_eq!(uri, format!("https://files.example.com/{bucket}/k"));
    }
}

#[test]
fn other_names_go_into_the_path_encoded() {
    let long = "a".repeat(64);
    for (bucket, encoded) in [
        ("ab", "ab"),
        ("my.photos", "my.photos"),
        ("1.2.3.4", "1.2.3.4"),
        ("...", "..."),
        ("Photos", "Photos"),
        ("my_photos", "my_photos"),
        ("-photos", "-photos"),
        ("photos-", "photos-"),
        ("xn--photos", "xn--photos"),
        ("evil.com/", "evil.com%2F"),
        ("/evil.com", "%2Fevil.com"),
        ("evil.com#", "evil.com%23"),
        ("evil.com?", "evil.com%3F"),
        ("a@evil.com", "a%40evil.com"),
        ("a:80", "a%3A80"),
        ("a\\b", "a%5Cb"),
        ("a\r\nb", "a%0D%0Ab"),
        ("photos\0", "photos%00"),
        ("ph\u{f6}tos", "ph%C3%B6tos"),
        ("%2e%2e", "%252e%252e"),
        ("[::1]", "%5B%3A%3A1%5D"),
        (" photos", "%20photos"),
        (&long, &long),
    ] {
        let uri = read(bucket, "k", Addressing::Auto).unwrap();
        assert_eq!(uri, format!("https://files.example.com/{encoded}/k"));
        let error = read(bucket, "k", Addressing::Virtual).unwrap_err();
        let start =
            "Read was not sent: Bucket: it can't go before the host: that takes 3 to 63 lower-case";
        assert!(error.starts_with(start), "{bucket:?}: {error}");
    }
}

#[test]
fn names_that_would_name_another_resource_are_refused() {
    for bucket in ["", ".", ".."] {
        for addressing in [Addressing::Auto, Addressing::Virtual, Addressing::Path] {
            let error = read(bucket, "k", addressing).unwrap_err();
            assert!(error.starts_with("Read was not sent: Bucket: "), "{bucket:?}: {error}");
        }
    }
}

proptest! {
    #[test]
    fn others_read_the_address_in_the_same_way(
        bucket in prop_oneof![".{0,70}", "[a-z0-9.-]{0,70}", "[a-z0-9/@:#?%\\[\\] .-]{1,9}"],
        key in prop_oneof![".{1,20}", "[a-z0-9/@:#?%\\[\\] .-]{1,9}"],
    ) {
        for addressing in [Addressing::Auto, Addressing::Virtual, Addressing::Path] {
            let Ok(uri) = uri(&bucket, &key, addressing) else { continue };
            let theirs = Url::parse(&uri.to_string()).unwrap();
            prop_assert_eq!(theirs.host_str(), uri.host());
            prop_assert_eq!(theirs.path(), uri.path());
            prop_assert_eq!(theirs.query(), uri.query());
            let before = uri.host().unwrap().strip_suffix("files.example.com").unwrap();
            let label = format!("{bucket}.");
            prop_assert!(before.is_empty() || before == label);
        }
    }
}
