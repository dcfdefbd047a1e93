//! The rules of endpoints against the cases that models have for them.
//!
//! The models lie in the folder that `SMITHY_AWS_MODELS` names, newer ones and rules on their own in that of
//! `SMITHY_VECTORS`. What isn't there is skipped, which is said.

mod calls;
mod case;
mod hostile;
mod made {
    //! The rules, as clients have them.
    #![allow(unused_qualifications, reason = "generated")]

    include!(concat!(env!("OUT_DIR"), "/endpoints.rs"));
}
#[path = "../conformance/params.rs"]
mod params;
mod partitions;
#[path = "../../build/endpoints/suites.rs"]
#[allow(dead_code, reason = "the build script reads the rules")]
mod suites;

use std::io;
use std::io::Write as _;

use case::Case;
use farrier::rules::{EndpointRules, Partitions};
use made::{NEWER_DIAGRAMS, NEWER_TREES, PUBLISHED, STANDALONE};
use suites::Suite;

/// Writes a line that shows even where the output of tests is captured.
fn tell(line: &str) {
    let _ = writeln!(io::stderr(), "{line}");
}

/// The rules of a kind, with their names.
type Rules = &'static [(&'static str, Result<EndpointRules, &'static str>)];

/// Runs the cases of suites with the rules that were made of them.
#[track_caller]
fn run(what: &str, suites: &[Suite], all: Rules, partitions: &Partitions) {
    let (mut passed, mut failures) = (0, Vec::new());
    for (name, rules) in all {
        let suite = suites.iter().find(|suite| suite.name == *name);
        let tests = suite.and_then(|suite| suite.tests.as_deref());
        match (rules, tests) {
            (Err(why), _) => failures.push(format!("{name}: {why}")),
            (Ok(_), None) => tell(&format!("{what}: there are no cases for {name}")),
            (Ok(rules), Some(tests)) => {
                for case in Case::read(tests) {
                    match case.check(rules, partitions) {
                        Ok(()) => passed += 1,
                        Err(why) => failures.push(format!("{name}, {}: {why}", case.name)),
                    }
                }
            }
        }
    }
    tell(&format!("{what}: {passed} of {} passed", passed + failures.len()));
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    assert!(passed > 0, "there were no cases");
}

#[test]
fn published_models() {
    match (suites::published().unwrap(), partitions::edition("2025")) {
        (None, _) => tell("endpoints of published models: skipped, SMITHY_AWS_MODELS is not set"),
        (_, None) => {
            tell("endpoints of published models: skipped, there is no partitions-2025.json");
        }
        (Some(suites), Some(edition)) => {
            run("endpoints of published models", &suites, PUBLISHED, &edition);
        }
    }
}

#[test]
fn newer_models() {
    let Some(folder) = suites::vectors() else {
        return tell("endpoints of newer models: skipped, SMITHY_VECTORS is not set");
    };
    let suites = suites::newer(&folder).unwrap();
    if suites.is_empty() {
        return tell("endpoints of newer models: skipped, there is no models-2026");
    }
    let edition = Partitions::newest();
    run("endpoints of newer models, as trees", &suites, NEWER_TREES, edition);
    run("endpoints of newer models, as diagrams", &suites, NEWER_DIAGRAMS, edition);
}

#[test]
fn standalone_rules() {
    let Some(folder) = suites::vectors() else {
        return tell("endpoints of rules on their own: skipped, SMITHY_VECTORS is not set");
    };
    let suites = suites::standalone(&folder).unwrap();
    if suites.is_empty() {
        return tell("endpoints of rules on their own: skipped, there is no standalone");
    }
    run("endpoints of rules on their own", &suites, STANDALONE, Partitions::newest());
}
