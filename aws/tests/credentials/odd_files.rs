//! Odd files, which are read or refused, and what they hold is never shown.

use std::fs;

use farrier_aws::Profiles;

use crate::vectors::{self, Tally};

#[test]
fn odd_files_are_read_or_refused() {
    for suite in ["fuzz-parse_config_profile", "fuzz-parse_credentials_profile"] {
        let Some(folder) = vectors::suite(suite) else { continue };
        let mut tally = Tally::default();
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let bytes = fs::read(&path).unwrap();
            let text = String::from_utf8_lossy(&bytes);
            let read = if suite.contains("config") {
                Profiles::parse(&text, "")
            } else {
                Profiles::parse("", &text)
            };
            let shown = format!("{read:?}");
            let outcome = if shown.contains("value") {
                Err(format!("{shown} shows what it must not"))
            } else {
                Ok(())
            };
            tally.add(&path.display().to_string(), outcome);
        }
        tally.finish(suite);
    }
}
