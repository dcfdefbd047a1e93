//! The dialect of the files `config` and `credentials`.

use std::collections::BTreeMap;

use farrier_aws::{Problem, Profiles, Section};
use serde_json::{Value, json};

use crate::vectors::{self, Tally, equal, text};

const SUITE: &str = "profile-parser-tests.json";

/// What other libraries say of a line, and what is wrong with it.
const PROBLEMS: [(&str, Problem); 7] = [
    ("must end with ']'", Problem::OpenSection),
    ("Expected a profile definition", Problem::NoSection),
    ("sign defining a sub-property", Problem::NestedNoEquals),
    ("sign defining a property", Problem::NoEquals),
    ("Sub-property did not have a name", Problem::NestedNoName),
    ("Property did not have a name", Problem::NoName),
    ("Expected a property definition", Problem::NothingToContinue),
];

#[test]
fn files_are_read_as_by_other_tools() {
    let Some(suite) = vectors::json(SUITE) else { return };
    let mut tally = Tally::default();
    for case in suite["tests"].as_array().unwrap() {
        tally.add(text(case, "name"), outcome(case));
    }
    tally.finish(SUITE);
}

fn outcome(case: &Value) -> Result<(), String> {
    let (input, output) = (&case["input"], &case["output"]);
    let parsed = Profiles::parse(text(input, "configFile"), text(input, "credentialsFile"));
    let expected_problem = output["errorContaining"].as_str();
    let profiles = match (parsed, expected_problem) {
        (Ok(profiles), None) => profiles,
        (Err(error), None) => return Err(error.to_string()),
        (Ok(_), Some(expected)) => return Err(format!("was read, and {expected:?} is expected")),
        (Err(error), Some(expected)) => {
            let known = PROBLEMS.iter().find(|(theirs, _)| expected.contains(theirs));
            return known.map_or(Ok(()), |(_, problem)| equal(&error.error.problem, problem));
        }
    };
    let config = &output["config"];
    let found: BTreeMap<_, _> =
        profiles.names().map(|name| (name, members(profiles.profile(name).unwrap()))).collect();
    equal(&json!(found), &config["profiles"])?;
    let found: BTreeMap<_, _> =
        profiles.sso_sessions().map(|session| (session.name(), members(session))).collect();
    match config.get("sso_sessions") {
        Some(expected) => equal(&json!(found), expected),
        None => equal(&found.len(), &0),
    }
}

fn members(section: &Section) -> BTreeMap<&str, &str> {
    section.iter().collect()
}
