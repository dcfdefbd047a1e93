//! A folder for each case: a request as text, a context, and what comes out in headers and in a query.

use std::fs;
use std::path::Path;
use std::time::Duration;

use farrier::Credentials;
use farrier::sigv4::{Payload, SignedPath, Signer, Target};
use http::{HeaderMap, HeaderName, HeaderValue};
use serde_json::Value;

use super::{compare, conclude, equal, folder};

#[test]
fn every_case_gives_its_texts() {
    let Some(folder) = folder() else { return };
    let mut outcomes = Vec::new();
    for entry in fs::read_dir(folder.join("v4")).unwrap() {
        let case = entry.unwrap().path();
        let name = case.file_name().unwrap().to_string_lossy().into_owned();
        outcomes.push((format!("{name}, headers"), in_headers(&case)));
        outcomes.push((format!("{name}, query"), in_query(&case)));
    }
    outcomes.sort_by(|(one, _), (other, _)| one.cmp(other));
    conclude("signing/v4", outcomes);
}

/// A request as text. Its path and query are as nobody should send them: with blanks, say.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Request {
    pub(super) method: String,
    pub(super) path: String,
    pub(super) query: String,
    pub(super) headers: HeaderMap,
    pub(super) body: String,
}

impl Request {
    pub(super) fn read(text: &str) -> Self {
        let text = text.replace("\r\n", "\n");
        let (head, body) = text.split_once("\n\n").unwrap_or((text.trim_end(), ""));
        // A line that begins with blanks goes on with the value before it.
        let mut head: Vec<String> = head.lines().map(str::to_owned).collect();
        while let Some(at) = head.iter().position(|line| line.starts_with(' ')) {
            let more = head.remove(at);
            head[at - 1].push_str(&more);
        }
        let (method, rest) = head[0].split_once(' ').unwrap();
        let target = rest.strip_suffix(" HTTP/1.1").unwrap();
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let mut headers = HeaderMap::new();
        for line in &head[1..] {
            let (name, value) = line.split_once(':').unwrap();
            let name = HeaderName::try_from(name).unwrap();
            headers.append(name, HeaderValue::from_bytes(value.as_bytes()).unwrap());
        }
        let [method, path, query] = [method, path, query].map(str::to_owned);
        Self { method, path, query, headers, body: body.trim_end_matches('\n').to_owned() }
    }

    pub(super) fn target(&self) -> Target<'_> {
        Target::new(&self.method, "", &self.path, &self.query)
    }
}

/// A case's request, its context, and the files with what is expected.
pub(super) struct Case<'c> {
    pub(super) folder: &'c Path,
    pub(super) form: &'static str,
    pub(super) request: Request,
    pub(super) context: Value,
    pub(super) credentials: Credentials,
}

impl<'c> Case<'c> {
    pub(super) fn read(folder: &'c Path, form: &'static str) -> Self {
        let read = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
        let context: Value = serde_json::from_str(&read("context.json")).unwrap();
        let given = &context["credentials"];
        let credentials = Credentials::new(
            given["access_key_id"].as_str().unwrap(),
            given["secret_access_key"].as_str().unwrap(),
            given["token"].as_str().map(str::to_owned),
        );
        let request = Request::read(&read("request.txt"));
        Self { folder, form, request, context, credentials }
    }

    pub(super) fn expected(&self, what: &str) -> String {
        let path = self.folder.join(format!("{}-{what}.txt", self.form));
        fs::read_to_string(path).unwrap().replace("\r\n", "\n")
    }

    fn signer(&self) -> Signer<'_> {
        let text = |key: &str| self.context[key].as_str().unwrap();
        let flag = |key: &str| self.context[key].as_bool().unwrap_or_default();
        let time = text("timestamp").parse().unwrap();
        let signer = Signer::new(&self.credentials, text("region"), text("service"), time);
        let path = if flag("normalize") { SignedPath::Normalized } else { SignedPath::Encoded };
        let signer = signer.path(path);
        let signer = if flag("sign_body") { signer.content_hash_header() } else { signer };
        if flag("omit_session_token") { signer.unsigned_session_token() } else { signer }
    }

    fn compare(&self, signature: &farrier::sigv4::Signature) -> Result<(), String> {
        let [canonical, to_sign, hex] =
            ["canonical-request", "string-to-sign", "signature"].map(|what| self.expected(what));
        compare(signature, &canonical, &to_sign, hex.trim_end())
    }
}

fn in_headers(folder: &Path) -> Result<(), String> {
    let case = Case::read(folder, "header");
    let Request { body, headers, .. } = &case.request;
    let mut headers = headers.clone();
    let payload = Payload::Bytes(body.as_bytes());
    let signer = case.signer();
    let signature = signer.sign_headers(case.request.target(), &mut headers, payload);
    case.compare(&signature.map_err(|error| error.to_string())?)?;
    let expected = Request::read(&case.expected("signed-request"));
    equal("headers", &in_order(&headers), &in_order(&expected.headers))
}

fn in_query(folder: &Path) -> Result<(), String> {
    let case = Case::read(folder, "query");
    let Request { body, headers, .. } = &case.request;
    let seconds = case.context["expiration_in_seconds"].as_u64().unwrap();
    let payload = Payload::Bytes(body.as_bytes());
    let target = case.request.target();
    let signed = case.signer().sign_query(target, headers, payload, Duration::from_secs(seconds));
    case.compare(&signed.signature)?;
    let expected = Request::read(&case.expected("signed-request"));
    let sorted = |query: &str| {
        let mut pairs: Vec<_> = query.split('&').map(str::to_owned).collect();
        pairs.sort();
        pairs.join("\n")
    };
    equal("query", &sorted(&signed.query), &sorted(&expected.query))?;
    equal("headers", &in_order(headers), &in_order(&expected.headers))
}

pub(super) fn in_order(headers: &HeaderMap) -> String {
    let text = |value: &HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
    let mut lines: Vec<_> =
        headers.iter().map(|(name, value)| format!("{name}: {}", text(value))).collect();
    lines.sort();
    lines.join("\n")
}
