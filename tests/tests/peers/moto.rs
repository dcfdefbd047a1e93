//! Starts moto on a free port, for all tests that run at the time, and ends it with the last.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::thread;

use farrier::{ClientBuilder, Credentials};

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

    /// A server of its own that looks at signatures after the first three calls.
    pub(crate) fn strict() -> Option<Self> {
        let mut program = Command::new(std::env::var_os(PROGRAM)?);
        program.env("INITIAL_NO_AUTH_ACTION_COUNT", "3");
        Some(Self::start(program))
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

    /// A client of the server that signs its requests. From a signature the server learns for which service a
    /// request is meant; it doesn't look at the signature itself.
    pub(crate) fn signed<C: From<farrier::Client>>(&self, builder: ClientBuilder<C>) -> C {
        self.signed_by(builder, Credentials::new("test", "test", None))
    }

    /// A client of the server that signs its requests with these credentials.
    pub(crate) fn signed_by<C: From<farrier::Client>>(
        &self,
        builder: ClientBuilder<C>,
        credentials: Credentials,
    ) -> C {
        let builder = builder.endpoint(&self.url).signing_region("us-east-1");
        builder.credentials(credentials).build().unwrap()
    }
}

impl Drop for Moto {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
