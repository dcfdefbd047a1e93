//! The generated crate's `Cargo.toml`.

use super::ClientType;
use crate::manifest::{Dependency, Source};
use crate::plan::Client;

/// What the manifest says beside the plan.
pub(crate) struct Manifest<'a> {
    pub(crate) crate_name: &'a str,
    pub(crate) farrier: &'a Dependency,
    pub(crate) client_type: ClientType,
    pub(crate) workspace_lints: bool,
}

/// The features of a crate whose client stands behind one.
const FEATURES: &str = "\
[features]
default = [\"client\"]
# The type `Client`. Without it operations make requests and read responses, and no HTTP stack is
# compiled.
client = [\"farrier/client\"]
";

/// What the crate's own tests need.
const DEV_DEPENDENCIES: &str = "\
# The README's example is compiled by `cargo test`.
[dev-dependencies]
tokio = { version = \"1\", default-features = false, features = [\"macros\", \"rt\"] }
";

/// The text of `Cargo.toml`.
pub(crate) fn manifest(plan: &Client, manifest: &Manifest<'_>) -> String {
    let mut parts = vec![package(plan, manifest)];
    let has_feature = manifest.client_type == ClientType::Feature;
    parts.extend(has_feature.then(|| FEATURES.to_owned()));
    parts.push(format!("[dependencies]\n{}\n", dependency(plan, manifest)));
    parts.extend(has_feature.then(|| DEV_DEPENDENCIES.to_owned()));
    parts.extend(manifest.workspace_lints.then(|| "[lints]\nworkspace = true\n".to_owned()));
    parts.join("\n")
}

fn package(plan: &Client, manifest: &Manifest<'_>) -> String {
    let description =
        format!("A client of {}, generated from its Smithy model", plan.service.title);
    format!(
        "[package]\nname = {}\nversion = \"0.1.0\"\nedition = \"2024\"\nrust-version = \"1.88\"\n\
         description = {}\npublish = false\n",
        quoted(manifest.crate_name),
        quoted(&description),
    )
}

/// The dependency on the crate `farrier`, with the features that the model needs and no others.
fn dependency(plan: &Client, manifest: &Manifest<'_>) -> String {
    let mut keys = source(&manifest.farrier.source);
    keys.extend(manifest.farrier.version.as_ref().map(|it| format!("version = {}", quoted(it))));
    keys.push("default-features = false".to_owned());
    if !plan.features.is_empty() {
        let features = plan.features.iter().map(|name| quoted(name)).collect::<Vec<_>>();
        keys.push(format!("features = [{}]", features.join(", ")));
    }
    format!("farrier = {{ {} }}", keys.join(", "))
}

/// The keys that say where a crate is.
fn source(source: &Source) -> Vec<String> {
    match source {
        Source::Registry => Vec::new(),
        Source::Path(path) => {
            let path = path.to_string_lossy().replace('\\', "/");
            vec![format!("path = {}", quoted(&path))]
        }
        Source::Git { url, reference } => {
            let reference = reference.as_ref();
            let reference = reference.map(|it| format!("{} = {}", it.key(), quoted(it.name())));
            std::iter::once(format!("git = {}", quoted(url))).chain(reference).collect()
        }
    }
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
