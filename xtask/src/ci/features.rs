//! Each feature of `farrier` compiles without the others, a generated crate without its client, and no
//! lint complains. Models are read whatever the features of `serde_json` are.

use super::Outcome::{self, Passed};
use crate::cargo::{cargo, run as run_command};
use crate::metadata;

/// Looks at the core alone, at each feature alone, at all of them without the client, and at the generated
/// crate.
pub(crate) fn run() -> anyhow::Result<Outcome> {
    let metadata = metadata::read()?;
    let features: Vec<&str> = metadata.member("farrier")?.features().collect();
    let without_client: Vec<&str> =
        features.iter().copied().filter(|name| *name != "client").collect();
    let mut choices = vec![String::new()];
    choices.extend(features.iter().map(|name| (*name).to_owned()));
    choices.push(without_client.join(","));
    for choice in &choices {
        check("farrier", choice)?;
    }
    check("generated", "")?;
    with_precise_numbers()?;
    Ok(Passed)
}

/// Reads models as a build script does whose other dependencies turn on a feature that changes how `serde_json`
/// gives numbers to those who take any value.
fn with_precise_numbers() -> anyhow::Result<()> {
    let mut command =
        cargo("test --quiet --locked -p farrier-smithy --test faults_traits --test robust");
    command.arg("--features=serde_json/arbitrary_precision");
    run_command(&mut command)
}

fn check(package: &str, features: &str) -> anyhow::Result<()> {
    let mut command = cargo("clippy --quiet --locked --no-default-features -p");
    command.args([package, &format!("--features={features}"), "--", "-D", "warnings"]);
    run_command(&mut command)
}
