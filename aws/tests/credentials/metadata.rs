//! The address of an instance's metadata.

use farrier_aws::parts::imds_address;
use farrier_aws::{Environment, Profiles};
use serde_json::Value;

use crate::vectors::{self, Tally, equal, says, text, texts};

const SUITE: &str = "imds-endpoint-tests.json";

/// What other libraries say, and what we say.
const WORDS: [(&str, &str); 2] = [
    ("is not a valid endpoint mode", "is neither `IPv4` nor `IPv6`"),
    ("invalid uri", "is not a URL"),
];

#[test]
fn metadata_is_where_the_environment_and_the_profile_say() {
    let Some(suite) = vectors::json(SUITE) else { return };
    let mut tally = Tally::default();
    for case in suite["tests"].as_array().unwrap() {
        tally.add(text(case, "docs"), outcome(case));
    }
    tally.finish(SUITE);
}

fn outcome(case: &Value) -> Result<(), String> {
    let environment = texts(&case["env"]).collect::<Environment>();
    let file = environment.get("AWS_CONFIG_FILE").unwrap_or_default();
    let profiles = Profiles::parse(text(&case["fs"], file), "").map_err(|it| it.to_string())?;
    let profile = profiles.profile(environment.profile_name());
    let (given, mode) = (case["endpoint_override"].as_str(), case["mode_override"].as_str());
    let found = imds_address(&environment, profile, given, mode);
    let result = &case["result"];
    match (found, result["Ok"].as_str()) {
        (Ok(found), Some(expected)) => {
            let found = found.to_string();
            let token = format!("{}/latest/api/token", found.trim_end_matches('/'));
            equal(&token.as_str(), &expected)
        }
        (Ok(found), None) => Err(format!("{found}, and an error is expected")),
        (Err(error), None) => says(&error.to_string(), text(result, "Err"), &WORDS),
        (Err(error), Some(_)) => Err(error.to_string()),
    }
}
