//! Each feature of `farrier` compiles without the others, and no lint complains.

use super::Outcome::{self, Passed};
use crate::cargo::{cargo, run as run_command};
use crate::metadata;

/// Looks at the core alone, at each feature alone, and at all of them without the client.
pub(crate) fn run() -> anyhow::Result<Outcome> {
    let metadata = metadata::read()?;
    let features: Vec<&str> = metadata.member("farrier")?.features().collect();
    let without_client: Vec<&str> =
        features.iter().copied().filter(|name| *name != "client").collect();
    let mut choices = vec![String::new()];
    choices.extend(features.iter().map(|name| (*name).to_owned()));
    choices.push(without_client.join(","));
    for choice in choices {
        let mut command = cargo("clippy --quiet --locked -p farrier --no-default-features");
        if !choice.is_empty() {
            command.args(["--features", &choice]);
        }
        run_command(command.args(["--", "-D", "warnings"]))?;
    }
    Ok(Passed)
}
