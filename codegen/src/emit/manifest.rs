//! The generated crate's `Cargo.toml`.

use std::fmt::Write as _;
use std::path::MAIN_SEPARATOR;

use super::ClientType;
use crate::files::file_name;
use crate::manifest::{Dependency, Package, Publish, Source};
use crate::plan::Client;
use crate::text::is_invisible;

/// What the manifest says beside the plan.
pub(crate) struct Manifest<'a> {
    pub(crate) crate_name: &'a str,
    pub(crate) farrier: &'a Dependency,
    pub(crate) package: &'a Package,
    pub(crate) client_type: ClientType,
    pub(crate) workspace_lints: bool,
}

/// The features of a crate whose client stands behind one, up to that feature.
const FEATURES: &str = "\
[features]
default = [\"client\"]
# The type `Client`. Without it operations make requests and read responses, and no HTTP stack is
# compiled.
";

/// The name of the crate that generated code needs, and of the dependency on it.
const FARRIER: &str = "farrier";

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
    parts.extend(has_feature.then(|| format!("{FEATURES}{}\n", client_feature(FARRIER))));
    let dependency = dependency(FARRIER, manifest.farrier, &plan.features);
    parts.push(format!("[dependencies]\n{dependency}\n"));
    parts.extend(has_feature.then(|| DEV_DEPENDENCIES.to_owned()));
    parts.extend(manifest.workspace_lints.then(|| "[lints]\nworkspace = true\n".to_owned()));
    parts.join("\n")
}

/// The text of a `Cargo.toml` that is written once, and is its user's from then on.
pub(crate) fn manifest_to_keep(manifest: &str, model: &str) -> String {
    let model = file_name(model);
    format!("# Written once by Farrier for {model}; it is yours to edit.\n\n{manifest}")
}

/// The table of the package, in the order in which people write it.
fn package(plan: &Client, manifest: &Manifest<'_>) -> String {
    let Package { version, authors, description, license, repository, publish, .. } =
        manifest.package;
    let sentence = format!("A client of {}, generated from its Smithy model", plan.service.title);
    let publish = match publish {
        None | Some(Publish::Nowhere) => Some("false".to_owned()),
        Some(Publish::Anywhere) => None,
        Some(Publish::Registries(names)) => Some(list(names)),
    };
    let keys = [
        ("name", Some(quoted(manifest.crate_name))),
        ("version", Some(quoted(version.as_deref().unwrap_or("0.1.0")))),
        ("authors", (!authors.is_empty()).then(|| list(authors))),
        ("edition", Some(quoted("2024"))),
        ("rust-version", Some(quoted("1.88"))),
        ("description", Some(quoted(description.as_deref().unwrap_or(&sentence)))),
        ("license", license.as_deref().map(quoted)),
        ("repository", repository.as_deref().map(quoted)),
        ("publish", publish),
    ];
    let lines = keys.into_iter().filter_map(|(key, value)| {
        if manifest.package.inherits(key) {
            return Some(format!("{key}.workspace = true\n"));
        }
        Some(format!("{key} = {}\n", value?))
    });
    format!("[package]\n{}", lines.collect::<String>())
}

/// The line of `[features]` for the feature behind which the client stands, where the dependency on `farrier`
/// has a certain name.
pub(crate) fn client_feature(dependency: &str) -> String {
    format!("client = [{}]", quoted(&format!("{dependency}/client")))
}

/// The line of `[dependencies]` for the crate `farrier` by a certain name, with the features that the model
/// needs and no others.
pub(crate) fn dependency(name: &str, farrier: &Dependency, features: &[&str]) -> String {
    let mut keys = Vec::new();
    let is_inherited = farrier.source == Source::Workspace;
    keys.extend(
        (name != FARRIER && !is_inherited).then(|| format!("package = {}", quoted(FARRIER))),
    );
    keys.extend(source(&farrier.source));
    keys.extend(
        farrier.reference.as_ref().map(|it| format!("{} = {}", it.key(), quoted(it.name()))),
    );
    keys.extend(farrier.version.as_ref().map(|it| format!("version = {}", quoted(it))));
    // Cargo doesn't let a member of a workspace switch off what the workspace leaves on.
    keys.extend((!is_inherited).then(|| "default-features = false".to_owned()));
    if !features.is_empty() {
        keys.push(format!("features = {}", list(features)));
    }
    format!("{name} = {{ {} }}", keys.join(", "))
}

/// The key that says where a crate is.
fn source(source: &Source) -> Option<String> {
    match source {
        Source::Registry => None,
        Source::Workspace => Some("workspace = true".to_owned()),
        Source::Path(path) => {
            // Where `\` separates folders, and not where it is a character of their names.
            let path = path.to_string_lossy().replace(MAIN_SEPARATOR, "/");
            Some(format!("path = {}", quoted(&path)))
        }
        Source::Git(url) => Some(format!("git = {}", quoted(url))),
    }
}

/// A list of strings of TOML.
fn list(texts: &[impl AsRef<str>]) -> String {
    let texts: Vec<_> = texts.iter().map(|text| quoted(text.as_ref())).collect();
    format!("[{}]", texts.join(", "))
}

/// A basic string of TOML.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if is_invisible(c) => {
                // Writing to a string can't fail.
                let _ = write!(quoted, "\\U{:08X}", u32::from(c));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::dependency;
    use crate::manifest::Dependency;

    #[test]
    fn the_path_is_one_of_this_system() {
        let line = dependency("farrier", &Dependency::path(r#"../fa"r\x"#), &[]);
        let path = if cfg!(windows) { r#"../fa\"r/x"# } else { r#"../fa\"r\\x"# };
        assert_eq!(line, format!("farrier = {{ path = \"{path}\", default-features = false }}"));
    }
}
