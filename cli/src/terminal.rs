//! Output to stdout and stderr, with or without colours.

use std::io::{self, IsTerminal, Write};

use anstream::{AutoStream, ColorChoice};
use terminal_size::terminal_size_of;

use crate::failure::Failure;
use crate::words::printable;

/// The width of a terminal that doesn't tell it.
const USUAL_WIDTH: usize = 80;

/// Returns the width in characters of the terminal to which stdout leads, or `None` if it leads elsewhere: what is
/// piped into another program or a file is not to be cut.
pub(crate) fn width() -> Option<usize> {
    let stdout = io::stdout();
    if !stdout.is_terminal() {
        return None;
    }
    // Some terminals don't know their size.
    Some(terminal_size_of(stdout).map_or(USUAL_WIDTH, |(width, _)| usize::from(width.0)))
}

/// The process's streams.
pub(crate) struct Terminal {
    stderr: AutoStream<io::Stderr>,
    stdout: AutoStream<io::Stdout>,
    colour: bool,
}

impl Terminal {
    /// Finds out whether stderr is a terminal, and whether it may be coloured (`NO_COLOR`,
    /// `CLICOLOR_FORCE` and `TERM` have a say).
    pub(crate) fn new() -> Self {
        let choice = AutoStream::choice(&io::stderr());
        Self {
            stderr: AutoStream::new(io::stderr(), choice),
            stdout: AutoStream::auto(io::stdout()),
            colour: choice != ColorChoice::Never,
        }
    }

    /// Whether stderr takes colours.
    pub(crate) fn colour(&self) -> bool {
        self.colour
    }

    /// Writes a result to stdout, which has tabs and line breaks but nothing else that a terminal would obey. A
    /// reader that has had enough (`| head`) is no failure.
    pub(crate) fn result(&mut self, text: &str) -> Result<(), Failure> {
        let text = text.split('\t').map(printable).collect::<Vec<_>>().join("\t");
        match self.stdout.write_all(text.as_bytes()).and_then(|()| self.stdout.flush()) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                Err(Failure::failed(format!("can't write to stdout: {error}")))
            }
            _ => Ok(()),
        }
    }

    /// Writes to stderr what somebody should know, with its colours.
    pub(crate) fn diagnose(&mut self, text: &str) {
        // Where stderr is closed there is nobody left to tell.
        let _ = self.stderr.write_all(text.as_bytes()).and_then(|()| self.stderr.flush());
    }

    /// Writes to stderr, on a line of its own, what was done.
    pub(crate) fn tell(&mut self, line: &str) {
        self.diagnose(&format!("{}\n", printable(line)));
    }
}
