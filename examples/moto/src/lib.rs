//! Starts moto, which plays AWS, for the tests of the examples.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::missing_panics_doc,
    reason = "for tests"
)]

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, Command, Stdio};
use std::thread;

/// Names the program `moto_server`: `pip install 'moto[server]'`.
const PROGRAM: &str = "MOTO_SERVER";

/// A server on a free port of this machine; it ends when it is dropped.
pub struct Moto {
    process: Child,
    /// Where it listens.
    pub url: String,
}

impl Moto {
    /// Starts the server and waits until it has told its address. `None`, and a word about it, if
    /// `MOTO_SERVER` isn't set.
    pub fn start() -> Option<Self> {
        let Some(program) = std::env::var_os(PROGRAM) else {
            // Past the capture of the test harness.
            let _ = writeln!(std::io::stderr(), "skipped: {PROGRAM} is not set");
            return None;
        };
        let mut process = Command::new(program)
            .args(["-H", "127.0.0.1", "-p", "0"])
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("MOTO_SERVER is a program");
        let mut lines = BufReader::new(process.stderr.take().unwrap()).lines();
        let url = lines
            .by_ref()
            .map_while(Result::ok)
            .find_map(|line| Some(line.split_once("Running on ")?.1.trim().to_owned()))
            .expect("the server listens");
        // It tells of each request, and would wait if nobody read that.
        thread::spawn(move || lines.for_each(drop));
        Some(Self { process, url })
    }
}

impl Drop for Moto {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
