//! The addresses of credentials of containers.

use farrier_aws::Environment;
use farrier_aws::parts::container_address;
use serde_json::Value;

use crate::vectors::{self, Tally, equal, says, text, texts};

const SUITE: &str = "ecs-tests.json";

/// What other libraries say, and what we say.
const WORDS: [(&str, &str); 2] = [
    ("No environment variables were set", "has neither"),
    ("did not specify a host", "has no host"),
];

#[test]
fn containers_are_asked_at_the_address_of_the_environment() {
    let Some(suite) = vectors::json(SUITE) else { return };
    let mut tally = Tally::default();
    for case in suite["tests"].as_array().unwrap() {
        tally.add(text(case, "docs"), outcome(case));
    }
    tally.finish(SUITE);
}

fn outcome(case: &Value) -> Result<(), String> {
    let environment = texts(&case["env"]).collect::<Environment>();
    let result = &case["result"];
    match (container_address(&environment), result["Ok"].as_str()) {
        (Ok(found), Some(expected)) => equal(&found.to_string().as_str(), &expected),
        (Ok(found), None) => Err(format!("{found}, and an error is expected")),
        (Err(error), None) => says(&error.to_string(), text(result, "ErrorContains"), &WORDS),
        (Err(error), Some(_)) => Err(error.to_string()),
    }
}
