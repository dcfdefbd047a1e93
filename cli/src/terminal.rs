//! Output to stdout and stderr, with or without colours.

use std::io::{self, Write};

use anstream::{AutoStream, ColorChoice};

use crate::failure::Failure;

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

    /// Writes a result to stdout. A reader that has had enough (`| head`) is no failure.
    pub(crate) fn result(&mut self, text: &str) -> Result<(), Failure> {
        match self.stdout.write_all(text.as_bytes()).and_then(|()| self.stdout.flush()) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                Err(Failure::failed(format!("can't write to stdout: {error}")))
            }
            _ => Ok(()),
        }
    }

    /// Writes to stderr what somebody should know.
    pub(crate) fn diagnose(&mut self, text: &str) {
        // Where stderr is closed there is nobody left to tell.
        let _ = self.stderr.write_all(text.as_bytes()).and_then(|()| self.stderr.flush());
    }

    /// Writes to stderr, on a line of its own, what was done.
    pub(crate) fn tell(&mut self, line: &str) {
        self.diagnose(&format!("{line}\n"));
    }
}
