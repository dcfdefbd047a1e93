//! Crates that don't compile, and what the compiler tells of them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// The profile is the project's own, so that dependencies are compiled for all tests once.
const WORKSPACE: &str = "\
[workspace]
resolver = \"3\"
members = [\"*\"]

[profile.dev]
debug = \"line-tables-only\"
";

/// A crate whose `farrier` has two features: the others are missing, also the one that the crate's
/// feature `client` should enable.
const MANIFEST: &str = "\
[package]
name = \"NAME\"
edition = \"2024\"

[features]
client = []

[dependencies]
farrier = { path = \"FARRIER\", default-features = false, features = [\"cbor\", \"sigv4\"] }
";

/// The manifest of a crate whose feature `client` is on.
pub(crate) fn manifest_with_client() -> String {
    MANIFEST.replace("[features]\n", "[features]\ndefault = [\"client\"]\n")
}

/// The files of a crate, by their paths in its folder. It needs no manifest.
pub(crate) type Files = BTreeMap<PathBuf, String>;

/// Something that the compiler tells.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Told {
    /// The file, from the folder of the crate.
    pub(crate) file: PathBuf,
    pub(crate) line: usize,
    /// `error: …`, `error[E0277]: …` or `warning: …`.
    pub(crate) text: String,
}

/// What the compiler tells of each of these crates, by their names. They stand in a workspace of this
/// name, and are checked from the project's lock file and without the network.
pub(crate) fn check(name: &str, crates: &BTreeMap<String, Files>) -> BTreeMap<String, Vec<Told>> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("contract").join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).unwrap();
    }
    let farrier = format!("{ROOT}/runtime").escape_default().to_string();
    for (name, files) in crates {
        write(&folder.join(name).join("Cargo.toml"), MANIFEST);
        for (path, text) in files {
            write(&folder.join(name).join(path), text);
        }
        let manifest = fs::read_to_string(folder.join(name).join("Cargo.toml")).unwrap();
        let manifest = manifest.replace("NAME", name).replace("FARRIER", &farrier);
        write(&folder.join(name).join("Cargo.toml"), &manifest);
    }
    write(&folder.join("Cargo.toml"), WORKSPACE);
    fs::copy(Path::new(ROOT).join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    let output = cargo(&folder);
    let told = |name: &String| output.lines().filter_map(|line| told(name, line)).collect();
    crates.keys().map(|name| (name.clone(), told(name))).collect()
}

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// What cargo prints when it checks a workspace in which not everything compiles. What the crates need stays
/// compiled from one run to the next, in the folder that the tests are built in.
fn cargo(folder: &Path) -> String {
    let output = Command::new(env!("CARGO"))
        .args(["check", "--workspace", "--offline", "--quiet", "--keep-going"])
        .args(["--message-format", "short", "--color", "never", "--target-dir"])
        .arg(Path::new(env!("CARGO_TARGET_TMPDIR")).join(".."))
        .current_dir(folder)
        .output()
        .unwrap();
    let text = String::from_utf8(output.stderr).unwrap();
    assert!(!output.status.success(), "it compiles: {text}");
    assert!(text.contains("could not compile"), "cargo failed: {text}");
    text
}

/// A line `name/src/lib.rs:7:1: error: …` about the crate of that name.
fn told(name: &str, line: &str) -> Option<Told> {
    let rest = line.strip_prefix(name)?.strip_prefix(['/', '\\'])?;
    let mut parts = rest.splitn(4, ':');
    let (file, line, _) = (parts.next()?, parts.next()?, parts.next()?);
    Some(Told {
        file: file.into(),
        line: line.parse().ok()?,
        text: parts.next()?.trim().to_owned(),
    })
}
