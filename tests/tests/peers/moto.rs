//! Starts moto on a free port, for all tests that run at the time, and ends it with the last.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::thread;

/// The variable that names the program `moto_server`.
pub(crate) const PROGRAM: &str = "MOTO_SERVER";

/// The server of the tests that are running.
static RUNNING: Mutex<Weak<Moto>> = Mutex::new(Weak::new());

/// A server; it ends when it is dropped.
pub(crate) struct Moto {
    process: Child,
    /// Where it listens.
    pub(crate) url: String,
}

impl Moto {
    /// The server that runs, or a new one; `None` if nobody has said which program it is.
    pub(crate) fn shared() -> Option<Arc<Self>> {
        let program = std::env::var_os(PROGRAM)?;
        let mut running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(server) = running.upgrade() {
            return Some(server);
        }
        let server = Arc::new(Self::start(Command::new(program)));
        *running = Arc::downgrade(&server);
        Some(server)
    }

    /// Starts the server and waits until it has told its address.
    fn start(mut program: Command) -> Self {
        program.args(["-H", "127.0.0.1", "-p", "0"]).stdout(Stdio::null()).stderr(Stdio::piped());
        let mut process = program.spawn().unwrap();
        let mut lines = BufReader::new(process.stderr.take().unwrap()).lines();
        let url = lines
            .by_ref()
            .map_while(Result::ok)
            .find_map(|line| Some(line.split_once("Running on ")?.1.trim().to_owned()))
            .expect("the server ended before it listened");
        // It tells of each request, and would wait if nobody read that.
        thread::spawn(move || lines.for_each(drop));
        Self { process, url }
    }

    /// What tells the server for which service a request is meant, as the scope of a signature
    /// does. The server doesn't look at the signature itself.
    pub(crate) fn scope(service: &str) -> String {
        format!(
            "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/{service}/aws4_request, \
             SignedHeaders=host, Signature=0"
        )
    }
}

impl Drop for Moto {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
