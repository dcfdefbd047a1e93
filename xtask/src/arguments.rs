//! The arguments and their help.

use std::path::{Path, PathBuf};

use clap::{Args, CommandFactory, Parser, Subcommand, error::ErrorKind};
use glob::Pattern;

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
