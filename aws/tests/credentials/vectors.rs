//! Finding suites, and counting what passed.

use std::fs;
use std::io::{self, Write as _};
use std::path::PathBuf;

use serde_json::Value;

/// The file or folder of a suite. One that isn't there is told.
pub(crate) fn suite(name: &str) -> Option<PathBuf> {
    let Some(folder) = std::env::var_os("SMITHY_VECTORS") else {
        let _ = writeln!(io::stderr(), "{name}: skipped, because SMITHY_VECTORS is not set");
        return None;
    };
    let path = PathBuf::from(folder).join("credentials").join(name);
    if !path.exists() {
        let _ = writeln!(io::stderr(), "{name}: not there");
        return None;
    }
    Some(path)
}

/// The JSON of a suite that is one file.
pub(crate) fn json(name: &str) -> Option<Value> {
    let text = fs::read_to_string(suite(name)?).unwrap();
    Some(serde_json::from_str(&text).unwrap())
}

/// What became of the cases of a suite.
#[derive(Default)]
pub(crate) struct Tally {
    total: usize,
    failed: Vec<String>,
}

impl Tally {
    pub(crate) fn add(&mut self, case: &str, outcome: Result<(), String>) {
        self.total += 1;
        if let Err(problem) = outcome {
            self.failed.push(format!("{case}: {problem}"));
        }
    }

    /// Prints how many passed, and fails if not all did.
    pub(crate) fn finish(self, suite: &str) {
        let passed = self.total - self.failed.len();
        let _ = writeln!(io::stderr(), "{suite}: {passed} of {} passed", self.total);
        assert!(self.total > 0, "{suite} has no cases");
        assert!(self.failed.is_empty(), "{suite}:\n{}", self.failed.join("\n"));
    }
}

/// Fails unless the two are equal.
pub(crate) fn equal<T: PartialEq + std::fmt::Debug>(found: &T, expected: &T) -> Result<(), String> {
    if found == expected { Ok(()) } else { Err(format!("{found:?} instead of {expected:?}")) }
}

/// Fails unless an error says what is expected. The words of the vectors are those of other libraries, so `words`
/// pairs some of theirs with ours; an error that isn't in the table may say anything.
pub(crate) fn says(found: &str, expected: &str, words: &[(&str, &str)]) -> Result<(), String> {
    match words.iter().find(|(theirs, _)| expected.contains(theirs)) {
        Some((_, ours)) if !found.contains(ours) => {
            Err(format!("the error says {found:?}, and not {ours:?}"))
        }
        _ => Ok(()),
    }
}

/// The text of a member.
pub(crate) fn text<'v>(value: &'v Value, member: &str) -> &'v str {
    value[member].as_str().unwrap_or_default()
}

/// The members of an object as texts.
pub(crate) fn texts(value: &Value) -> impl Iterator<Item = (&str, &str)> {
    value.as_object().into_iter().flatten().map(|(name, text)| (&**name, text.as_str().unwrap()))
}
