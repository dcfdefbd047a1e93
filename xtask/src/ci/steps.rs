//! The table of the steps, and those steps that are a few commands of Cargo.

use std::env;
use std::io::{self, Write as _};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::Context as _;

use super::Outcome::{self, LeftOut, Passed};
use super::{features, fuzz, msrv, outside, package, wasm};
use crate::aws_clients;
use crate::cargo::{cargo, output, run};
use crate::public_api;

/// Something that must hold, and how to find out.
pub(crate) struct Step {
    pub(crate) name: &'static str,
    pub(crate) about: &'static str,
    pub(crate) run: fn() -> anyhow::Result<Outcome>,
}

/// The steps in their order: what is fast and fails often comes first.
pub(crate) const STEPS: &[Step] = &[
    Step { name: "fmt", about: "the code is formatted", run: fmt },
    Step { name: "locks", about: "lock files are up to date", run: locks },
    Step { name: "generated", about: "generated code is up to date", run: generated },
    Step { name: "clippy", about: "no lint complains", run: clippy },
    Step { name: "features", about: "each feature of `farrier` stands alone", run: features::run },
    Step { name: "msrv", about: "the oldest Rust that is promised will do", run: msrv::run },
    Step { name: "wasm", about: "the core compiles for wasm32-unknown-unknown", run: wasm::run },
    Step { name: "public-api", about: "the public API is what is written down", run: public_api },
    Step { name: "fuzz", about: "the fuzz targets find nothing for some seconds", run: fuzz::run },
    Step { name: "test", about: "the tests pass", run: test },
    Step { name: "release", about: "optimized code needs as little stack and heap", run: release },
    Step { name: "sweep", about: "clients of published models compile", run: sweep },
    Step { name: "lines", about: "clients of all published models are small", run: lines },
    Step { name: "examples", about: "the examples with models of AWS work", run: examples },
    Step { name: "upload", about: "the example of the README works", run: upload },
    Step { name: "doc", about: "the documentation has no warning", run: doc },
    Step { name: "package", about: "published crates are complete", run: package::run },
    Step { name: "outside", about: "generated crates stand outside of here", run: outside::run },
    Step { name: "deny", about: "dependencies have known sources and licenses", run: deny },
    Step { name: "advisories", about: "dependencies have no known faults", run: advisories },
];

/// The variable that names the folder of published models.
const MODELS: &str = "SMITHY_AWS_MODELS";

/// The workspace of the examples, and where it is built.
const EXAMPLES: &str = "--manifest-path examples/Cargo.toml --target-dir target/examples";

/// How long the database of advisories may take to come.
const PATIENCE: Duration = Duration::from_secs(60);

fn fmt() -> anyhow::Result<Outcome> {
    run(&mut cargo("fmt --all --check"))?;
    run(&mut cargo("fmt --manifest-path examples/Cargo.toml --all --check"))?;
    Ok(Passed)
}

/// Of all workspaces, also of those that the other steps may leave out.
fn locks() -> anyhow::Result<Outcome> {
    for workspace in ["", "bench/throughput/", "codegen/fuzz/", "examples/", "runtime/fuzz/"] {
        let manifest = format!("{workspace}Cargo.toml");
        let mut command = cargo("metadata --locked --format-version 1 --manifest-path");
        output(command.arg(&manifest)).with_context(|| format!("the lock file of {manifest}"))?;
    }
    Ok(Passed)
}

fn generated() -> anyhow::Result<Outcome> {
    run(&mut cargo("run --quiet --locked -p codegen -- --check"))?;
    aws_clients::check()?;
    Ok(Passed)
}

fn clippy() -> anyhow::Result<Outcome> {
    run(&mut cargo(
        "clippy --quiet --locked --workspace --all-targets --all-features -- -D warnings",
    ))?;
    Ok(Passed)
}

/// A new snapshot is for a person to review, never accepted here.
fn test() -> anyhow::Result<Outcome> {
    let mut command = cargo("test --locked --workspace --all-features");
    run(command.env("INSTA_UPDATE", "no").env("INSTA_FORCE_PASS", "0"))?;
    Ok(Passed)
}

/// Optimized code has other frames than that of the tests, so what these take is tested for both.
fn release() -> anyhow::Result<Outcome> {
    run(&mut cargo(
        "test --quiet --locked --release -p farrier --no-default-features \
         --features cbor,document,mock,query,xml --test stack --test heap",
    ))?;
    Ok(Passed)
}

/// A sample of the models: generated, checked, documented.
fn sweep() -> anyhow::Result<Outcome> {
    let Some(models) = env::var_os(MODELS) else { return Ok(left_out_without_models()) };
    let mut command = cargo("run --quiet --locked -p xtask -- sweep --docs --list");
    run(command.arg("xtask/sample.txt").arg(models))?;
    Ok(Passed)
}

/// All models, generated only.
fn lines() -> anyhow::Result<Outcome> {
    let Some(models) = env::var_os(MODELS) else { return Ok(left_out_without_models()) };
    let mut command = cargo("run --quiet --locked -p xtask -- sweep --no-check --median 60");
    let table = output(command.arg(models))?;
    let summary: Vec<_> = table.split_inclusive(|byte| *byte == b'\n').take(6).collect();
    io::stdout().write_all(&summary.concat())?;
    Ok(Passed)
}

fn examples() -> anyhow::Result<Outcome> {
    if env::var_os(MODELS).is_none() {
        return Ok(left_out_without_models());
    }
    run(&mut cargo(&format!(
        "clippy --quiet --locked {EXAMPLES} --workspace --all-targets -- -D warnings"
    )))?;
    run(&mut cargo(&format!("test --quiet --locked {EXAMPLES}")))?;
    Ok(Passed)
}

fn upload() -> anyhow::Result<Outcome> {
    run(&mut cargo("run --quiet --locked -p tests --example upload"))?;
    Ok(Passed)
}

fn doc() -> anyhow::Result<Outcome> {
    let mut command = cargo("doc --quiet --locked --workspace --all-features --no-deps");
    run(command.env("RUSTDOCFLAGS", "-D warnings"))?;
    Ok(Passed)
}

fn public_api() -> anyhow::Result<Outcome> {
    public_api::check()?;
    Ok(Passed)
}

fn deny() -> anyhow::Result<Outcome> {
    if !has_cargo_deny() {
        return Ok(left_out_without_cargo_deny());
    }
    run(&mut cargo("deny --locked check bans licenses sources"))?;
    Ok(Passed)
}

fn advisories() -> anyhow::Result<Outcome> {
    if !has_cargo_deny() {
        return Ok(left_out_without_cargo_deny());
    }
    if !succeeds_soon(&mut cargo("deny fetch db"))? {
        return Ok(LeftOut("the database of advisories is out of reach from here".to_owned()));
    }
    run(&mut cargo("deny --locked check advisories"))?;
    Ok(Passed)
}

fn left_out_without_models() -> Outcome {
    LeftOut(format!("{MODELS} is not set, so there are no published models"))
}

fn left_out_without_cargo_deny() -> Outcome {
    LeftOut("there is no cargo-deny; `cargo install cargo-deny` installs it".to_owned())
}

fn has_cargo_deny() -> bool {
    let mut command = cargo("deny --version");
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

/// Whether a command succeeds within `PATIENCE`; it is ended after that. What it says is lost.
fn succeeds_soon(command: &mut Command) -> anyhow::Result<bool> {
    let mut child =
        command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().context("can't run cargo")?;
    let start = Instant::now();
    while start.elapsed() < PATIENCE {
        if let Some(status) = child.try_wait()? {
            return Ok(status.success());
        }
        sleep(Duration::from_millis(100));
    }
    child.kill()?;
    child.wait()?;
    Ok(false)
}
