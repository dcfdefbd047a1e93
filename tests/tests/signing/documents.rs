//! Cases of documents and SDKs in one file: requests to services of objects, and URLs and tokens.

use std::fs;
use std::time::Duration;

use farrier::sigv4::{Payload, Signature, SignedPath, Signer, Target};
use farrier::{Credentials, Timestamp};
use http::{HeaderMap, HeaderName, HeaderValue};
use serde_json::Value;

use super::{compare, conclude, folder};

#[test]
fn every_document_is_right() {
    let Some(folder) = folder() else { return };
    let text = fs::read_to_string(folder.join("presign-and-s3-vectors.json")).unwrap();
    let cases: Vec<Value> = serde_json::from_str(&text).unwrap();
    let outcomes = cases.iter().map(|case| (text_of(case, "name").to_owned(), outcome(case)));
    conclude("signing/presign-and-s3-vectors.json", outcomes.collect());
}

fn outcome(case: &Value) -> Result<(), String> {
    let text = |key| text_of(case, key);
    let token = case["session_token"].as_str().map(str::to_owned);
    let credentials = Credentials::new(text("access_key_id"), text("secret_access_key"), token);
    let signer = Signer::new(&credentials, text("region"), text("service"), time(text("date")));
    let is_of_objects = text("service") == "s3";
    let signer =
        if is_of_objects { signer.path(SignedPath::AsSent).content_hash_header() } else { signer };
    let payload = match text("payload_hash") {
        "UNSIGNED-PAYLOAD" => Payload::Unsigned,
        hash => Payload::Hash(hash),
    };
    let headers = headers(case);
    let query = query(case);
    let target = Target::new(text("method"), "", text("canonical_path"), &query);
    let compare = |signature: &Signature| {
        let [canonical, to_sign] = ["canonical_request", "string_to_sign"].map(text);
        compare(signature, canonical, to_sign, text("expected_signature"))
    };
    if text("kind") == "query" {
        let expires = Duration::from_secs(case["expires"].as_u64().unwrap());
        return compare(&signer.sign_query(target, &headers, payload, expires).signature);
    }
    let mut headers = headers;
    let signature = signer.sign_headers(target, &mut headers, payload);
    compare(&signature.map_err(|error| error.to_string())?)
}

pub(super) fn text_of<'c>(case: &'c Value, key: &str) -> &'c str {
    case[key].as_str().unwrap()
}

/// The time in `20130524T000000Z`.
pub(super) fn time(text: &str) -> Timestamp {
    let (date, time) = text.split_once('T').unwrap();
    let [year, month, day] = [&date[..4], &date[4..6], &date[6..]];
    let [hour, minute, second] = [&time[..2], &time[2..4], &time[4..6]];
    format!("{year}-{month}-{day}T{hour}:{minute}:{second}Z").parse().unwrap()
}

pub(super) fn headers(case: &Value) -> HeaderMap {
    let headers = case["headers"].as_object().unwrap().iter();
    headers
        .map(|(name, value)| {
            let value = HeaderValue::from_str(value.as_str().unwrap()).unwrap();
            (HeaderName::try_from(name).unwrap(), value)
        })
        .collect()
}

/// The query as it is sent, with the few characters encoded that the cases have.
fn query(case: &Value) -> String {
    let encoded = |text: &str| text.replace(',', "%2C").replace(' ', "%20");
    let pairs = case["query"].as_object().into_iter().flatten();
    let pairs: Vec<_> =
        pairs.map(|(name, value)| format!("{name}={}", encoded(value.as_str().unwrap()))).collect();
    pairs.join("&")
}
