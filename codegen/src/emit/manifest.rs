//! The generated crate's `Cargo.toml`.

use super::ClientType;
use crate::generator::Dependency;
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
    let source = match manifest.farrier {
        Dependency::Path(path) => {
            let path = path.to_string_lossy().replace('\\', "/");
            format!("path = {}", quoted(&path))
        }
        Dependency::Version(version) => format!("version = {}", quoted(version)),
    };
    let features = plan.features.iter().map(|name| quoted(name)).collect::<Vec<_>>().join(", ");
    let features =
        if features.is_empty() { String::new() } else { format!(", features = [{features}]") };
    format!("farrier = {{ {source}, default-features = false{features} }}")
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
