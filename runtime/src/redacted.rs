//! The placeholder for secrets in `Debug`.

use std::fmt;

/// Replaces a secret value in the output of `Debug`, where it is shown as `*** redacted ***`.
#[derive(Clone, Copy)]
pub struct Redacted;

impl fmt::Debug for Redacted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("*** redacted ***")
    }
}
