//! Whole scenarios: an environment, files, recorded traffic, and what comes of them.

use std::fs;
use std::path::{Path, PathBuf};

use farrier::Timestamp;
use farrier_aws::Environment;
use farrier_aws::parts::{Keys, Token, Trial};
use serde_json::{Map, Value, json};

use crate::replay::Replay;
use crate::vectors::{self, Tally, equal, says, text, texts};

/// What other libraries say, and what we say.
const WORDS: [(&str, &str); 12] = [
    ("No such file or directory", "No such file or directory"),
    ("No OpenIDConnect provider found", "No OpenIDConnect provider found"),
    ("`role_arn` was missing", "no `role_arn`"),
    ("IMDS is disabled", "forbids to ask"),
    ("external process exited with code exit status: 1", "failed with exit status: 1"),
    ("invalid JSON in response", "is no JSON"),
    ("could not parse profile file", "can't read the profiles in"),
    ("will resolve an access token", "gives a token and no credentials"),
    ("provider was not enabled", "no "),
    ("infinite loop", "is in a circle"),
    ("could not find source profile", "names the `source_profile`"),
    ("was not found", "no"),
];

#[tokio::test]
async fn scenarios_of_the_default_chain_end_as_recorded() {
    run("default-credential-provider-chain", Asked::Chain).await;
}

#[tokio::test]
async fn scenarios_of_profiles_end_as_recorded() {
    run("profile-provider", Asked::Profile).await;
}

#[tokio::test]
async fn scenarios_of_tokens_end_as_recorded() {
    run("default-token-provider-chain", Asked::Token).await;
}

/// Who is asked.
#[derive(Clone, Copy)]
enum Asked {
    Chain,
    Profile,
    Token,
}

async fn run(suite: &str, asked: Asked) {
    let Some(folder) = vectors::suite(suite) else { return };
    let mut cases: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    let mut tally = Tally::default();
    for case in cases {
        let name = case.file_name().unwrap().to_string_lossy().into_owned();
        tally.add(&name, outcome(&case, asked).await);
    }
    tally.finish(suite);
}

async fn outcome(case: &Path, asked: Asked) -> Result<(), String> {
    let environment = texts(&json(case, "env.json")).collect::<Environment>();
    let replay = Replay::new(&json(case, "http-traffic.json"));
    // Some keys expire 90 seconds later, which is far enough away.
    let now = Timestamp::from_timestamp(1_234_567_800, 0).unwrap();
    let trial = Trial::new(environment, files(case), replay.clone(), now);
    let found = match asked {
        Asked::Chain => trial.keys().await.map(|keys| of_keys(&keys)),
        Asked::Profile => trial.keys_of_profile().await.map(|keys| of_keys(&keys)),
        Asked::Token => trial.token().await.map(|token| of_token(&token)),
    };
    let result = &json(case, "test-case.json")["result"];
    match (found, result.get("Ok")) {
        (Ok(found), Some(expected)) => equal(&found, expected)?,
        (Ok(found), None) => return Err(format!("{found}, and {result} is expected")),
        (Err(error), None) => says(&error.to_string(), text(result, "ErrorContains"), &WORDS)?,
        (Err(error), Some(_)) => return Err(error.to_string()),
    }
    replay.finish()
}

fn json(case: &Path, name: &str) -> Value {
    serde_json::from_str(&fs::read_to_string(case.join(name)).unwrap()).unwrap()
}

fn files(case: &Path) -> PathBuf {
    case.join("fs")
}

/// Keys in the form of the vectors.
fn of_keys(keys: &Keys) -> Value {
    let mut members = Map::new();
    let texts = [
        ("access_key_id", Some(&keys.id)),
        ("secret_access_key", Some(&keys.secret)),
        ("session_token", keys.session_token.as_ref()),
        ("account_id", keys.account_id.as_ref()),
    ];
    for (name, text) in texts {
        members.extend(text.map(|text| (name.to_owned(), json!(text))));
    }
    let expiry = keys.expiry.map(|expiry| expiry.timestamp());
    members.extend(expiry.map(|seconds| ("expiry".to_owned(), json!(seconds))));
    members.into()
}

/// A token in the form of the vectors.
fn of_token(token: &Token) -> Value {
    let expiry = token.expiry.format("%Y-%m-%dT%H:%M:%SZ").to_string();
    json!({ "token": token.text, "expiration": expiry })
}
