//! Runs what is compared in turn, and keeps the times. Knows nothing of clients.

use std::hint::black_box;
use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};

/// How long a sample should take: long against reading the clock, and so short that what is made
/// for it stays in the processor's caches, as what a program is about to send does.
const SAMPLE: Duration = Duration::from_micros(50);
/// No sample holds more arguments than this.
const MOST: u32 = 50;

/// Does the work so many times, and tells the processor time that it took.
pub type Work = Box<dyn FnMut(u32) -> Duration>;

/// Work on arguments that are made before the clock starts. What `act` returns is dropped while the
/// clock runs, and so are the arguments that it takes: dropping is part of the cost.
pub fn work<A, R>(
    mut prepare: impl FnMut() -> A + 'static,
    mut act: impl FnMut(A) -> R + 'static,
) -> Work {
    Box::new(move |times| {
        let arguments: Vec<A> = (0..times).map(|_| prepare()).collect();
        let start = thread_time();
        for argument in arguments {
            black_box(act(argument));
        }
        thread_time().abs_diff(start)
    })
}

/// The processor time of this thread, to which other programs add nothing.
fn thread_time() -> Duration {
    clock_gettime(ClockId::ThreadCPUTime).try_into().unwrap()
}

/// A message, and those who read or write it; the first is the generated client.
pub struct Case {
    /// Which message, and how large.
    pub message: String,
    /// By how much the generated client should be faster than the second; not an aim of all cases.
    pub aim: Option<f64>,
    /// Who does it.
    pub contenders: Vec<(&'static str, Work)>,
}

/// The times of one contender: for one piece of work, in µs, a round each.
pub struct Times(pub Vec<f64>);

impl Times {
    /// The shortest.
    pub fn fastest(&self) -> f64 {
        self.0.iter().copied().fold(f64::INFINITY, f64::min)
    }

    /// The one in the middle.
    pub fn median(&self) -> f64 {
        self.quartile(2)
    }

    /// The time below which that many quarters of all are.
    pub fn quartile(&self, quarters: usize) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        sorted[(sorted.len() - 1) * quarters / 4]
    }

    /// How many times as long this took as `other` did, a round each.
    pub fn over(&self, other: &Times) -> Times {
        Times(self.0.iter().zip(&other.0).map(|(mine, its)| mine / its).collect())
    }
}

/// Lets the contenders take turns for so many rounds.
pub fn run(case: &mut Case, rounds: usize) -> Vec<Times> {
    let counts: Vec<u32> = case.contenders.iter_mut().map(|(_, work)| fitting(work)).collect();
    let mut times: Vec<Times> = counts.iter().map(|_| Times(Vec::new())).collect();
    for _ in 0..rounds {
        for ((times, (_, work)), &count) in times.iter_mut().zip(&mut case.contenders).zip(&counts)
        {
            times.0.push(work(count).as_secs_f64() * 1e6 / f64::from(count));
        }
    }
    times
}

/// How much work makes a sample; warms up beside.
fn fitting(work: &mut Work) -> u32 {
    let once = (0..5).map(|_| work(2) / 2).min().unwrap_or(SAMPLE);
    let fitting = SAMPLE.as_nanos() / once.as_nanos().max(1);
    u32::try_from(fitting).map_or(MOST, |count| count.clamp(1, MOST))
}
