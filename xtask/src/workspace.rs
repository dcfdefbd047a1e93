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

/// Writes the manifest of a workspace of these clients, and pins the versions of libraries to
/// those that this repository is tested with.
pub(crate) fn write<'a>(out: &Path, clients: impl Iterator<Item = &'a str>) -> io::Result<()> {
    let mut manifest = String::from("[workspace]\nresolver = \"3\"\nmembers = [\n");
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
