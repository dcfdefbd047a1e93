//! The command-line arguments, their help, and the request that they describe.

mod farrier;

use std::io::{self, Write};
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use farrier_codegen::manifest::check_crate_name;
use farrier_codegen::{ManifestMode, Package, Responses};

use self::farrier::Farrier;
use crate::job::{Job, Places, ReportFormat};
use crate::list::Form;
use crate::program::Program;
use crate::words::printable;

/// What the command line asks for.
pub(crate) enum Request {
    /// All that `codegen.toml` lists.
    Configured { check: bool },
    /// One client.
    Generate { job: Box<Job>, check: bool },
    /// What a model has to offer.
    List { model: PathBuf, service: Option<String>, operations: Vec<String>, form: Form },
}

/// Generates small, validated Rust clients from Smithy models.
///
/// Without a command: generates every client that `codegen.toml` lists. The file is looked for in the current
/// folder, then upwards to the root of the workspace.
#[derive(Parser)]
#[command(name = "farrier", version, max_term_width = WIDTH, after_long_help = EXAMPLES)]
#[command(args_conflicts_with_subcommands = true)]
struct CommandLine {
    #[command(subcommand)]
    command: Option<Command>,
    /// Write nothing; show what is out of date, and fail if anything is
    #[arg(long)]
    check: bool,
}

#[derive(Subcommand)]
enum Command {
    /// Generate one client, a whole crate, from any model
    #[command(after_help = GENERATE_EXAMPLES)]
    Generate(Box<Generate>),
    /// Show what a model offers: its operations and, on demand, their members and what is checked
    #[command(after_help = LIST_EXAMPLES)]
    List(List),
}

#[derive(Args)]
struct Generate {
    /// The Smithy model, JSON AST
    #[arg(long, value_name = "FILE")]
    model: PathBuf,
    /// The folder of the generated crate; it is created where it is missing
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// The service, by name or shape id; needed where the model has several
    #[arg(long, value_name = "ID")]
    service: Option<String>,
    /// The protocol where the service speaks several; by default the best
    #[arg(long, value_name = "NAME")]
    protocol: Option<String>,
    /// Only this operation and what it needs, or a glob: `Get*`; may be repeated
    #[arg(long = "operation", value_name = "NAME")]
    operations: Vec<String>,
    /// The name of the generated crate; by default made from the service's name
    #[arg(long, value_name = "CRATE", value_parser = crate_name)]
    name: Option<String>,
    /// Write `Cargo.toml` the first time only, and leave it to you from then on; tell what it lacks
    #[arg(long)]
    keep_manifest: bool,
    /// Don't enforce the constraints of this member or shape: `'Input$name'`; may be repeated
    #[arg(long, value_name = "SHAPE[$MEMBER]")]
    ignore_constraints: Vec<String>,
    /// How strictly responses are read: `strict` or `lenient`; by default as fits the service
    #[arg(long, value_name = "HOW", value_parser = responses)]
    responses: Option<Responses>,
    /// Emit what a mock server needs, too
    #[arg(long)]
    both_halves: bool,
    /// Print to stdout what became of the model's operations, traits and constraints
    #[arg(long, value_name = "FORMAT", conflicts_with = "check")]
    report: Option<ReportFormat>,
    /// Write nothing; show what is out of date, and fail if anything is
    #[arg(long)]
    check: bool,
    #[command(flatten)]
    farrier: Farrier,
}

#[derive(Args)]
struct List {
    /// The Smithy model, JSON AST
    #[arg(long, value_name = "FILE")]
    model: PathBuf,
    /// Only this service, by name or shape id
    #[arg(long, value_name = "ID")]
    service: Option<String>,
    /// Only this operation with its members, or a glob: `Get*`; may be repeated
    #[arg(long = "operation", value_name = "NAME")]
    operations: Vec<String>,
    /// Show the members of all operations, and not a line for each
    #[arg(long)]
    long: bool,
}

/// Help is never wider, so that it fits every terminal. Examples are written to fit, too.
const WIDTH: usize = 80;

const EXAMPLES: &str = "\
Examples:
  What is in a model?
    farrier list --model model/chat.json

  A crate with two of its operations, and nothing that only others need:
    farrier generate --model model/chat.json --out chat \\
        --operation SendMessage --operation ReadMessages

  The same, written down once, in `codegen.toml` at the root of the workspace:
    [[client]]
    model = \"model/chat.json\"
    out = \"chat\"
    operations = [\"SendMessage\", \"Read*\"]

  Then, after each change of the model, and in CI:
    farrier
    farrier --check

Exit codes:
  0  done; with --check: everything is up to date
  1  the model has faults or needs what isn't supported; files can't be
     written; a kept Cargo.toml isn't TOML; with --check: something is out of
     date, or a kept Cargo.toml lacks something
  2  the arguments or `codegen.toml` are wrong";

const GENERATE_EXAMPLES: &str = "\
Examples:
  farrier generate --model model/chat.json --out chat
  farrier generate --model model/chat.json --out chat \\
      --operation SendMessage --name chat-client
  farrier generate --model model/chat.json --out chat \\
      --operation 'Send*' --operation '*Messages'
  farrier generate --model model/chat.json --out chat \\
      --farrier-git https://example.com/farrier.git --farrier-tag v0.1.0
  farrier generate --model model/chat.json --out chat --report json \\
      | jq .traits.ignored
  farrier generate --model model/chat.json --out chat --check

The crate's smithy-report.md tells what became of the model, --report prints
the same. Where no flag says where `farrier` comes from, an installed command
names its own version, and `cargo run -p codegen` the folder of the checkout.
In a glob `*` stands for any characters and `?` for one; one with a `#` is
about whole shape ids. Files that Farrier didn't write are never overwritten or
removed.";

const LIST_EXAMPLES: &str = "\
Examples:
  farrier list --model model/chat.json
  farrier list --model model/chat.json --operation 'Send*'
  farrier list --model model/chat.json --long | less";

/// Reads the process's arguments.
pub(crate) fn parse(program: &Program) -> Result<Request, clap::Error> {
    let CommandLine { command, check } = CommandLine::try_parse()?;
    Ok(match command {
        None => Request::Configured { check },
        Some(Command::Generate(args)) => {
            Request::Generate { check: args.check, job: Box::new(args.into_job(program)) }
        }
        Some(Command::List(List { model, service, operations, long })) => {
            let form = if long || !operations.is_empty() { Form::Members } else { Form::Brief };
            Request::List { model, service, operations, form }
        }
    })
}

/// Prints what is wrong with the arguments, or the help that they ask for. Both repeat arguments, in which there
/// may be anything. What nobody would see of them is written out.
pub(crate) fn print(error: &clap::Error) -> io::Result<()> {
    let words = std::env::args_os().map(|word| printable(&word.to_string_lossy()));
    match CommandLine::try_parse_from(words) {
        Err(visible) if visible.kind() == error.kind() => visible.print(),
        // Only what is no text at all is right when it is written out.
        _ => io::stderr().write_all(printable(&error.render().to_string()).as_bytes()),
    }
}

/// The name of a crate, if it can be one.
fn crate_name(name: &str) -> Result<String, String> {
    let checked = check_crate_name(name).map(|()| name.to_owned());
    checked.map_err(|mistake| format!("{}; {}", mistake.message, mistake.hint))
}

/// How strictly responses are read, by its name.
fn responses(name: &str) -> Result<Responses, String> {
    Responses::named(name).ok_or_else(|| "write `strict` or `lenient`".to_owned())
}

impl Generate {
    fn into_job(self, program: &Program) -> Job {
        Job {
            model: self.model,
            farrier: self.farrier.into_dependency(&program.farrier),
            package: Package::new(),
            manifest: if self.keep_manifest { ManifestMode::Keep } else { ManifestMode::Generate },
            out: self.out,
            service: self.service,
            protocol: self.protocol,
            operations: self.operations,
            name: self.name,
            both_halves: self.both_halves,
            ignored_constraints: self.ignore_constraints,
            responses: self.responses,
            workspace_lints: false,
            places: Places::default(),
            report: self.report,
        }
    }
}

/// The process's command line without `--check`, to be pasted into a shell.
pub(crate) fn command_line(program: &Program) -> String {
    let mut words = vec![program.command_line.to_owned()];
    words.extend(
        std::env::args_os()
            .skip(1)
            .filter(|word| word != "--check")
            .map(|word| quoted(&word.to_string_lossy())),
    );
    words.join(" ")
}

/// A word as a POSIX shell reads it.
fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./=:@,+%#".contains(c);
    if !word.is_empty() && !word.starts_with('#') && word.chars().all(plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::{CommandLine, quoted};

    #[test]
    fn the_definition_is_sound() {
        CommandLine::command().debug_assert();
    }

    #[test]
    fn words_survive_a_shell() {
        assert_eq!(quoted("model/chat.json"), "model/chat.json");
        assert_eq!(quoted("ns#Name"), "ns#Name");
        assert_eq!(quoted("my model"), "'my model'");
        assert_eq!(quoted("it's"), r"'it'\''s'");
        assert_eq!(quoted(""), "''");
    }
}
