//! The generated crate's `Cargo.toml`.

use std::fmt::Write as _;

use crate::dependency::Dependency;
use crate::plan::Client;

/// What the manifest says beside the plan.
pub(crate) struct Manifest<'a> {
    pub(crate) crate_name: &'a str,
    pub(crate) farrier: &'a Dependency,
    pub(crate) workspace_lints: bool,
}

/// The text of `Cargo.toml`.
pub(crate) fn manifest(plan: &Client, manifest: &Manifest<'_>) -> String {
    let mut text = String::new();
    let description =
        format!("A client of {}, generated from its Smithy model", plan.service.title);
    let features = plan.features.iter().map(|name| quoted(name)).collect::<Vec<_>>().join(", ");
    let source = match manifest.farrier {
        Dependency::Path(path) => {
            let path = path.to_string_lossy().replace('\\', "/");
            format!("path = {}", quoted(&path))
        }
        Dependency::Version(version) => format!("version = {}", quoted(version)),
    };
    let features =
        if features.is_empty() { String::new() } else { format!(", features = [{features}]") };
    // Writing to a string can't fail.
    let _ = write!(
        text,
        "[package]\nname = {}\nversion = \"0.1.0\"\nedition = \"2024\"\nrust-version = \"1.88\"\n\
         description = {}\npublish = false\n\n\
         [dependencies]\nfarrier = {{ {source}{features} }}\n\n\
         # The README's example is compiled by `cargo test`.\n\
         [dev-dependencies]\n\
         tokio = {{ version = \"1\", default-features = false, features = [\"macros\", \"rt\"] }}\n",
        quoted(manifest.crate_name),
        quoted(&description),
    );
    if manifest.workspace_lints {
        text.push_str("\n[lints]\nworkspace = true\n");
    }
    text
}

/// A basic string of TOML.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() => quoted.push(' '),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}
