//! A transport that answers as services did when their traffic was recorded.

use std::collections::BTreeMap;
use std::io;
use std::sync::{Arc, Mutex};

use farrier::http::{Request, Response};
use farrier::{ByteStream, Transport};
use serde_json::Value;

/// The headers that must be as they were recorded. Others have to do with the library, the time and signatures.
const HEADERS: [&str; 3] =
    ["x-amz-sso_bearer_token", "x-aws-ec2-metadata-token", "x-aws-ec2-metadata-token-ttl-seconds"];

/// Answers requests in the order in which they were recorded. Others get no answer, as if nobody were there.
#[derive(Clone)]
pub(crate) struct Replay(Arc<Mutex<Traffic>>);

struct Traffic {
    exchanges: Vec<Exchange>,
    next: usize,
    problems: Vec<String>,
}

/// A request and its answer.
#[derive(Default)]
struct Exchange {
    method: String,
    uri: String,
    headers: Value,
    body: String,
    status: u16,
    answer: String,
}

impl Replay {
    /// Reads recorded traffic.
    pub(crate) fn new(recorded: &Value) -> Self {
        let mut exchanges: BTreeMap<u64, Exchange> = BTreeMap::new();
        for event in recorded["events"].as_array().unwrap() {
            let exchange = exchanges.entry(event["connection_id"].as_u64().unwrap()).or_default();
            let action = &event["action"];
            let request = &action["Request"]["request"];
            if request.is_object() {
                exchange.method = comparable_method(request);
                exchange.uri = comparable(request["uri"].as_str().unwrap());
                exchange.headers = request["headers"].clone();
            }
            if let Some(status) = action["Response"]["response"]["Ok"]["status"].as_u64() {
                exchange.status = u16::try_from(status).unwrap();
            }
            let data = &action["Data"];
            let text = data["data"]["Utf8"].as_str().unwrap_or_default();
            match data["direction"].as_str() {
                Some("Request") => exchange.body.push_str(text),
                Some("Response") => exchange.answer.push_str(text),
                _ => {}
            }
        }
        let exchanges = exchanges.into_values().collect();
        Self(Arc::new(Mutex::new(Traffic { exchanges, next: 0, problems: Vec::new() })))
    }

    /// Fails if a request was another one than was recorded, or if one is missing.
    pub(crate) fn finish(&self) -> Result<(), String> {
        let traffic = self.0.lock().unwrap();
        let missing = traffic.exchanges.len() - traffic.next;
        match &traffic.problems[..] {
            [] if missing == 0 => Ok(()),
            [] => Err(format!("{missing} requests were not made")),
            problems => Err(problems.join("; ")),
        }
    }
}

impl Traffic {
    fn answer(&mut self, request: &Request<ByteStream>) -> io::Result<Response<ByteStream>> {
        let uri = comparable(&request.uri().to_string());
        let Some(expected) = self.exchanges.get(self.next) else {
            return Err(io::ErrorKind::ConnectionRefused.into());
        };
        if (&*expected.method, &*expected.uri) != (request.method().as_str(), &*uri) {
            let Exchange { method, uri: expected, .. } = expected;
            self.problems
                .push(format!("{} {uri} instead of {method} {expected}", request.method()));
            return Err(io::ErrorKind::ConnectionRefused.into());
        }
        for name in HEADERS {
            let recorded = expected.headers[name][0].as_str();
            let sent = request.headers().get(name).map(|value| value.to_str().unwrap());
            if sent != recorded {
                self.problems.push(format!("{name}: {sent:?} instead of {recorded:?}"));
            }
        }
        let body = request.body().as_bytes().map_or(&[][..], |bytes| bytes);
        let action = expected.body.split('&').next().unwrap();
        if !body.starts_with(action.as_bytes()) {
            self.problems.push(format!("the body isn't that of {action}"));
        }
        self.next += 1;
        let answer = Response::builder().status(expected.status);
        Ok(answer.body(ByteStream::from(expected.answer.clone())).unwrap())
    }
}

impl Transport for Replay {
    type Body = ByteStream;
    type Error = io::Error;

    async fn send(self, request: Request<ByteStream>) -> io::Result<Response<ByteStream>> {
        self.0.lock().unwrap().answer(&request)
    }
}

/// The method of a recorded request.
fn comparable_method(request: &Value) -> String {
    request["method"].as_str().unwrap().to_owned()
}

/// A URI with its parameters in order, and with a path.
fn comparable(uri: &str) -> String {
    let (before, query) = uri.split_once('?').unwrap_or((uri, ""));
    let mut parameters: Vec<_> = query.split('&').collect();
    parameters.sort_unstable();
    let path = if before.matches('/').count() == 2 { "/" } else { "" };
    format!("{before}{path}?{}", parameters.join("&"))
}
