//! `cargo xtask sweep DIR`: generate a client of every model in a folder, check them all in one
//! workspace, and tell what that took.
//!
//! It knows the generator's library and how to call Cargo; nothing of what a model says.

mod check;
mod fingerprint;
mod generate;
mod log;
mod models;
mod progress;
mod rustc;
mod table;
mod workspace;

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use anyhow::Context as _;

pub(crate) use self::rustc::as_wrapper;

use self::check::Step;
use self::generate::{Generated, Outcome};
use self::models::Model;
use self::rustc::Compiled;
use self::table::{Row, Table};
use crate::arguments::{self, Sweep};
use crate::usage;

/// As many lines of a complaint as are shown.
const SHOWN: usize = 12;

/// The clients, in the order of their models.
type Clients<'a> = Vec<(&'a Model, Generated)>;

/// What is wrong, by the model or the crate that it is about.
type Failures = BTreeMap<String, String>;

/// Does what the arguments ask for, and tells.
pub(crate) fn run(arguments: &Sweep) -> ExitCode {
    let models = models::choose(arguments).unwrap_or_else(|why| arguments::wrong(&why));
    match sweep(arguments, &models) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            tell(&format!("error: {error:#}"));
            ExitCode::FAILURE
        }
    }
}

/// Whether every model's client is as it should be.
fn sweep(arguments: &Sweep, models: &[Model]) -> anyhow::Result<bool> {
    let out = prepare(&arguments.out)
        .with_context(|| format!("can't use the folder {}", arguments.out.display()))?;
    let (clients, run, mut failures) = generate(models, &out)?;
    if !arguments.no_check && !clients.is_empty() {
        workspace::write(&out, clients.iter().map(|(model, _)| &*model.name))
            .context("can't write the workspace")?;
        check(Step::Check, &out, &clients, &mut failures)?;
        if arguments.docs {
            check(Step::Document, &out, &clients, &mut failures)?;
        }
    }
    let table = table(clients, run, compiled(&out)?);
    if let Some(most) = arguments.median.filter(|most| table.median() > *most) {
        let why =
            format!("{:.1} lines of code an operation, where {most} are allowed", table.median());
        failures.insert("the median".to_owned(), why);
    }
    let table = table.to_string();
    io::stdout().write_all(table.as_bytes())?;
    if let Some(path) = &arguments.table {
        fs::write(path, &table).with_context(|| format!("can't write {}", path.display()))?;
    }
    for (about, why) in &failures {
        let first: Vec<_> = why.lines().take(SHOWN).collect();
        tell(&format!("\n{about} fails:\n{}", first.join("\n")));
    }
    Ok(failures.is_empty())
}

/// Makes the folder of the sweep; its absolute path, for Cargo is called in that folder.
fn prepare(out: &Path) -> io::Result<PathBuf> {
    fs::create_dir_all(out)?;
    workspace::claim(out)?;
    out.canonicalize()
}

/// Generates what must be; the clients, how it went in words, and what failed.
fn generate<'a>(
    models: &'a [Model],
    out: &Path,
) -> anyhow::Result<(Clients<'a>, String, Failures)> {
    let start = Instant::now();
    let mut outcomes = generate::all(models, out)?;
    let seconds = start.elapsed().as_secs_f64();
    let (mut clients, mut failures) = (Clients::new(), Failures::new());
    let (mut kept, mut changed) = (0, Vec::new());
    for model in models {
        match outcomes.remove(&model.name) {
            Some(Outcome::Kept(client)) => {
                kept += 1;
                clients.push((model, client));
            }
            Some(Outcome::New(client, has_changed)) => {
                changed.extend(has_changed.then(|| model.krate()));
                clients.push((model, client));
            }
            Some(Outcome::Failed(why)) => drop(failures.insert(model.name.clone(), why)),
            None => {}
        }
    }
    forget(out, &changed)?;
    let memory = usage::own_peak().map(|kib| format!(", with {} MiB at most", kib / 1024));
    let run = format!(
        "{} generated, {kept} kept, {} failed, in {seconds:.2} s{}",
        clients.len() - kept,
        failures.len(),
        memory.unwrap_or_default(),
    );
    tell(&run);
    Ok((clients, run, failures))
}

/// What rustc took for each crate.
fn compiled(out: &Path) -> anyhow::Result<BTreeMap<String, Compiled>> {
    log::read(&out.join(check::LOG)).context("can't read rustc's log")
}

/// Forgets what rustc took for crates that aren't as they were then.
fn forget(out: &Path, crates: &[String]) -> anyhow::Result<()> {
    let mut known = compiled(out)?;
    known.retain(|name, _| !crates.contains(name));
    log::compact(&out.join(check::LOG), &known).context("can't write rustc's log")
}

/// Runs a step of Cargo; adds what it complains about.
fn check(
    step: Step,
    out: &Path,
    clients: &Clients<'_>,
    failures: &mut Failures,
) -> anyhow::Result<()> {
    let start = Instant::now();
    let found = check::run(step, out, clients.len())?;
    let number = found.len();
    for (name, why) in found {
        let model = clients.iter().find(|(model, _)| model.krate() == name);
        failures.entry(model.map_or(name, |(model, _)| model.name.clone())).or_insert(why);
    }
    let seconds = start.elapsed().as_secs_f64();
    tell(&format!(
        "{}: {number} of {} have complaints, after {seconds:.0} s",
        step.name(),
        clients.len()
    ));
    Ok(())
}

/// The clients with what rustc took for them, and for what isn't a client.
fn table(clients: Clients<'_>, run: String, mut compiled: BTreeMap<String, Compiled>) -> Table {
    let row = |(model, client): (&Model, Generated)| Row {
        compiled: compiled.remove(&model.krate()),
        client,
    };
    let rows = clients.into_iter().map(row).collect();
    let libraries = compiled.iter().filter(|(name, _)| !name.starts_with(models::PREFIX));
    Table { rows, run, libraries: libraries.map(|(_, compiled)| compiled.cpu).sum() }
}

/// Says something to whoever watches, beside the table.
fn tell(line: &str) {
    // Where stderr is closed there is nobody to tell.
    let _ = writeln!(io::stderr(), "{line}");
}
