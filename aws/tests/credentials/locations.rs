//! Where the shared files are.

use std::path::PathBuf;

use farrier_aws::{Environment, Locations, Platform};
use serde_json::Value;

use crate::vectors::{self, Tally, equal, text, texts};

const SUITE: &str = "file-location-tests.json";

#[test]
fn files_are_where_other_tools_look() {
    let Some(suite) = vectors::json(SUITE) else { return };
    let mut tally = Tally::default();
    for case in suite["tests"].as_array().unwrap() {
        tally.add(text(case, "name"), outcome(case));
    }
    tally.finish(SUITE);
}

fn outcome(case: &Value) -> Result<(), String> {
    let environment = texts(&case["environment"]).collect::<Environment>();
    let platform = match text(case, "platform") {
        "windows" => Platform::Windows,
        _ => Platform::Unix,
    };
    let found = Locations::of(&environment, platform);
    let path = |member| Some(PathBuf::from(text(case, member)));
    equal(&found.config, &path("configLocation"))?;
    equal(&found.credentials, &path("credentialsLocation"))?;
    match case["profile"].as_str() {
        Some(profile) => equal(&environment.profile_name(), &profile),
        None => Ok(()),
    }
}
