//! The core of `farrier`, which needs no I/O, compiles for WebAssembly without an operating system:
//! without features, with all features but the client, and with a generated crate on top.
//!
//! The standard library of the target comes from rustup (`rustup target add
//! wasm32-unknown-unknown`). Where it can't, `WASM_RUSTC` may name a rustc that has the sources of
//! its own standard library, which is checked first.

use std::env;
use std::path::Path;
use std::process::Command;

use super::Outcome::{self, LeftOut, Passed};
use crate::cargo::{cargo, output, run as run_command};
use crate::metadata;

const TARGET: &str = "wasm32-unknown-unknown";
/// The variable that names a rustc with the sources of its standard library.
const RUSTC: &str = "WASM_RUSTC";

pub(crate) fn run() -> anyhow::Result<Outcome> {
    let rustc = env::var_os(RUSTC);
    if rustc.is_none() && !has_target()? {
        return Ok(LeftOut(format!(
            "there is no standard library for {TARGET}: `rustup target add {TARGET}` brings it, or \
             {RUSTC} names a rustc with its sources"
        )));
    }
    let metadata = metadata::read()?;
    let features = metadata.member("farrier")?.features().filter(|name| *name != "client");
    let all = features.collect::<Vec<_>>().join(",");
    let choices = [("farrier", ""), ("farrier", &*all), ("generated", "")];
    for (package, features) in choices {
        let mut command = cargo("check --quiet --locked --no-default-features");
        command.args(["--target", TARGET, "--target-dir", "target/wasm", "-p", package]);
        command.arg(format!("--features={features}"));
        if let Some(rustc) = &rustc {
            command.arg("-Zbuild-std=std,panic_abort");
            command.env("RUSTC", rustc).env("RUSTC_BOOTSTRAP", "1");
        }
        run_command(&mut command)?;
    }
    Ok(Passed)
}

/// Whether the compiler that Cargo uses has a standard library for the target.
fn has_target() -> anyhow::Result<bool> {
    let mut command = Command::new("rustc");
    let folder = output(command.args(["--print", "target-libdir", "--target", TARGET]))?;
    Ok(Path::new(String::from_utf8(folder)?.trim()).is_dir())
}
