use http_body::Body;

use super::sign;
use crate::auth::credentials::Credentials;
use crate::body::stream::ByteStream;
use crate::endpoint::base::Endpoint;
use crate::operation::options::RequestOptions;
use crate::protocol::RestJson1;
use crate::schema::auth::{AuthScheme, Sigv4};
use crate::schema::service::{OperationSchema, ServiceSchema};
#[cfg(feature = "event-stream")]
use crate::schema::streaming::Streaming;
use crate::timestamp::Timestamp;

static VAULT: ServiceSchema = ServiceSchema::new("Vault", "1", &RestJson1).endpoint_prefix("vault");
static PUT: OperationSchema = OperationSchema::new("Put", &VAULT);
static POUR: OperationSchema = OperationSchema::new("Pour", &VAULT).unsigned_payload();
#[cfg(feature = "event-stream")]
static SEND: OperationSchema =
    OperationSchema::new("Send", &VAULT).streams_input(Streaming::Events);

const NOTHING: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

fn scheme(scheme: AuthScheme) -> Sigv4 {
    let AuthScheme::Sigv4(sigv4) = scheme else { panic!("{scheme:?}") };
    sigv4
}

fn plain() -> Sigv4 {
    scheme(AuthScheme::sigv4("vault-data"))
}

fn objects() -> Sigv4 {
    scheme(AuthScheme::sigv4_of_objects("vault-data"))
}

fn now() -> Timestamp {
    "2015-08-30T12:36:00Z".parse().unwrap()
}

/// A body that isn't in memory.
fn stream() -> ByteStream {
    struct Endless;
    impl Body for Endless {
        type Data = bytes::Bytes;
        type Error = std::io::Error;

        fn poll_frame(
            self: std::pin::Pin<&mut Self>,
            _: &mut std::task::Context<'_>,
        ) -> std::task::Poll<Option<Result<http_body::Frame<Self::Data>, Self::Error>>> {
            std::task::Poll::Pending
        }
    }
    ByteStream::from_body(Endless)
}

fn request(uri: &str, body: ByteStream) -> http::Request<ByteStream> {
    http::Request::post(uri).body(body).unwrap()
}

fn options() -> RequestOptions {
    RequestOptions::default().time_source(now()).signing_region("us-east-1")
}

fn signed(
    operation: &OperationSchema,
    sigv4: Sigv4,
    request: http::Request<ByteStream>,
) -> Result<http::Request<ByteStream>, String> {
    let credentials = Credentials::new("AKID", "secret", None);
    let endpoint = "https://a.b".parse().unwrap();
    sign(operation, sigv4, &credentials, request, &endpoint, None, &options())
        .map_err(|error| error.problem)
}

fn content_hash(request: &http::Request<ByteStream>) -> Option<&str> {
    request.headers().get("x-amz-content-sha256").map(|value| value.to_str().unwrap())
}

#[test]
fn a_signature_is_added_and_is_secret() {
    let request = signed(&PUT, plain(), request("https://a.b/c", "x".into())).unwrap();
    let authorization = &request.headers()["authorization"];
    assert!(authorization.is_sensitive());
    let start = "AWS4-HMAC-SHA256 Credential=AKID/20150830/us-east-1/vault-data/aws4_request, \
                 SignedHeaders=host;x-amz-date, Signature=";
    assert!(authorization.to_str().unwrap().starts_with(start), "{authorization:?}");
    assert_eq!(request.headers()["x-amz-date"], "20150830T123600Z");
    assert_eq!(content_hash(&request), None);
}

#[test]
fn services_of_objects_have_the_hash_in_a_header() {
    let in_memory = signed(&PUT, objects(), request("https://a.b/c", "".into())).unwrap();
    assert_eq!(content_hash(&in_memory), Some(NOTHING));
    for uri in ["https://a.b/c", "http://localhost:1/c", "http://127.0.0.1/c", "http://[::1]:1/c"] {
        let streamed = signed(&PUT, objects(), request(uri, stream())).unwrap();
        assert_eq!(content_hash(&streamed), Some("UNSIGNED-PAYLOAD"), "{uri}");
    }
    let refused = signed(&PUT, objects(), request("http://a.b/c", stream())).unwrap_err();
    assert!(refused.contains("needs `https`"), "{refused}");
}

#[test]
fn a_body_on_its_way_in_the_open_has_chunks_with_signatures() {
    let mut plain = request("http://a.b/c", stream().announced(100_000));
    plain.headers_mut().insert("content-encoding", "gzip".parse().unwrap());
    plain.headers_mut().insert("content-length", "100000".parse().unwrap());
    let sent = signed(&PUT, objects(), plain).unwrap();
    assert_eq!(content_hash(&sent), Some("STREAMING-AWS4-HMAC-SHA256-PAYLOAD"));
    assert_eq!(sent.headers()["content-encoding"], "gzip,aws-chunked");
    assert_eq!(sent.headers()["x-amz-decoded-content-length"], "100000");
    assert!(!sent.headers().contains_key("content-length"));
    assert!(!sent.headers().contains_key("x-amz-trailer"));
    assert_eq!(
        sent.body().length(),
        Some(65_536 + (5 + 81 + 4) + 34_464 + (4 + 81 + 4) + (1 + 81 + 4))
    );
}

#[cfg(feature = "checksum")]
#[test]
fn a_checksum_follows_a_body_that_is_not_in_memory() {
    use crate::body::checksum::request::Trailing;
    use crate::schema::checksum::ChecksumAlgorithm;

    let with_checksum = |uri: &str, body: ByteStream| {
        let mut request = request(uri, body);
        request.extensions_mut().insert(Trailing(ChecksumAlgorithm::Crc32));
        request
    };
    let body = || stream().announced(10);
    for (uri, expected) in [
        ("https://a.b/c", "STREAMING-UNSIGNED-PAYLOAD-TRAILER"),
        ("http://a.b/c", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER"),
    ] {
        let sent = signed(&PUT, objects(), with_checksum(uri, body())).unwrap();
        assert_eq!(content_hash(&sent), Some(expected));
        assert_eq!(sent.headers()["x-amz-trailer"], "x-amz-checksum-crc32");
        assert_eq!(sent.headers()["content-encoding"], "aws-chunked");
        assert!(sent.headers()["authorization"].to_str().unwrap().contains("x-amz-trailer"));
    }
    let refused = signed(&PUT, objects(), with_checksum("https://a.b/c", stream())).unwrap_err();
    assert!(refused.contains("its length must be known before"), "{refused}");
    let mut given = with_checksum("https://a.b/c", body());
    given.headers_mut().insert("x-amz-content-sha256", NOTHING.parse().unwrap());
    let refused = signed(&PUT, objects(), given).unwrap_err();
    assert!(refused.contains("give that as well"), "{refused}");
    // Somebody else has signed it, or nobody.
    let mut own = with_checksum("https://a.b/c", body());
    own.headers_mut().insert("authorization", "Own x".parse().unwrap());
    let own = signed(&PUT, objects(), own).unwrap();
    assert_eq!(content_hash(&own), Some("STREAMING-UNSIGNED-PAYLOAD-TRAILER"));
    assert_eq!(own.headers()["authorization"], "Own x");
}

#[test]
fn a_body_that_must_be_signed_is_in_memory_or_has_its_hash() {
    let refused = signed(&PUT, plain(), request("https://a.b/c", stream())).unwrap_err();
    assert!(refused.starts_with("its body must be signed, and isn't in memory"), "{refused}");
    let mut given = request("https://a.b/c", stream());
    given.headers_mut().insert("x-amz-content-sha256", NOTHING.parse().unwrap());
    let given = signed(&PUT, plain(), given).unwrap();
    assert_eq!(content_hash(&given), Some(NOTHING));
    let unsigned = signed(&POUR, plain(), request("https://a.b/c", stream())).unwrap();
    assert_eq!(content_hash(&unsigned), Some("UNSIGNED-PAYLOAD"));
    let mut given = request("https://a.b/c", "{}".into());
    given.headers_mut().insert("x-amz-content-sha256", "nonsense".parse().unwrap());
    let refused = signed(&PUT, plain(), given).unwrap_err();
    assert!(refused.starts_with("its header `x-amz-content-sha256` is no hash"), "{refused}");
}

/// A body that isn't signed could be changed on its way.
#[test]
fn what_may_be_unsigned_is_signed_where_it_is_not_encrypted() {
    let signed_body = signed(&POUR, plain(), request("http://a.b/c", "{}".into())).unwrap();
    assert_eq!(content_hash(&signed_body), None);
    let local = signed(&POUR, plain(), request("http://localhost/c", "{}".into())).unwrap();
    assert_eq!(content_hash(&local), Some("UNSIGNED-PAYLOAD"));
    let refused = signed(&POUR, plain(), request("http://a.b/c", stream())).unwrap_err();
    assert!(refused.starts_with("its body must be signed, and isn't in memory"), "{refused}");
}

#[cfg(feature = "event-stream")]
#[test]
fn a_request_says_that_its_events_are_signed() {
    let sent = signed(&SEND, plain(), request("https://a.b/c", stream())).unwrap();
    assert_eq!(content_hash(&sent), Some("STREAMING-AWS4-HMAC-SHA256-EVENTS"));
}

#[test]
fn a_header_that_is_there_stays() {
    let mut given = request("https://a.b/c", "".into());
    given.headers_mut().insert("authorization", "Own x".parse().unwrap());
    let given = signed(&PUT, plain(), given).unwrap();
    assert_eq!(given.headers()["authorization"], "Own x");
    assert_eq!(given.headers().len(), 1);
}

#[test]
fn a_region_comes_from_the_options_or_the_endpoint() {
    let credentials = Credentials::new("AKID", "secret", None);
    let regional = Endpoint::in_region(&VAULT, "eu-west-1").unwrap();
    let with = |endpoint: &Endpoint, options: &RequestOptions| {
        let request = request("https://a.b/c", "".into());
        let signed = sign(&PUT, plain(), &credentials, request, endpoint, None, options);
        signed.map(|it| it.headers()["authorization"].to_str().unwrap().to_owned())
    };
    let scope = |region: &str| format!("/{region}/vault-data/");
    assert!(with(&regional, &options()).unwrap().contains(&scope("us-east-1")));
    assert!(with(&regional, &RequestOptions::default()).unwrap().contains(&scope("eu-west-1")));
    let refused = with(&"https://a.b".parse().unwrap(), &RequestOptions::default()).unwrap_err();
    let expected = "Vault signs requests for a region, and none is given: write `.region(\"…\")`, or \
                    `.signing_region(\"…\")` where the endpoint is a URL";
    assert_eq!(refused.problem, expected);
}

#[test]
fn credentials_that_can_not_be_used_are_told() {
    let endpoint = "https://a.b".parse().unwrap();
    let with = |credentials: Credentials| {
        let request = request("https://a.b/c", "".into());
        sign(&PUT, plain(), &credentials, request, &endpoint, None, &options())
            .map_err(|it| it.problem)
    };
    let credentials = || Credentials::new("AKID", "secret", None);
    let expired = with(credentials().expires_at(now())).unwrap_err();
    assert_eq!(expired, "its credentials expired at 2015-08-30 12:36:00 UTC");
    let later = now() + chrono::Duration::seconds(1);
    assert!(with(credentials().expires_at(later)).is_ok());
    let broken = with(Credentials::new("AKID", "secret\n", None)).unwrap_err();
    assert!(broken.starts_with("the secret access key has a character"), "{broken}");
}
