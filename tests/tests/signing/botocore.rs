//! Random requests, the same ones in each run, signed here and by botocore.
//!
//! `BOTOCORE_PYTHON` names a Python that has botocore. Without it the test is skipped, which is said.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Command, Stdio};
use std::time::Duration;
use std::{env, thread};

use farrier::sigv4::{Payload, SignedPath, Signer, Target};
use farrier::{Credentials, Timestamp};
use http::{HeaderMap, HeaderName, HeaderValue, Method, Uri};
use serde_json::{Value, json};

use super::{conclude, equal, tell};

const CASES: usize = 3000;

const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/signing/oracle.py");

#[test]
fn botocore_signs_the_same() {
    let Some(python) = env::var_os("BOTOCORE_PYTHON") else {
        tell("skipped: BOTOCORE_PYTHON is not set");
        return;
    };
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let cases: Vec<_> = (0..CASES).map(|_| Case::roll(&mut dice)).collect();
    let mut child = Command::new(python)
        .arg(SCRIPT)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("BOTOCORE_PYTHON is a program");
    let mut input = child.stdin.take().unwrap();
    let lines: Vec<_> = cases.iter().map(Case::line).collect();
    let writer =
        thread::spawn(move || lines.iter().for_each(|it| writeln!(input, "{it}").unwrap()));
    let answers = BufReader::new(child.stdout.take().unwrap()).lines();
    let outcomes: Vec<_> = cases
        .iter()
        .zip(answers)
        .map(|(case, answer)| (case.url.clone(), case.compare(&answer.unwrap())))
        .collect();
    writer.join().unwrap();
    assert!(child.wait().unwrap().success());
    assert_eq!(outcomes.len(), CASES);
    conclude("botocore", outcomes);
}

/// A request, who signs it, where and when.
struct Case {
    method: &'static str,
    url: String,
    headers: Vec<(String, String)>,
    body: String,
    token: Option<String>,
    secret: String,
    region: &'static str,
    objects: bool,
    time: Timestamp,
}

const ID: &str = "AKIDEXAMPLE";

impl Case {
    fn roll(dice: &mut Dice) -> Self {
        let objects = dice.below(2) == 0;
        let names =
            (0..dice.below(4)).map(|index| format!("x-{}{index}", dice.text(&["a", "b-c"])));
        let names: Vec<_> = names.collect();
        // Python's headers are Latin-1, and have no blanks other than these.
        let value =
            |dice: &mut Dice| dice.text(&["a", " ", "  ", "\t", "\"", ",", ";", "=", "%20"]);
        Self {
            method: ["GET", "PUT", "POST", "DELETE", "HEAD"][dice.below(5)],
            url: url(dice),
            headers: names.into_iter().map(|name| (name, value(dice))).collect(),
            body: dice.text(&["", "a", "é", "{}", "\n"]),
            token: (dice.below(2) == 0).then(|| format!("t{}", dice.text(&["/", "+", "=", "a"]))),
            secret: format!("s{}", dice.text(&["/", "+", "=", "a", "bcdefghijklmnop"])),
            region: ["us-east-1", "eu-west-1", "cn-north-1"][dice.below(3)],
            objects,
            time: dice.time(),
        }
    }

    fn service(&self) -> &'static str {
        if self.objects { "s3" } else { "execute-api" }
    }

    fn line(&self) -> Value {
        json!({
            "method": self.method, "url": self.url, "headers": self.headers, "body": self.body, "id": ID,
            "secret": self.secret, "token": self.token, "region": self.region, "service": self.service(),
            "objects": self.objects, "time": self.time.format("%Y%m%dT%H%M%SZ").to_string(),
        })
    }

    fn compare(&self, answer: &str) -> Result<(), String> {
        let [authorization, query]: [String; 2] = serde_json::from_str(answer).unwrap();
        let credentials = Credentials::new(ID, &*self.secret, self.token.clone());
        let signer = Signer::new(&credentials, self.region, self.service(), self.time);
        let signer = if self.objects {
            signer.path(SignedPath::AsSent).content_hash_header()
        } else {
            signer
        };
        let uri: Uri = self.url.parse().unwrap();
        let method: Method = self.method.parse().unwrap();
        let target = Target::of(&method, &uri);
        let given = self.headers.iter().map(|(name, value)| {
            let value = HeaderValue::from_str(value).unwrap();
            (HeaderName::try_from(name).unwrap(), value)
        });
        let given: HeaderMap = given.collect();
        let mut headers = given.clone();
        let payload = Payload::Bytes(self.body.as_bytes());
        signer.sign_headers(target, &mut headers, payload).unwrap();
        equal("header", headers["authorization"].to_str().unwrap(), &authorization)?;
        let payload = if self.objects { Payload::Unsigned } else { Payload::Bytes(b"") };
        let presigned = signer.sign_query(target, &given, payload, Duration::from_secs(60));
        let (_, expected) = query.rsplit_once("X-Amz-Signature=").unwrap();
        equal("query", presigned.signature.hex(), expected)
    }
}

/// A URL as our protocols make them: percent-encoded in one way, with no parameter twice.
fn url(dice: &mut Dice) -> String {
    let host = ["https://a.example.com", "http://localhost:5000", "https://b:443", "http://c:80"];
    let host = host[dice.below(4)];
    let parts = ["a", "/", "//", ".", "..", "/./", "/../", "%20", "%2F", "%C3%A9", "~", "-", "_"];
    let path = dice.text(&parts);
    let values = ["a", "%20", "%2B", "%26", "%3D", "%C3%A9", "~", "-", "", "Z"];
    let pairs = (0..dice.below(4)).map(|index| {
        let name = format!("{}{index}", ["a", "b", "A", "%C3%A9", "x-id"][dice.below(5)]);
        format!("{name}={}", dice.text(&values))
    });
    let query = pairs.collect::<Vec<_>>().join("&");
    let mark = if query.is_empty() { "" } else { "?" };
    format!("{host}/{path}{mark}{query}")
}

/// Numbers that look random, the same ones in each run (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % limit
    }

    /// A time within a century.
    fn time(&mut self) -> Timestamp {
        let seconds = i64::try_from(self.below(4_000_000_000)).unwrap();
        Timestamp::from_timestamp(seconds, 0).unwrap()
    }

    /// Up to seven of the parts after another.
    fn text(&mut self, parts: &[&str]) -> String {
        (0..self.below(8)).map(|_| parts[self.below(parts.len())]).collect()
    }
}
