//! The signer against vectors of others, each text on the way to a signature, and against botocore.
//!
//! The vectors lie in the folder that `SMITHY_VECTORS` names. Without it the tests are skipped, which is said.

mod asymmetric;
mod botocore;
mod documents;
mod presigned;
mod streaming;
mod suite;

use std::io::Write as _;
use std::path::PathBuf;
use std::{env, io};

use farrier::sigv4::Signature;

/// The folder of the vectors for signatures, if there is one.
fn folder() -> Option<PathBuf> {
    let folder = env::var_os("SMITHY_VECTORS").map(|folder| PathBuf::from(folder).join("signing"));
    if folder.is_none() {
        tell("skipped: SMITHY_VECTORS is not set");
    }
    folder
}

/// Writes a line that shows even where the output of tests is captured.
fn tell(line: &str) {
    let _ = writeln!(io::stderr(), "{line}");
}

/// Tells how many cases passed, and fails if one didn't.
#[track_caller]
fn conclude(what: &str, outcomes: Vec<(String, Result<(), String>)>) {
    let total = outcomes.len();
    let failures: Vec<_> = outcomes
        .into_iter()
        .filter_map(|(name, outcome)| Some(format!("{name}: {}", outcome.err()?)))
        .collect();
    tell(&format!("{what}: {} of {total} passed", total - failures.len()));
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    assert!(total > 0, "there were no vectors");
}

/// Compares the texts of a signature with those that it should have.
fn compare(signature: &Signature, canonical: &str, to_sign: &str, hex: &str) -> Result<(), String> {
    let found = String::from_utf8_lossy(signature.canonical_request());
    equal("canonical request", &found, canonical)?;
    equal("string to sign", signature.string_to_sign(), to_sign)?;
    equal("signature", signature.hex(), hex)
}

fn equal(what: &str, found: &str, expected: &str) -> Result<(), String> {
    let outcome = (found == expected).then_some(());
    outcome.ok_or_else(|| format!("{what}\n--- expected\n{expected}\n--- found\n{found}"))
}
