//! The time and the allocations of each step, from a model to a call, without any network.
//!
//! ```text
//! cargo bench -p tests --bench steps
//! ```
//!
//! Times are of the wall clock, so look at the column `fastest` on a machine that has other things
//! to do. Counting allocations takes some nanoseconds for each of them, which are in the times.

mod call;
mod endpoints;
mod generate;
mod json;
mod samples;

#[global_allocator]
static ALLOCATOR: divan::AllocProfiler = divan::AllocProfiler::system();

fn main() {
    divan::main();
}
