//! Sessions of `aws login`.

use std::fs;
use std::sync::{Arc, Mutex};

use farrier::http::{Request, Response};
use farrier::{ByteStream, Timestamp, Transport};
use farrier_aws::Environment;
use farrier_aws::parts::{Keys, Trial};
use serde_json::{Value, json};

use crate::vectors::{self, Tally, equal, text};

const SUITE: &str = "login-provider-test-cases.json";

#[tokio::test]
async fn sessions_are_read_and_renewed() {
    let Some(suite) = vectors::json(SUITE) else { return };
    let mut tally = Tally::default();
    for case in suite.as_array().unwrap() {
        tally.add(text(case, "documentation"), outcome(case).await);
    }
    tally.finish(SUITE);
}

async fn outcome(case: &Value) -> Result<(), String> {
    let root = tempfile::tempdir().unwrap();
    let aws = root.path().join("home/.aws");
    let cache = aws.join("login/cache");
    fs::create_dir_all(&cache).unwrap();
    fs::write(aws.join("config"), text(case, "configContents")).unwrap();
    for (name, contents) in case["cacheContents"].as_object().unwrap() {
        fs::write(cache.join(name), contents.to_string()).unwrap();
    }
    let variables = [("HOME", "/home"), ("AWS_PROFILE", "signin"), ("AWS_REGION", "us-east-1")];
    let service = Service::new(&case["mockApiCalls"]);
    let now: Timestamp = "2025-11-19T00:00:00Z".parse().unwrap();
    let environment = Environment::from_iter(variables);
    let trial = Trial::new(environment, root.path().to_owned(), service.clone(), now);
    let found = trial.keys_of_profile().await;
    for expected in case["outcomes"].as_array().unwrap() {
        match (text(expected, "result"), &found) {
            ("error", Err(error)) if error.to_string().contains("sign in with `aws login") => {}
            ("credentials", Ok(keys)) => equal(&of_keys(keys), expected)?,
            ("cacheContents", Ok(_)) => {
                for (name, contents) in expected.as_object().unwrap() {
                    if name != "result" {
                        equal(&private_json(&cache.join(name))?, contents)?;
                    }
                }
            }
            (_, found) => return Err(format!("{found:?}, and {expected} is expected")),
        }
    }
    service.finish()
}

/// The JSON of a file that only its owner may read.
fn private_json(path: &std::path::Path) -> Result<Value, String> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        equal(&(fs::metadata(path).unwrap().permissions().mode() & 0o777), &0o600)?;
    }
    Ok(serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap())
}

fn of_keys(keys: &Keys) -> Value {
    json!({
        "result": "credentials",
        "accessKeyId": keys.id,
        "secretAccessKey": keys.secret,
        "sessionToken": keys.session_token,
        "accountId": keys.account_id,
        "expiresAt": keys.expiry.map(|expiry| expiry.format("%Y-%m-%dT%H:%M:%SZ").to_string()),
    })
}

/// The service that renews sessions.
#[derive(Clone)]
struct Service(Arc<Mutex<(Vec<Value>, Vec<String>)>>);

impl Service {
    fn new(calls: &Value) -> Self {
        let calls = calls.as_array().cloned().unwrap_or_default();
        Self(Arc::new(Mutex::new((calls, Vec::new()))))
    }

    fn finish(&self) -> Result<(), String> {
        let (calls, problems) = &*self.0.lock().unwrap();
        equal(&(calls.len(), problems.join("; ")), &(0, String::new()))
    }
}

impl Transport for Service {
    type Body = ByteStream;
    type Error = std::convert::Infallible;

    async fn send(
        self,
        request: Request<ByteStream>,
    ) -> Result<Response<ByteStream>, std::convert::Infallible> {
        let (calls, problems) = &mut *self.0.lock().unwrap();
        let call = calls.pop().unwrap_or_default();
        let body: Value = serde_json::from_slice(request.body().as_bytes().unwrap()).unwrap();
        problems.extend(equal(&body, &call["request"]["tokenInput"]).err());
        let url = "https://us-east-1.signin.aws.amazon.com/v1/token";
        problems.extend(equal(&request.uri().to_string().as_str(), &url).err());
        if request
            .headers()
            .get("dpop")
            .is_none_or(|proof| proof.as_bytes().split(|b| *b == b'.').count() != 3)
        {
            problems.push("there is no proof".to_owned());
        }
        let status = u16::try_from(call["responseCode"].as_u64().unwrap_or(200)).unwrap();
        let body = match &call["response"]["tokenOutput"] {
            Value::Null => "{}".to_owned(),
            output => output.to_string(),
        };
        Ok(Response::builder().status(status).body(ByteStream::from(body)).unwrap())
    }
}
