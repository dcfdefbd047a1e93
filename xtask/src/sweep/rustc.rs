//! This program in the place of rustc: Cargo calls it as `RUSTC_WRAPPER` for each crate, it calls
//! rustc, and writes down what that took.

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::{Command, ExitCode};

use serde::{Deserialize, Serialize};

use super::log;
use crate::usage;

/// The variable by which the wrapper is told its log, and that it is one.
pub(crate) const LOG: &str = "SWEEP_RUSTC_LOG";

/// What rustc took for a crate.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Compiled {
    /// The crate's name as rustc has it, with `_`.
    pub(crate) name: String,
    /// Processor time in seconds.
    pub(crate) cpu: f64,
    /// The most memory at a time, in KiB.
    pub(crate) peak: u64,
}

impl log::Entry for Compiled {
    fn subject(&self) -> &str {
        &self.name
    }
}

/// Does a wrapper's work, if this process is called as one.
pub(crate) fn as_wrapper() -> Option<ExitCode> {
    let log = PathBuf::from(env::var_os(LOG)?);
    let mut arguments = env::args_os().skip(1);
    let rustc = arguments.next()?;
    let arguments: Vec<_> = arguments.collect();
    let status = match Command::new(&rustc).args(&arguments).status() {
        Ok(status) => status,
        Err(error) => {
            eprintln!("can't run {}: {error}", rustc.display());
            return Some(ExitCode::FAILURE);
        }
    };
    if let Some(name) = crate_name(&arguments).filter(|_| status.success()) {
        let usage = usage::children();
        let entry = Compiled { name, cpu: usage.cpu.as_secs_f64(), peak: usage.peak };
        // A figure less is no reason to fail.
        let _ = log::append(&log, &entry);
    }
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    Some(code.map_or(ExitCode::FAILURE, ExitCode::from))
}

/// The crate's name; none where Cargo asks rustc about itself.
fn crate_name(arguments: &[OsString]) -> Option<String> {
    let at = arguments.iter().position(|argument| argument == "--crate-name")?;
    let name = arguments.get(at + 1)?.to_str()?;
    (name != "___").then(|| name.to_owned())
}
