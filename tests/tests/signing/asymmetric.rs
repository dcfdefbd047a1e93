//! A folder for each case, as for the other algorithm. Signatures have a random part, so those that were made here are
//! checked by the public key, as a service does.

use std::fs;
use std::path::Path;
use std::time::Duration;

use farrier::sigv4::{AsymmetricSigner, Payload, Signature, SignedPath};
use p256::ecdsa::signature::Verifier as _;
use p256::ecdsa::{self, VerifyingKey};
use serde_json::Value;

use super::suite::{Case, Request, in_order};
use super::{conclude, equal, folder, tell};

#[test]
fn every_case_gives_its_texts() {
    let Some(folder) = folder() else { return };
    let Ok(cases) = fs::read_dir(folder.join("v4a")) else {
        tell("skipped: there is no signing/v4a");
        return;
    };
    let mut outcomes = Vec::new();
    for entry in cases {
        let case = entry.unwrap().path();
        let name = case.file_name().unwrap().to_string_lossy().into_owned();
        if !case.join("header-signature.txt").exists() {
            tell(&format!("skipped: signing/v4a/{name} says nothing of what is expected"));
            continue;
        }
        outcomes.push((format!("{name}, headers"), in_headers(&case)));
        outcomes.push((format!("{name}, query"), in_query(&case)));
    }
    conclude("signing/v4a", outcomes);
}

fn signer<'c>(case: &'c Case<'_>) -> AsymmetricSigner<'c> {
    let text = |key: &str| case.context[key].as_str().unwrap();
    let flag = |key: &str| case.context[key].as_bool().unwrap_or_default();
    let time = text("timestamp").parse().unwrap();
    let signer = AsymmetricSigner::new(&case.credentials, text("region"), text("service"), time);
    let signer = signer.unwrap();
    let path = if flag("normalize") { SignedPath::Normalized } else { SignedPath::Encoded };
    let signer = signer.path(path);
    let signer = if flag("sign_body") { signer.content_hash_header() } else { signer };
    if flag("omit_session_token") { signer.unsigned_session_token() } else { signer }
}

fn compare(case: &Case<'_>, signature: &Signature) -> Result<(), String> {
    let found = String::from_utf8_lossy(signature.canonical_request());
    equal("canonical request", &found, &case.expected("canonical-request"))?;
    let text = case.expected("string-to-sign");
    equal("string to sign", signature.string_to_sign(), &text)?;
    let key = public_key(case.folder);
    verify(&key, &text, case.expected("signature").trim_end())?;
    verify(&key, &text, signature.hex())
}

fn public_key(folder: &Path) -> VerifyingKey {
    let text = fs::read_to_string(folder.join("public-key.json")).unwrap();
    let key: Value = serde_json::from_str(&text).unwrap();
    let [x, y] = ["X", "Y"].map(|name| bytes(key[name].as_str().unwrap()));
    VerifyingKey::from_sec1_bytes(&[&[4][..], &x, &y].concat()).unwrap()
}

fn verify(key: &VerifyingKey, text: &str, hex: &str) -> Result<(), String> {
    let signature = ecdsa::Signature::from_der(&bytes(hex)).map_err(|error| error.to_string())?;
    key.verify(text.as_bytes(), &signature).map_err(|error| format!("{hex}: {error}"))
}

fn bytes(hex: &str) -> Vec<u8> {
    let pairs = hex.as_bytes().chunks(2).map(|pair| std::str::from_utf8(pair).unwrap());
    pairs.map(|pair| u8::from_str_radix(pair, 16).unwrap()).collect()
}

fn in_headers(folder: &Path) -> Result<(), String> {
    let case = Case::read(folder, "header");
    let mut headers = case.request.headers.clone();
    let payload = Payload::Bytes(case.request.body.as_bytes());
    let signature = signer(&case).sign_headers(case.request.target(), &mut headers, payload);
    let signature = signature.map_err(|error| error.to_string())?;
    compare(&case, &signature)?;
    let expected = Request::read(&case.expected("signed-request")).headers;
    let without = |headers: &str| before_each(headers, "Signature=");
    equal("headers", &without(&in_order(&headers)), &without(&in_order(&expected)))
}

fn in_query(folder: &Path) -> Result<(), String> {
    let case = Case::read(folder, "query");
    let seconds = case.context["expiration_in_seconds"].as_u64().unwrap();
    let payload = Payload::Bytes(case.request.body.as_bytes());
    let (target, headers) = (case.request.target(), &case.request.headers);
    let expires = Duration::from_secs(seconds);
    let signed = signer(&case).sign_query(target, headers, payload, expires);
    compare(&case, &signed.signature)?;
    let expected = Request::read(&case.expected("signed-request"));
    let sorted = |query: &str| {
        let mut pairs: Vec<_> = query.split('&').collect();
        pairs.sort_unstable();
        before_each(&pairs.join("\n"), "Signature=")
    };
    equal("query", &sorted(&signed.query), &sorted(&expected.query))
}

/// Each line up to a word, which the random part of a signature follows.
fn before_each(lines: &str, word: &str) -> String {
    lines.lines().map(|line| line.split(word).next().unwrap()).collect::<Vec<_>>().join("\n")
}
