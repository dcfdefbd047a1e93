//! Generated clients against a server that other people wrote: moto, which plays AWS.
//!
//! The clients come from published models, one or two of each protocol, with no more than the
//! operations that are called. `SMITHY_AWS_MODELS` names the folder of the models, and
//! `MOTO_SERVER` the program (`pip install 'moto[server]'`); without both, one test says so.

#![allow(
    dead_code,
    unreachable_pub,
    unused_imports,
    clippy::struct_field_names,
    reason = "names are the models', and the clients are here to be called"
)]

#[cfg(peers)]
mod answers;
mod moto;
#[cfg(peers)]
mod with_models;

include!(concat!(env!("OUT_DIR"), "/peers.rs"));

use std::io::Write as _;

#[test]
fn peers_are_there_or_it_is_said_that_they_are_not() {
    let missing = ["SMITHY_AWS_MODELS", moto::PROGRAM]
        .into_iter()
        .filter(|name| std::env::var_os(name).is_none());
    for name in missing {
        // Past the capture of the test harness.
        let _ = writeln!(std::io::stderr(), "peers: skipped, {name} is not set");
    }
}
