//! The processor time of a call: without network, over a real socket, and by hyper alone.
//!
//! ```text
//! cargo bench -p tests --bench cpu
//! ```
//!
//! Client and server share one core. Each has its thread, so the client's own time can be read from
//! its thread's clock: neither the server nor other programs are in it, save for what they do to
//! the core's caches. The clients take turns in short rounds, so that all meet the same machine.

#![allow(clippy::print_stdout, reason = "printing is what a benchmark is for")]

mod clients;
mod server;

use std::time::Duration;

use rustix::thread::{CpuSet, sched_setaffinity};
use rustix::time::{ClockId, clock_gettime};

use clients::{Generated, Hyper};
use generated::farrier::Timeouts;

const ROUNDS: usize = 41;
const CALLS: u32 = 500;

fn main() {
    pin_to_one_core();
    let server = server::start();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let memory = Generated::without_network();
    let hyper = Hyper::new(server);
    let unlimited = Generated::new(server, Timeouts::NONE);
    let generated = Generated::new(server, Timeouts::default());

    let mut rounds = [const { Vec::new() }; 4];
    for _ in 0..ROUNDS {
        let times = [
            time_of_call(|| runtime.block_on(memory.call())),
            time_of_call(|| runtime.block_on(hyper.call())),
            time_of_call(|| runtime.block_on(unlimited.call())),
            time_of_call(|| runtime.block_on(generated.call())),
        ];
        rounds.iter_mut().zip(times).for_each(|(times, time)| times.push(time));
    }

    println!(
        "client CPU a call, of {ROUNDS} rounds of {CALLS} calls:   fastest    median   slowest"
    );
    let names = [
        "generated client, answer from memory",
        "hyper, loopback",
        "generated client, no time limits, loopback",
        "generated client, loopback",
    ];
    names.iter().zip(rounds).for_each(|(name, times)| report(name, times));
}

/// Keeps this thread, and those that it starts, on the last core: waking the other side then
/// costs the same each time.
fn pin_to_one_core() {
    let last = std::thread::available_parallelism().map_or(0, |cores| cores.get() - 1);
    let mut cores = CpuSet::new();
    cores.set(last);
    if sched_setaffinity(None, &cores).is_err() {
        println!("the threads can't be kept on one core: expect noise");
    }
}

/// The processor time of this thread for one call.
fn time_of_call(mut call: impl FnMut()) -> Duration {
    let start = thread_time();
    for _ in 0..CALLS {
        call();
    }
    thread_time().abs_diff(start) / CALLS
}

fn thread_time() -> Duration {
    clock_gettime(ClockId::ThreadCPUTime).try_into().unwrap()
}

fn report(name: &str, mut times: Vec<Duration>) {
    times.sort();
    let [fastest, median, slowest] = [0, times.len() / 2, times.len() - 1]
        .map(|at| format!("{:.2} µs", times[at].as_secs_f64() * 1e6));
    println!("  {name:<44} {fastest:>9} {median:>9} {slowest:>9}");
}
