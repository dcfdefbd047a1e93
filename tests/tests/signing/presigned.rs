//! Requests that clients sign in their URL, for others to send.

use std::collections::BTreeMap;
use std::fs;
use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use farrier::protocol::{AwsQuery, RestJson1, RestXml};
use farrier::sigv4::{Payload, SignedPath, Signer, Target};
use farrier::{
    AuthScheme, ByteStream, Client, ClientBuilder, Credentials, Error, PresignedRequest,
    ProviderError, ServiceSchema, Streaming, Timestamp, provider_fn, shape,
};
use http::{HeaderMap, HeaderValue};
use serde_json::Value;

use super::documents::{text_of, time};
use super::{conclude, equal, folder};

static OBJECTS: ServiceSchema = ServiceSchema::new("Objects", "2006-03-01", &RestXml)
    .endpoint_prefix("objects")
    .auth(&[AuthScheme::sigv4_of_objects("s3")]);

static TOKENS: ServiceSchema = ServiceSchema::new("Tokens", "2011-06-15", &AwsQuery)
    .endpoint_prefix("tokens")
    .auth(&[AuthScheme::sigv4("sts")]);

static NOTES: ServiceSchema = ServiceSchema::new("Notes", "2024-01-01", &RestJson1)
    .endpoint_prefix("notes")
    .auth(&[AuthScheme::Bearer, AuthScheme::sigv4("notes")]);

shape! {
    pub operation Get: input(Object), output(farrier::Unit), error(GetError),
        named("Get", OBJECTS), http("GET", "/{Key+}", 200);
}

shape! {
    pub operation Head: input(Object), output(farrier::Unit), error(HeadError),
        named("Head", OBJECTS), http("HEAD", "/{Key+}", 200);
}

shape! {
    pub struct Object: derive(Debug, Default), write, input();

    pub key: String = required("Key").label(),
    pub query: Option<BTreeMap<String, String>> = member("Query").query_params(),
}

shape! {
    pub operation Put: input(Upload), output(farrier::Unit), error(PutError),
        named("Put", OBJECTS), http("PUT", "/{Key+}", 200),
        checksum_by("Algorithm"), checksum_required(), streams_input(Streaming::Bytes);
}

shape! {
    pub struct Upload: derive(Debug, Default), write, input(stream(body));

    pub key: String = required("Key").label(),
    pub algorithm: Option<String> = member("Algorithm").header("x-amz-sdk-checksum-algorithm"),
    pub content_type: Option<String> = member("ContentType").header("Content-Type"),
    pub content_length: Option<i64> = member("ContentLength").header("Content-Length"),
    pub acl: Option<String> = member("Acl").header("x-amz-acl"),
    pub body: ByteStream = member("Body").payload().streaming() or ByteStream::default(),
}

shape! {
    pub operation Identify: input(Identification), output(farrier::Unit), error(IdentifyError),
        named("Identify", TOKENS);
}

shape! {
    pub struct Identification: derive(Debug), write, input();

    pub name: Option<String> = member("Name"),
}

shape! {
    pub operation Write: input(Note), output(farrier::Unit), error(WriteError),
        named("Write", NOTES), http("POST", "/notes", 200);
}

shape! {
    pub struct Note: derive(Debug), write, input();

    pub text: Option<String> = member("Text"),
}

shape! {
    pub operation Delete: input(farrier::Unit), output(farrier::Unit), error(DeleteError),
        named("Delete", NOTES), http("DELETE", "/notes", 200);
}

const MINUTE: Duration = Duration::from_secs(60);

/// Drives a future that waits for nothing from outside.
fn at_once<F: Future + Send>(future: F) -> F::Output {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(output) => output,
        Poll::Pending => panic!("the future waits"),
    }
}

fn now() -> Timestamp {
    "2015-08-30T12:36:00Z".parse().unwrap()
}

fn credentials() -> Credentials {
    Credentials::new("AKID", "s3cret", Some("t0ken".to_owned()))
}

fn builder(service: &'static ServiceSchema) -> ClientBuilder {
    Client::builder(service)
        .region("eu-west-1")
        .endpoint("https://things.example.com")
        .time_source(now())
}

fn client(service: &'static ServiceSchema) -> Client {
    builder(service).credentials(credentials()).build().unwrap()
}

/// The parameters of a query, decoded as far as these tests need it.
fn query(presigned: &PresignedRequest) -> BTreeMap<&str, &str> {
    let query = presigned.uri().query().unwrap();
    query.split('&').map(|pair| pair.split_once('=').unwrap_or((pair, ""))).collect()
}

/// Signs a request again, as the service does.
#[track_caller]
fn verify(presigned: &PresignedRequest, service: &str, payload: Payload<'_>) {
    let mut pairs = query(presigned);
    let signature = pairs.remove("X-Amz-Signature").unwrap();
    let expires = pairs["X-Amz-Expires"].parse().unwrap();
    pairs.retain(|name, _| !name.starts_with("X-Amz-"));
    let pairs: Vec<_> = pairs.into_iter().map(|(name, value)| format!("{name}={value}")).collect();
    let (credentials, pairs) = (credentials(), pairs.join("&"));
    let signer = Signer::new(&credentials, "eu-west-1", service, now());
    let signer = if service == "s3" { signer.path(SignedPath::AsSent) } else { signer };
    let uri = presigned.uri();
    let target = Target::new(presigned.method().as_str(), uri.host().unwrap(), uri.path(), &pairs);
    let expires = Duration::from_secs(expires);
    let again = signer.sign_query(target, presigned.headers(), payload, expires);
    assert_eq!(again.signature.hex(), signature, "{uri}");
}

#[test]
fn a_client_presigns_as_the_documents_say() {
    let Some(folder) = folder() else { return };
    let text = fs::read_to_string(folder.join("presign-and-s3-vectors.json")).unwrap();
    let cases: Vec<Value> = serde_json::from_str(&text).unwrap();
    let is_ours =
        |case: &&Value| text_of(case, "kind") == "query" && text_of(case, "service") == "s3";
    let outcomes = cases.iter().filter(is_ours);
    let outcomes = outcomes.map(|case| (text_of(case, "name").to_owned(), outcome(case)));
    conclude("signing/presign-and-s3-vectors.json, by a client", outcomes.collect());
}

fn outcome(case: &Value) -> Result<(), String> {
    let text = |key| text_of(case, key);
    let token = case["session_token"].as_str().map(str::to_owned);
    let credentials = Credentials::new(text("access_key_id"), text("secret_access_key"), token);
    let client = Client::builder(&OBJECTS)
        .endpoint(&format!("https://{}", case["headers"]["host"].as_str().unwrap()))
        .signing_region(text("region"))
        .credentials(credentials)
        .time_source(time(text("date")))
        .build()
        .unwrap();
    let pairs = case["query"].as_object().into_iter().flatten();
    let pairs = pairs.map(|(name, value)| (name.clone(), value.as_str().unwrap().to_owned()));
    let key = text("canonical_path").trim_start_matches('/').to_owned();
    let input = Object { key, query: Some(pairs.collect()) };
    let expires = Duration::from_secs(case["expires"].as_u64().unwrap());
    let presigned = match text("method") {
        "GET" => at_once(client.call::<Get>(input).presign(expires)).unwrap(),
        "HEAD" => at_once(client.call::<Head>(input).presign(expires)).unwrap(),
        other => return Err(format!("no operation has the method {other}")),
    };
    equal("method", presigned.method().as_str(), text("method"))?;
    equal("headers", &format!("{:?}", presigned.headers()), "{}")?;
    equal("signature", query(&presigned)["X-Amz-Signature"], text("expected_signature"))
}

#[test]
fn an_upload_is_presigned_without_its_body() {
    let client = builder(&OBJECTS).credentials(credentials()).header("x-own", "1").build().unwrap();
    let plain = Upload { key: "a b/c".to_owned(), ..Upload::default() };
    let plain = at_once(client.call::<Put>(plain).presign(MINUTE)).unwrap();
    assert_eq!(plain.method(), "PUT");
    assert_eq!(plain.uri().path(), "/a%20b/c");
    assert_eq!(plain.headers(), &HeaderMap::new());
    verify(&plain, "s3", Payload::Unsigned);

    let full = Upload {
        key: "k".to_owned(),
        content_type: Some("image/png".to_owned()),
        content_length: Some(17),
        acl: Some("public-read".to_owned()),
        ..Upload::default()
    };
    let call = client.call::<Put>(full).header("x-of-call", "2");
    let full = at_once(call.presign(MINUTE)).unwrap();
    let names = "content-length%3Bcontent-type%3Bhost%3Bx-amz-acl%3Bx-of-call";
    assert_eq!(query(&full)["X-Amz-SignedHeaders"], names);
    verify(&full, "s3", Payload::Unsigned);
    let request = full.into_request("the body");
    assert_eq!(request.headers()["content-length"], HeaderValue::from(17));
    assert_eq!(request.headers()["content-type"], "image/png");
    assert_eq!(request.headers().len(), 4);
    assert_eq!(*request.body(), "the body");
}

#[test]
fn a_form_becomes_the_query_of_a_get() {
    let client = client(&TOKENS);
    let input = Identification { name: Some("ä b&c".to_owned()) };
    let presigned =
        at_once(client.call::<Identify>(input).header("x-k8s-aws-id", "c").presign(MINUTE));
    let presigned = presigned.unwrap();
    assert_eq!(presigned.method(), "GET");
    let start =
        "https://things.example.com/?Action=Identify&Version=2011-06-15&Name=%C3%A4%20b%26c&X-Amz-";
    assert!(presigned.uri().to_string().starts_with(start), "{}", presigned.uri());
    assert_eq!(presigned.headers().len(), 1);
    assert_eq!(query(&presigned)["X-Amz-SignedHeaders"], "host%3Bx-k8s-aws-id");
    verify(&presigned, "sts", Payload::Bytes(b""));
}

#[test]
fn an_operation_without_a_body_is_presigned_and_its_identity_is_fetched() {
    let provider = provider_fn(|| async { Ok(credentials()) });
    let client = builder(&NOTES).credentials_provider(provider).build().unwrap();
    let presigned = at_once(client.call::<Delete>(farrier::Unit {}).presign(MINUTE)).unwrap();
    assert_eq!(presigned.method(), "DELETE");
    assert_eq!(presigned.expires_at(), now() + MINUTE);
    verify(&presigned, "notes", Payload::Bytes(b""));

    let failing = provider_fn(|| async { Err(ProviderError::failed("no luck")) });
    let client = builder(&NOTES).credentials_provider(failing).build().unwrap();
    let error = at_once(client.call::<Delete>(farrier::Unit {}).presign(MINUTE)).unwrap_err();
    assert_eq!(error.to_string(), "Delete was not sent: no luck");
}

#[test]
fn credentials_that_expire_shorten_the_time() {
    let presign = |seconds: i64| {
        let expiry = now() + Duration::from_millis(seconds.unsigned_abs() * 1000 + 500);
        let client = builder(&NOTES).credentials(credentials().expires_at(expiry)).build().unwrap();
        at_once(client.call::<Delete>(farrier::Unit {}).presign(MINUTE))
    };
    let presigned = presign(30).unwrap();
    assert_eq!(presigned.expires_at(), now() + MINUTE / 2);
    assert_eq!(query(&presigned)["X-Amz-Expires"], "30");
    assert_eq!(presign(90).unwrap().expires_at(), now() + MINUTE);
    let error = presign(0).unwrap_err().to_string();
    assert_eq!(error, "Delete was not sent: its credentials expire within a second");
}

#[test]
fn what_can_not_be_presigned_is_told() {
    let told = |error: Option<String>, expected: &str| {
        let error = error.unwrap();
        assert!(error.contains(expected), "{error}");
    };
    let objects = client(&OBJECTS);
    let get = |expires| {
        let input = Object { key: "k".to_owned(), query: None };
        at_once(objects.call::<Get>(input).presign(expires)).err().map(|error| error.to_string())
    };
    for seconds in [1, 7 * 24 * 60 * 60] {
        assert_eq!(get(Duration::from_secs(seconds)), None);
    }
    for expires in [
        Duration::from_secs(7 * 24 * 60 * 60 + 1),
        Duration::from_millis(7 * 24 * 60 * 60 * 1000 + 1),
        Duration::from_millis(999),
        Duration::MAX,
    ] {
        told(get(expires), "valid for 1 second to 7 days, and not for ");
    }
    let upload =
        Upload { key: "k".to_owned(), body: ByteStream::from("text"), ..Upload::default() };
    let error = at_once(objects.call::<Put>(upload).presign(MINUTE)).err();
    told(error.map(|error| error.to_string()), "leave the stream empty");

    let notes = client(&NOTES);
    let error = at_once(notes.call::<Write>(Note { text: None }).presign(MINUTE)).err();
    told(error.map(|error| error.to_string()), "its body holds members of the input");
    let nobody = builder(&NOTES).unsigned().build().unwrap();
    let error = at_once(nobody.call::<Delete>(farrier::Unit {}).presign(MINUTE)).err();
    told(error.map(|error| error.to_string()), "there are no credentials of AWS for it");
    let bearer = builder(&NOTES).bearer("t").build().unwrap();
    let error = at_once(bearer.call::<Delete>(farrier::Unit {}).presign(MINUTE)).err();
    assert!(matches!(error, Some(Error::Request(_))), "{error:?}");
    told(error.map(|error| error.to_string()), "it has another identity");
}

#[test]
fn the_secret_part_is_not_shown() {
    let client = client(&NOTES);
    let call = client.call::<Delete>(farrier::Unit {}).header("x-own", "s3cret");
    let shown = format!("{:?}", at_once(call.presign(MINUTE)).unwrap());
    assert!(shown.contains("things.example.com") && shown.contains("x-own"), "{shown}");
    assert!(!shown.contains("X-Amz") && !shown.contains("s3cret"), "{shown}");
}
