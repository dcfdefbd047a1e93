//! The fuzz targets run for a short time, each from its seeds.
//!
//! They are built with the instrumentation of libFuzzer, which every Rust toolchain has, but without a sanitizer,
//! which only nightly toolchains have: no crate here has unsafe code. What libFuzzer itself needs is a C++ compiler.
//! Without it, `cargo test` still runs the targets with their seeds.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, anyhow, bail};

use super::Outcome::{self, LeftOut, Passed};
use crate::cargo::{cargo, output, root, run as run_command, tell};

/// The packages with fuzz targets.
const PACKAGES: [&str; 2] = ["codegen/fuzz", "runtime/fuzz"];

/// Where the targets are built, and what they find is kept.
const TARGET: &str = "target/fuzz";

/// How long each target runs, if there is time enough.
const RUN: Duration = Duration::from_secs(20);

/// How long a target must run to be worth it.
const SHORTEST_RUN: Duration = Duration::from_secs(5);

/// How long the whole step may take. What building takes is taken from the runs.
const STEP: Duration = Duration::from_secs(230);

/// The number of targets that run at once.
const AT_ONCE: usize = 2;

/// How many lines of what a target printed before it failed are shown.
const SHOWN: usize = 60;

/// What makes rustc instrument code for libFuzzer, as `cargo fuzz` has it.
const RUSTFLAGS: &str = "--cfg fuzzing -Cdebug-assertions -Cpasses=sancov-module \
     -Cllvm-args=-sanitizer-coverage-level=4 -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
     -Cllvm-args=-sanitizer-coverage-pc-table -Cllvm-args=-sanitizer-coverage-trace-compares";

pub(crate) fn run() -> anyhow::Result<Outcome> {
    if !cfg!(any(target_os = "linux", target_os = "macos")) {
        return Ok(left_out("libFuzzer runs on Linux and macOS"));
    }
    if !has_cxx_compiler() {
        return Ok(left_out("there is no C++ compiler, which libFuzzer needs"));
    }
    let start = Instant::now();
    let host = host()?;
    let mut targets = Vec::new();
    for package in PACKAGES {
        build(package, &host)?;
        targets.extend(targets_of(package, &host)?);
    }
    let rounds = targets.len().div_ceil(AT_ONCE);
    let time = time_for_each(STEP.saturating_sub(start.elapsed()), rounds);
    if time < SHORTEST_RUN {
        return Ok(left_out("building the targets took all the time of the step"));
    }
    for round in targets.chunks(AT_ONCE) {
        run_at_once(round, time)?;
    }
    Ok(Passed)
}

fn left_out(why: &str) -> Outcome {
    LeftOut(format!("{why}; `cargo test` runs the targets with the inputs that are checked in"))
}

/// How long each target may run if they run in so many rounds, in whole seconds.
fn time_for_each(rest: Duration, rounds: usize) -> Duration {
    let rounds = u64::try_from(rounds).unwrap_or(u64::MAX).max(1);
    RUN.min(Duration::from_secs(rest.as_secs() / rounds))
}

fn has_cxx_compiler() -> bool {
    let program = std::env::var_os("CXX").unwrap_or_else(|| "c++".into());
    let mut command = Command::new(program);
    command.arg("--version").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

/// The platform that code is compiled for here, such as `x86_64-unknown-linux-gnu`.
fn host() -> anyhow::Result<String> {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let mut command = Command::new(rustc);
    let version = output(command.arg("-vV").current_dir(root()))?;
    let version = String::from_utf8(version).context("rustc's version is not UTF-8")?;
    let host = version.lines().find_map(|line| line.strip_prefix("host: "));
    Ok(host.context("rustc doesn't name its host")?.to_owned())
}

/// Builds all targets of a package. A platform is named because build scripts and procedural macros would be
/// instrumented otherwise, and then not link.
fn build(package: &str, host: &str) -> anyhow::Result<()> {
    let mut command = cargo("build --quiet --locked --profile ci --bins --target");
    command.args([host, "--target-dir", TARGET, "--manifest-path"]);
    command.arg(format!("{package}/Cargo.toml")).env("RUSTFLAGS", RUSTFLAGS);
    run_command(&mut command)
}

/// A fuzz target that is built.
struct Target {
    name: String,
    program: PathBuf,
    seeds: PathBuf,
}

/// The targets of a package in the order of their names: one for each file in its folder `fuzz_targets`.
fn targets_of(package: &str, host: &str) -> anyhow::Result<Vec<Target>> {
    let folder = root().join(package);
    let mut targets = Vec::new();
    for file in fs::read_dir(folder.join("fuzz_targets"))? {
        let file = file?.path();
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let program = root().join(TARGET).join(host).join("ci").join(&name);
        let seeds = folder.join("seeds").join(&name);
        targets.push(Target { name, program, seeds });
    }
    targets.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(targets)
}

/// Runs some targets at once, and fails if one of them does.
fn run_at_once(targets: &[Target], time: Duration) -> anyhow::Result<()> {
    let outcomes: Vec<_> = thread::scope(|scope| {
        let runs: Vec<_> =
            targets.iter().map(|target| scope.spawn(move || target.run(time))).collect();
        runs.into_iter().map(thread::ScopedJoinHandle::join).collect()
    });
    for outcome in outcomes {
        outcome.map_err(|_| anyhow!("a thread panicked"))??;
    }
    Ok(())
}

impl Target {
    /// Runs the target, and fails with the end of its output if it finds something.
    fn run(&self, time: Duration) -> anyhow::Result<()> {
        let Self { name, program, seeds } = self;
        let corpus = root().join(TARGET).join("corpus").join(name);
        let artifacts = root().join(TARGET).join("artifacts").join(name);
        fs::create_dir_all(&corpus)?;
        fs::create_dir_all(&artifacts)?;
        let mut command = Command::new(program);
        command
            .arg(format!("-max_total_time={}", time.as_secs()))
            .args(["-timeout=10", "-rss_limit_mb=1024"])
            .arg(format!("-artifact_prefix={}/", artifacts.display()))
            .args([&corpus, seeds])
            .stdin(Stdio::null());
        let output =
            command.output().with_context(|| format!("can't run {}", program.display()))?;
        let said = String::from_utf8_lossy(&output.stderr);
        if output.status.success() {
            tell(&format!("{name}: {}", said.lines().next_back().unwrap_or_default()));
            return Ok(());
        }
        let lines: Vec<_> = said.lines().collect();
        let end = lines.get(lines.len().saturating_sub(SHOWN)..).unwrap_or_default();
        bail!(
            "{}\n\nthe fuzz target `{name}` failed; once that is mended, add the input in {} to {} \
             (CONTRIBUTING.md)",
            end.join("\n"),
            artifacts.display(),
            seeds.display()
        )
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::time_for_each;

    #[test]
    fn targets_share_the_time_that_is_left() {
        let time = |rest, rounds| time_for_each(Duration::from_secs(rest), rounds).as_secs();
        assert_eq!(time(230, 5), 20);
        assert_eq!(time(52, 5), 10);
        assert_eq!(time(0, 5), 0);
        assert_eq!(time(230, 0), 20);
    }
}
