//! The shop as a process of its own, on a free port.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

/// A shop that is open; it closes when it is dropped.
pub(crate) struct Shop {
    process: Child,
    /// Where it is.
    pub(crate) url: String,
}

impl Shop {
    pub(crate) fn open() -> Self {
        let mut program = Command::new(env!("CARGO_BIN_EXE_shop"));
        let mut process = program.arg("0").stderr(Stdio::piped()).spawn().unwrap();
        let mut said = String::new();
        BufReader::new(process.stderr.take().unwrap()).read_line(&mut said).unwrap();
        let url = said.trim().strip_prefix("the shop is open at ").unwrap().to_owned();
        Self { process, url }
    }
}

impl Drop for Shop {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
