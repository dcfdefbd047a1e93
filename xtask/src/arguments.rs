//! The arguments and their help.

use std::path::{Path, PathBuf};

use clap::builder::PossibleValuesParser;
use clap::{Args, CommandFactory, Parser, Subcommand, error::ErrorKind};
use glob::Pattern;

use crate::ci;

/// Chores of this repository.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) task: Task,
}

#[derive(Subcommand)]
pub(crate) enum Task {
    /// Generate a client of every model in a folder, check them all, and print a table
    #[command(after_help = EXAMPLES)]
    Sweep(Sweep),
    /// Look at everything that must hold before a change lands
    #[command(after_help = STEPS)]
    Ci(Ci),
    /// Compare the public API of the published libraries with their files `public-api.txt`
    PublicApi(PublicApi),
    /// Generate the modules of `farrier-aws` that call services
    AwsClients(AwsClients),
}

#[derive(Args)]
pub(crate) struct AwsClients {
    /// Fail if a module is out of date, and write nothing
    #[arg(long)]
    pub(crate) check: bool,
}

#[derive(Args)]
pub(crate) struct Ci {
    /// The steps to run, in their own order; all of them if none is named
    #[arg(value_name = "STEP", value_parser = PossibleValuesParser::new(ci::names()), hide_possible_values = true)]
    pub(crate) steps: Vec<String>,
    /// List the steps and run none
    #[arg(long, conflicts_with = "steps")]
    pub(crate) list: bool,
}

#[derive(Args)]
pub(crate) struct PublicApi {
    /// Write the files instead
    #[arg(long)]
    pub(crate) write: bool,
}

#[derive(Args)]
pub(crate) struct Sweep {
    /// The folder of the models: its files `*.json`, Smithy JSON AST
    #[arg(value_name = "DIR")]
    pub(crate) models: PathBuf,
    /// The folder of the clients and of what is known of them
    #[arg(long, value_name = "DIR", default_value_os_t = default_out())]
    pub(crate) out: PathBuf,
    /// Only the models whose name (the file's, without `.json`) is like that; may be repeated
    #[arg(long, value_name = "GLOB")]
    pub(crate) only: Vec<Pattern>,
    /// Only the models that this file names, one a line; `#` opens a comment
    #[arg(long, value_name = "FILE", conflicts_with = "only")]
    pub(crate) list: Option<PathBuf>,
    /// Generate only; don't compile what is generated
    #[arg(long)]
    pub(crate) no_check: bool,
    /// Build the documentation of the clients, too
    #[arg(long, conflicts_with = "no_check")]
    pub(crate) docs: bool,
    /// Fail if the median of the lines of code for an operation is above this
    #[arg(long, value_name = "LINES")]
    pub(crate) median: Option<f64>,
    /// Write the table to this file as well, Markdown
    #[arg(long, value_name = "FILE")]
    pub(crate) table: Option<PathBuf>,
}

const EXAMPLES: &str = "\
Examples:
  cargo xtask sweep ../models
  cargo xtask sweep ../models --list xtask/sample.txt
  cargo xtask sweep ../models --only 's3*' --only 'sqs*' --docs

It can be stopped at any time: what is done isn't done again.

Exit codes:
  0  every client was generated and compiles without a warning
  1  one can't be generated or checked, or has warnings, or the median is too high
  2  the arguments are wrong";

const STEPS: &str = "\
Examples:
  cargo xtask ci --list
  cargo xtask ci
  cargo xtask ci fmt clippy test

The first step that fails ends the run. What a step needs and this machine lacks is left out, which is
said again at the end.";

/// In the workspace's own `target`, wherever one calls from.
fn default_out() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).with_file_name("target").join("sweep")
}

/// Ends the process with that complaint about the arguments.
pub(crate) fn wrong(message: &str) -> ! {
    Arguments::command().error(ErrorKind::ValueValidation, message).exit()
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_definition_is_sound() {
        super::Arguments::command().debug_assert();
    }
}
