//! The readiness table: for each protocol and kind of cases, how many pass.
//!
//! The table is made by running every case here, whatever other tests run: a filtered run can't make
//! a table of a part. Without `CONFORMANCE_TABLE` it is shown only. `check` compares it with the file
//! `conformance.md` and fails if they differ in anything, the number of cases included. `write` writes
//! the file.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::panic::catch_unwind;
use std::{env, fs, io};

use crate::models::{FAULTS, SUITES};
use crate::suite::{Case, Kind};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../conformance.md");

const HEAD: &str = "\
# Conformance

The official Smithy protocol tests, against clients that the generator emits: how many cases pass, of
how many there are for clients. Written by the tests themselves; nothing is left out but the cases
for servers.

    SMITHY_PROTOCOL_TESTS=<folder of models> CONFORMANCE_TABLE=write \\
        cargo test -p tests --test conformance readiness

";

const KINDS: [(Kind, &str); 4] = [
    (Kind::Request, "requests"),
    (Kind::Response, "responses"),
    (Kind::Error, "errors"),
    (Kind::Event, "event streams"),
];

/// How many cases passed, of how many.
#[derive(Debug, Clone, Copy, Default)]
struct Score {
    passed: usize,
    all: usize,
}

#[test]
fn readiness() {
    if SUITES.is_empty() && FAULTS.is_empty() {
        tell("skipped: SMITHY_PROTOCOL_TESTS is not set");
        return;
    }
    let text = format!("{HEAD}{}", table(&scores()));
    match env::var("CONFORMANCE_TABLE").as_deref() {
        Ok("write") => fs::write(FILE, text).unwrap(),
        Ok("check") => {
            let file = fs::read_to_string(FILE).unwrap_or_default();
            assert!(file == text, "conformance.md is not up to date; it should be:\n{text}");
        }
        Ok(other) => panic!("CONFORMANCE_TABLE is {other:?}; it may be `check` or `write`"),
        Err(_) => tell(&text),
    }
}

/// Writes what shows even where the output of tests is captured.
fn tell(text: &str) {
    let _ = writeln!(io::stderr(), "{text}");
}

/// The score of each kind, by protocol.
fn scores() -> BTreeMap<&'static str, BTreeMap<Kind, Score>> {
    let mut scores: BTreeMap<_, BTreeMap<_, Score>> = BTreeMap::new();
    for case in SUITES.iter().copied().flatten() {
        let kinds = scores.entry(case.protocol).or_default();
        let score = kinds.entry(case.kind).or_default();
        score.all += 1;
        score.passed += usize::from(passes(case));
    }
    scores
}

fn passes(case: &Case) -> bool {
    let case = *case;
    catch_unwind(move || case.run().is_ok()).unwrap_or(false)
}

fn table(scores: &BTreeMap<&str, BTreeMap<Kind, Score>>) -> String {
    let titles = KINDS.map(|(_, title)| title).join(" | ");
    let mut text = format!("| protocol | {titles} |\n|---|---:|---:|---:|---:|\n");
    let mut sum = Score::default();
    for (protocol, kinds) in scores {
        let _ = write!(text, "| `{protocol}` |");
        for (kind, _) in KINDS {
            let cell = kinds.get(&kind).map_or_else(String::new, |score| {
                sum = Score { passed: sum.passed + score.passed, all: sum.all + score.all };
                format!("{} of {}", score.passed, score.all)
            });
            let _ = write!(text, " {cell} |");
        }
        text.push('\n');
    }
    let _ = writeln!(text, "\n{} of {} pass.", sum.passed, sum.all);
    if !FAULTS.is_empty() {
        let _ = writeln!(text, "\nBesides, these models and operations have no client:\n");
    }
    for (name, words) in FAULTS {
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let _ = writeln!(text, "- `{name}`: {words}");
    }
    text
}
