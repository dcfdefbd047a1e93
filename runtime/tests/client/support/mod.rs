//! What the tests share: an operation, a server, a runtime.

pub(crate) mod operation;
pub(crate) mod server;

use std::future::Future;

/// Drives a future on a runtime of its own, as `#[tokio::main]` would.
pub(crate) fn run<F: Future>(future: F) -> F::Output {
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    runtime.enable_all().build().unwrap().block_on(future)
}

/// The same with a clock that moves only if a test moves it, or if nothing else happens.
pub(crate) fn run_with_paused_clock<F: Future>(future: F) -> F::Output {
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    runtime.enable_all().start_paused(true).build().unwrap().block_on(future)
}
