//! The URLs that are configured for services.

use farrier_aws::parts::endpoint_urls;
use farrier_aws::{Environment, Profiles};
use serde_json::Value;

use crate::vectors::{self, Tally, equal, text, texts};

const SUITE: &str = "configured-endpoint-urls.json";

#[test]
fn urls_are_chosen_as_by_other_tools() {
    let Some(suite) = vectors::json(SUITE) else { return };
    let mut tally = Tally::default();
    for suite in suite["testSuites"].as_array().unwrap() {
        let profiles = Profiles::parse(&file(suite), "").unwrap();
        for case in suite["endpointUrlTests"].as_array().unwrap() {
            tally.add(text(case, "name"), outcome(suite, &profiles, case));
        }
    }
    tally.finish(SUITE);
}

fn outcome(suite: &Value, profiles: &Profiles, case: &Value) -> Result<(), String> {
    let environment = &suite["environments"][text(case, "environment")];
    let environment = texts(environment).collect::<Environment>();
    let profile = profiles.profile(text(case, "profile"));
    let service = text(case, "service");
    let configured = endpoint_urls(&environment, profiles, profile);
    let configured = configured.map_err(|error| error.to_string())?;
    let configured = configured.get(service);
    // What a program says counts first.
    let client = &suite["client_configs"][text(case, "client_config")];
    let is_ignored = client["ignore_configured_endpoint_urls"].as_bool() == Some(true);
    let configured = configured.filter(|_| !is_ignored);
    let region = profile.and_then(|profile| profile.get("region")).unwrap_or_default();
    let usual = format!("https://{service}.{region}.amazonaws.com");
    let found = client["endpoint_url"].as_str().or(configured).unwrap_or(&usual);
    equal(&found, &text(&case["output"], "endpointUrl"))
}

/// The file with all profiles and services of a suite.
fn file(suite: &Value) -> String {
    let mut file = String::new();
    for (name, profile) in suite["profiles"].as_object().unwrap() {
        file.extend([format!("[profile {name}]\n")]);
        file.extend(texts(profile).map(|(key, text)| format!("{key} = {text}\n")));
    }
    for (name, services) in suite["services"].as_object().unwrap() {
        file.extend([format!("[services {name}]\n")]);
        for (service, properties) in services.as_object().unwrap() {
            file.extend([format!("{service} =\n")]);
            file.extend(texts(properties).map(|(key, text)| format!("  {key} = {text}\n")));
        }
    }
    file
}
