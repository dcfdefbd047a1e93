//! Signed requests as they arrive: the signature is that of what arrived.

use farrier::sigv4::{Payload, Signer, Target};
use generated::farrier::http::{HeaderMap, HeaderName, HeaderValue};
use generated::farrier::{self, ByteStream, ClientBuilder, ConfigError, Credentials, Timestamp};
use tests::fixtures::signed::{Client, PourInput, PutInput, StoreInput};

use crate::support::run;
use crate::support::server::{Request, Server, ok};

fn credentials() -> Credentials {
    Credentials::new("AKID", "s3cret", Some("t0ken".to_owned()))
}

fn now() -> Timestamp {
    "2015-08-30T12:36:00Z".parse().unwrap()
}

/// The request that goes out while `call` is made.
fn sent<T>(builder: ClientBuilder<Client>, call: impl AsyncFnOnce(Client) -> T) -> Request {
    let server = Server::always(ok("{}"));
    let client = builder.endpoint(&server.url()).time_source(now()).build().unwrap();
    run(call(client));
    server.request()
}

fn signed() -> ClientBuilder<Client> {
    Client::builder().region("eu-west-1").credentials(credentials())
}

fn part<'t>(text: &'t str, from: &str) -> &'t str {
    let (_, rest) = text.split_once(from).unwrap();
    rest.split_once(',').map_or(rest, |(part, _)| part)
}

/// Signs a request again that has arrived, by the headers whose names are in its signature.
#[track_caller]
fn verify(request: &Request, payload: Payload<'_>) {
    let authorization = request.header("authorization").unwrap();
    let scope = "AWS4-HMAC-SHA256 Credential=AKID/20150830/eu-west-1/vault-data/aws4_request, ";
    assert!(authorization.starts_with(scope), "{authorization}");
    let mut headers = HeaderMap::new();
    for name in part(authorization, "SignedHeaders=").split(';') {
        let value = HeaderValue::from_str(request.header(name).unwrap()).unwrap();
        headers.insert(HeaderName::try_from(name).unwrap(), value);
    }
    let (method, target) = request.line().split_once(' ').unwrap();
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let credentials = credentials();
    let signer = Signer::new(&credentials, "eu-west-1", "vault-data", now());
    let target = Target::new(method, "", path, query);
    let again = signer.sign_headers(target, &mut headers, payload).unwrap();
    assert_eq!(again.hex(), part(authorization, "Signature="), "{}", request.head);
}

#[test]
fn what_arrives_is_what_was_signed() {
    let request = sent(signed(), async |client| {
        let input = PutInput { text: Some("ä".to_owned()), ..PutInput::new("a b/c%/é:") };
        client.put(input).header("x-extra", " 1   2 ").await.unwrap();
    });
    assert_eq!(request.line(), "PUT /things/a%20b/c%25/%C3%A9%3A");
    let names = part(request.header("authorization").unwrap(), "SignedHeaders=");
    assert_eq!(names, "content-type;host;x-amz-date;x-amz-security-token;x-extra");
    verify(&request, Payload::Bytes(&request.body));
}

#[test]
fn a_body_is_signed_unless_the_model_says_otherwise() {
    let store = async |client: Client| {
        client.store(StoreInput { body: ByteStream::from("text") }).await.unwrap();
    };
    verify(&sent(signed(), store), Payload::Bytes(b"text"));
    let pour = async |client: Client| {
        client.pour(PourInput { body: ByteStream::from("text") }).await.unwrap();
    };
    let poured = sent(signed(), pour);
    assert_eq!(poured.header("x-amz-content-sha256"), Some("UNSIGNED-PAYLOAD"));
    verify(&poured, Payload::Unsigned);
}

#[test]
fn operations_and_calls_choose_who_signs() {
    let header = |request: Request| request.header("authorization").map(str::to_owned);
    let knock = sent(signed(), async |client| client.knock().await.unwrap());
    assert_eq!(header(knock), None);
    let token = async |client: Client| client.token().await.unwrap();
    assert_eq!(header(sent(signed().bearer("t"), token)).as_deref(), Some("Bearer t"));
    verify(&sent(signed(), token), Payload::Bytes(b""));
    let peek = async |client: Client| client.peek().await.unwrap();
    assert_eq!(header(sent(Client::builder().unsigned(), peek)), None);
    let builder = Client::builder().region("eu-west-1").unsigned();
    let own = sent(builder, async |client| client.peek().credentials(credentials()).await.unwrap());
    verify(&own, Payload::Bytes(b""));
    let builder = Client::builder().header("authorization", "Own x");
    assert_eq!(header(sent(builder, peek)).as_deref(), Some("Own x"));
}

#[test]
fn what_is_missing_is_told_before_the_first_call() {
    let told = |builder: ClientBuilder<Client>| match builder.build() {
        Ok(client) => format!("{client:?}"),
        Err(error) => ConfigError::to_string(&error),
    };
    let here = || Client::builder().endpoint("http://localhost:1");
    let nobody = "Vault wants signed requests, and there are no credentials: give a `.config(…)` \
                  that the crate `farrier-aws` loads, `.credentials(Credentials::new(id, secret, None))`, a \
                  `.credentials_provider(…)` that fetches them, `.bearer(token)`, or `.unsigned()` to send requests without a signature";
    assert_eq!(told(here()), nobody);
    let nowhere = "Vault signs requests for a region, and none is given: write `.region(\"…\")`, or \
                   `.signing_region(\"…\")` where the endpoint is a URL";
    assert_eq!(told(here().credentials(credentials())), nowhere);
    let region = "Vault has a signing region that is none: it is a name such as `eu-west-1`";
    assert_eq!(told(here().signing_region("eu/west")), region);
    let broken = here().signing_region("a").credentials(Credentials::new("a", "s3cret\n", None));
    assert!(told(broken).starts_with("the secret access key has a character"));
    let shown = told(here().signing_region("a").credentials(credentials()));
    assert!(shown.contains("AKID") && !shown.contains("s3cret"), "{shown}");
    assert!(!shown.contains("t0ken"), "{shown}");
}

#[test]
fn a_service_that_needs_no_signature_can_do_without_credentials() {
    let builder = generated::Client::builder().endpoint("http://localhost:1");
    assert!(builder.build().is_ok());
    let builder = generated::Client::builder().region("eu-west-1");
    assert!(builder.credentials(credentials()).build().is_ok());
}
