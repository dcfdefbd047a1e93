//! The workspace of the clients: its manifest and its lock file.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

/// What the clients must pass without a warning: the lints of this repository's own code.
const LINTS: &str = "\
[workspace.lints.rust]
unsafe_code = \"forbid\"
missing_docs = \"warn\"
unreachable_pub = \"warn\"
unused_qualifications = \"warn\"
";

/// How the manifest begins, so that one which isn't ours is known.
const MARK: &str = "# Written by `cargo xtask sweep`, and again by each run.\n";

/// Makes sure that there is no manifest of another origin in the folder.
pub(crate) fn claim(out: &Path) -> io::Result<()> {
    let manifest = out.join("Cargo.toml");
    match fs::read(&manifest) {
        Ok(text) if !text.starts_with(MARK.as_bytes()) => Err(io::Error::other(format!(
            "{} isn't of a sweep, and would be overwritten; choose another folder, or remove it",
            manifest.display()
        ))),
        _ => Ok(()),
    }
}

/// Writes the manifest of a workspace of these clients, and pins the versions of libraries to
/// those that this repository is tested with.
pub(crate) fn write<'a>(out: &Path, clients: impl Iterator<Item = &'a str>) -> io::Result<()> {
    let mut manifest = format!("{MARK}[workspace]\nresolver = \"3\"\nmembers = [\n");
    for client in clients {
        // Writing to a string can't fail. A TOML string's escapes are JSON's.
        let _ = writeln!(manifest, "    {},", serde_json::json!(format!("crates/{client}")));
    }
    let _ = write!(manifest, "]\n\n{LINTS}");
    update(&out.join("Cargo.toml"), &manifest)?;
    let lock = out.join("Cargo.lock");
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).with_file_name("Cargo.lock");
    let is_newer = |a: &Path, b: &Path| Ok::<_, io::Error>(modified(a)? > modified(b)?);
    if own.exists() && (!lock.exists() || is_newer(&own, &lock)?) {
        fs::copy(own, lock)?;
    }
    Ok(())
}

fn modified(path: &Path) -> io::Result<std::time::SystemTime> {
    fs::metadata(path)?.modified()
}

/// Writes a file unless it is like that.
fn update(path: &Path, text: &str) -> io::Result<()> {
    if fs::read(path).is_ok_and(|old| old == text.as_bytes()) {
        return Ok(());
    }
    fs::write(path, text)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{claim, write};

    #[test]
    fn a_manifest_of_others_is_never_overwritten() {
        let dir = tempfile::tempdir().unwrap();
        claim(dir.path()).unwrap();
        write(dir.path(), ["chat"].into_iter()).unwrap();
        claim(dir.path()).unwrap();
        fs::write(dir.path().join("Cargo.toml"), "[package]\n").unwrap();
        let refusal = claim(dir.path()).unwrap_err().to_string();
        assert!(refusal.contains("Cargo.toml isn't of a sweep"), "{refusal}");
    }
}
