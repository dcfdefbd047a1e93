//! `cargo xtask ci`: everything that must hold before a change lands, step by step.
//!
//! `steps` is the table of the steps; the modules beside it do what takes more than a command of
//! Cargo. A step that needs something which this machine doesn't have is left out, and that is said
//! again at the end.

mod features;
mod fuzz;
mod msrv;
mod outside;
mod package;
mod steps;
mod wasm;

use std::process::ExitCode;
use std::time::{Duration, Instant};

use self::steps::{STEPS, Step};
use crate::arguments::Ci;
use crate::cargo::tell;
use crate::usage;

/// How a step ended that didn't fail.
#[derive(Debug)]
pub(crate) enum Outcome {
    /// What the step looks at is as it should be.
    Passed,
    /// The step, or a part of it, wasn't done, and why.
    LeftOut(String),
}

/// What a step took.
#[derive(Debug, Clone, Copy)]
struct Cost {
    wall: Duration,
    /// Processor time of all processes of the step.
    cpu: Duration,
}

/// The names of all steps, in their order.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    STEPS.iter().map(|step| step.name)
}

/// Runs the steps that the arguments name, or all of them, up to the first that fails.
pub(crate) fn run(arguments: &Ci) -> ExitCode {
    if arguments.list {
        list();
        return ExitCode::SUCCESS;
    }
    let is_chosen = |step: &&Step| {
        arguments.steps.is_empty() || arguments.steps.iter().any(|name| name == step.name)
    };
    let mut done = Vec::new();
    for step in STEPS.iter().filter(is_chosen) {
        tell(&format!("\n== {}: {}", step.name, step.about));
        let (outcome, cost) = measured(step.run);
        match outcome {
            Ok(outcome) => {
                tell(&format!("-- {}: {}", step.name, cost.shown()));
                outcome.tell(step);
                done.push((step, outcome, cost));
            }
            Err(error) => {
                tell(&format!("\nerror: step `{}` failed after {}", step.name, cost.shown()));
                tell(&format!("{error:#}"));
                return ExitCode::FAILURE;
            }
        }
    }
    sum_up(&done);
    ExitCode::SUCCESS
}

/// Shows all steps.
fn list() {
    for step in STEPS {
        tell(&format!("{:12} {}", step.name, step.about));
    }
}

/// Shows what each step took, and what was left out.
fn sum_up(done: &[(&Step, Outcome, Cost)]) {
    tell("\n== all steps passed");
    for (step, _, cost) in done {
        tell(&format!("{:12} {}", step.name, cost.shown()));
    }
    for (step, outcome, _) in done {
        outcome.tell(step);
    }
}

fn measured<T>(work: impl FnOnce() -> T) -> (T, Cost) {
    let (start, before) = (Instant::now(), usage::children().cpu);
    let result = work();
    let cpu = usage::children().cpu.saturating_sub(before);
    (result, Cost { wall: start.elapsed(), cpu })
}

impl Outcome {
    /// Says what was left out of a step, if something was.
    fn tell(&self, step: &Step) {
        if let Self::LeftOut(why) = self {
            tell(&format!("LEFT OUT: {}: {why}", step.name));
        }
    }
}

impl Cost {
    fn shown(self) -> String {
        format!("{:.0} s, CPU {:.0} s", self.wall.as_secs_f64(), self.cpu.as_secs_f64())
    }
}
