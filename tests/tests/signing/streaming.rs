//! Bodies whose pieces have signatures of their own: chunks with trailers, and events.

use std::fs;

use farrier::sigv4::{
    ChainedSigner, ChunkWriter, Payload, PieceSignature, SignedPath, Signer, Target,
};
use farrier::{Credentials, Timestamp};
use http::{HeaderMap, HeaderName, HeaderValue};
use serde_json::Value;

use super::documents::{headers, text_of, time};
use super::{compare, conclude, equal, folder, tell};

#[test]
fn every_piece_is_signed_as_the_one_before_asks() {
    let Some(folder) = folder() else { return };
    let text = fs::read_to_string(folder.join("streaming-vectors.json")).unwrap();
    let cases: Vec<Value> = serde_json::from_str(&text).unwrap();
    // The derivation of keys for another algorithm lies in the same file.
    let outcomes = cases.iter().filter(|case| case["seed_signature"].is_string());
    let outcomes = outcomes.map(|case| (text_of(case, "name").to_owned(), outcome(case)));
    conclude("signing/streaming-vectors.json", outcomes.collect());
}

fn outcome(case: &Value) -> Result<(), String> {
    let text = |key| text_of(case, key);
    let credentials = Credentials::new(text("access_key_id"), text("secret_access_key"), None);
    let headers = headers(case);
    let date = time(headers["x-amz-date"].to_str().unwrap());
    let signer = Signer::new(&credentials, text("region"), text("service"), date);
    let signer = signer.path(SignedPath::AsSent);
    let payload = match headers["x-amz-content-sha256"].to_str().unwrap() {
        "STREAMING-AWS4-HMAC-SHA256-PAYLOAD" => Payload::SignedChunks,
        "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER" => Payload::SignedChunksAndTrailer,
        "STREAMING-AWS4-HMAC-SHA256-EVENTS" => Payload::Events,
        other => return Err(format!("no such payload: {other}")),
    };
    let (method, path) = head(case);
    let mut sent = headers.clone();
    let target = Target::new(method, "", path, "");
    let seed = signer.sign_headers(target, &mut sent, payload);
    let seed = seed.map_err(|error| error.to_string())?;
    compare(&seed, text("canonical_request"), text("string_to_sign"), text("seed_signature"))?;
    let mut chain = signer.chain(&seed);
    for chunk in list(case, "chunks") {
        check(&chain.chunk(&data(text_of(chunk, "data"))), chunk)?;
    }
    for event in list(case, "events") {
        let piece = chain.event(time(text_of(event, "date")), text_of(event, "payload").as_bytes());
        check(&piece, event)?;
    }
    let trailer = &case["trailer"];
    if trailer.is_object() {
        check(&chain.trailer(&trailing(text_of(trailer, "canonical"))), trailer)?;
    }
    Ok(())
}

/// The method and the path, which the case has or its canonical request.
fn head(case: &Value) -> (&str, &str) {
    let mut lines = text_of(case, "canonical_request").lines();
    (lines.next().unwrap(), lines.next().unwrap())
}

fn list<'c>(case: &'c Value, key: &str) -> &'c [Value] {
    case[key].as_array().map_or(&[], Vec::as_slice)
}

/// What `65536 x 'a'` stands for.
fn data(text: &str) -> Vec<u8> {
    let Some((count, byte)) = text.split_once(" x ") else { return text.into() };
    vec![byte.as_bytes()[1]; count.parse().unwrap()]
}

fn trailing(lines: &str) -> HeaderMap {
    let pairs = lines.lines().map(|line| line.split_once(':').unwrap());
    pairs
        .map(|(name, value)| {
            (HeaderName::try_from(name).unwrap(), HeaderValue::from_str(value).unwrap())
        })
        .collect()
}

fn check(found: &PieceSignature, expected: &Value) -> Result<(), String> {
    equal("string to sign", found.string_to_sign(), text_of(expected, "string_to_sign"))?;
    let [first, .., last] = found.bytes();
    let ends = [format!("{first:02x}"), format!("{last:02x}")];
    equal("bytes", &ends.concat(), &[&found.hex()[..2], &found.hex()[62..]].concat())?;
    equal("signature", found.hex(), text_of(expected, "signature"))
}

/// Uploads of the AWS SDK in chunks, as they were recorded.
#[test]
fn recorded_uploads_have_the_same_chunks() {
    let Some(folder) = folder() else { return };
    let Ok(recordings) = fs::read_dir(folder.join("s3-traffic/aws_chunked")) else {
        tell("skipped: there is no s3-traffic/aws_chunked");
        return;
    };
    let outcomes = recordings.map(|entry| {
        let path = entry.unwrap().path();
        let recording: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        (path.file_stem().unwrap().to_string_lossy().into_owned(), replay(&recording))
    });
    conclude("signing/s3-traffic/aws_chunked", outcomes.collect());
}

fn replay(recording: &Value) -> Result<(), String> {
    let events = recording["events"].as_array().unwrap();
    let request = events.iter().find_map(|event| event["action"]["Request"].get("request"));
    let headers = &request.unwrap()["headers"];
    let header = |name: &str| headers[name][0].as_str().unwrap();
    let sent: String = events
        .iter()
        .map(|event| &event["action"]["Data"])
        .filter(|data| data["direction"] == "Request")
        .map(|data| data["data"]["Utf8"].as_str().unwrap())
        .collect();
    let mut writer = match header("x-amz-content-sha256") {
        "STREAMING-UNSIGNED-PAYLOAD-TRAILER" => ChunkWriter::unsigned(),
        _ => ChunkWriter::signed(chain_of(headers)?),
    };
    let mut written = Vec::new();
    let mut rest = &*sent;
    let trailer = loop {
        let (head, body) = rest.split_once("\r\n").unwrap();
        let digits = head.split(';').next().unwrap();
        let length = usize::from_str_radix(digits, 16).unwrap();
        if length == 0 {
            break body;
        }
        writer.chunk(&body.as_bytes()[..length], &mut written);
        rest = &body[length + 2..];
    };
    let names: Vec<_> = header("x-amz-trailer").split(',').collect();
    let lines = trailer.lines().filter(|line| names.iter().any(|name| line.starts_with(name)));
    writer.finish(&trailing(&lines.collect::<Vec<_>>().join("\n")), &mut written);
    equal("body", &String::from_utf8_lossy(&written), &sent)
}

/// The signer of what follows a recorded request.
fn chain_of(headers: &Value) -> Result<ChainedSigner, String> {
    let header = |name: &str| headers[name][0].as_str();
    let credentials = Credentials::new("ANOTREAL", "notrealrnrELgWzOk3IfjzDKtFBhDby", None);
    let authorization = header("authorization").unwrap();
    let part = |name: &str| authorization.split_once(name).unwrap().1.split(',').next().unwrap();
    let scope: Vec<_> = part("Credential=").split('/').collect();
    let date: Timestamp = time(header("x-amz-date").unwrap());
    let signer = Signer::new(&credentials, scope[2], scope[3], date).path(SignedPath::AsSent);
    let mut sent = HeaderMap::new();
    for name in part("SignedHeaders=").split(';') {
        let value = if name == "host" {
            Some("test-bucket.s3.us-east-1.amazonaws.com")
        } else {
            header(name)
        };
        let value = HeaderValue::from_str(value.ok_or(format!("{name} is missing"))?).unwrap();
        sent.insert(HeaderName::try_from(name).unwrap(), value);
    }
    let target = Target::new("PUT", "", "/10KiBofA.txt", "x-id=PutObject");
    let seed = signer.sign_headers(target, &mut sent, Payload::SignedChunksAndTrailer).unwrap();
    equal("signature", seed.hex(), part("Signature="))?;
    Ok(signer.chain(&seed))
}
