//! A folder in arbitrary states, into which a crate is generated again and again.
//!
//! Nothing outside of the folder is touched, what the generator didn't write stays as it is, and checking changes
//! nothing. Each pair of bytes is a step: what is done, and with which path.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};

use farrier_codegen::files::{Files, header, is_marked};

/// The paths in the folder of the crate. Some are generated, and some are those of others.
const PATHS: [&str; 12] = [
    "Cargo.toml",
    "src",
    "src/lib.rs",
    "src/types.rs",
    "src/a",
    "src/a/x.rs",
    "src/a/b/y.rs",
    "README.md",
    "src/mine.rs",
    "src/a/link.rs",
    ".0123456789abcdef.farrier-new",
    ".lib.rs.new",
];

/// The paths that are generated, if the bit with their number is set.
const GENERATED: [&str; 6] =
    ["Cargo.toml", "src/lib.rs", "src/types.rs", "src/a/x.rs", "src/a/b/y.rs", "README.md"];

/// What there is at each path, whatever is there: `None` for a folder.
type State = BTreeMap<PathBuf, Option<Vec<u8>>>;

pub(crate) fn run(data: &[u8]) {
    let sandbox = tempfile::tempdir().unwrap();
    let (out, outside) = (sandbox.path().join("out"), sandbox.path().join("outside"));
    fs::create_dir_all(outside.join("src")).unwrap();
    fs::create_dir(&out).unwrap();
    for file in ["lib.rs", "x.rs", "src/lib.rs", "mine"] {
        fs::write(outside.join(file), header(file.as_ref(), "other.json")).unwrap();
    }
    let theirs = state(&outside);
    for step in data.chunks_exact(2).take(64) {
        let path = out.join(PATHS[usize::from(step[1]) % PATHS.len()]);
        match step[0] % 8 {
            0 => write(&path, "mine"),
            1 => write(&path, &header(&path, "m.json")),
            2 if is_inside(&path) => drop(fs::create_dir(&path)),
            3 => link(&outside, &path, usize::from(step[1]) / PATHS.len()),
            // It is neither a file nor a folder, as a named pipe.
            4 if is_inside(&path) => drop(UnixListener::bind(&path)),
            5 if is_inside(&path) => {
                let _ = fs::remove_file(&path).or_else(|_| fs::remove_dir(&path));
            }
            6 => check(&out, step[1]),
            7 => generate(&out, step[1]),
            _ => {}
        }
        assert_eq!(state(&outside), theirs);
    }
}

/// Writes a file, unless this would go through a link.
fn write(path: &Path, text: &str) {
    if is_inside(path) {
        let _ = fs::create_dir_all(path.parent().unwrap());
        let _ = fs::remove_file(path);
        let _ = fs::write(path, text);
    }
}

/// Makes a link to something outside.
fn link(outside: &Path, path: &Path, which: usize) {
    let targets = ["", "lib.rs", "src", "nothing"];
    if is_inside(path) {
        let _ = symlink(outside.join(targets[which % targets.len()]), path);
    }
}

/// Whether no folder of a path is a link.
fn is_inside(path: &Path) -> bool {
    let mut folders = path.ancestors().skip(1).take_while(|folder| !folder.ends_with("out"));
    folders.all(|folder| !folder.is_symlink())
}

fn files(bits: u8) -> Files {
    let mut files = Files::default();
    for (bit, path) in GENERATED.into_iter().enumerate().filter(|(bit, _)| bits >> bit & 1 == 1) {
        let text = format!("{}{bits}\n", header(path.as_ref(), "m.json"));
        if bit == 0 && bits >= 128 {
            files.insert_kept(path, text);
        } else {
            files.insert(path, text);
        }
    }
    files
}

fn check(out: &Path, bits: u8) {
    let before = state(out);
    let _ = files(bits).check(out);
    assert_eq!(state(out), before);
}

fn generate(out: &Path, bits: u8) {
    let before = state(out);
    let files = files(bits);
    let written = files.write(out);
    let after = state(out);
    match written {
        Ok(_) => assert_eq!(files.check(out).unwrap(), []),
        Err(_) => assert_eq!(after, before, "what fails changes nothing"),
    }
    let of_others = before
        .iter()
        .filter(|(_, content)| content.as_ref().is_some_and(|content| !is_marked(content)));
    for (path, content) in of_others {
        assert_eq!(after.get(path), Some(content), "{}", path.display());
    }
}

/// What is in a folder. Links and what is neither a file nor a folder are told apart by their content.
fn state(folder: &Path) -> State {
    let mut state = State::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            let kind = fs::symlink_metadata(&path).unwrap().file_type();
            let content = if kind.is_dir() {
                open.push(path.clone());
                None
            } else if kind.is_symlink() {
                Some(fs::read_link(&path).unwrap().into_os_string().into_encoded_bytes())
            } else if kind.is_file() {
                Some(fs::read(&path).unwrap())
            } else {
                Some(b"special".to_vec())
            };
            state.insert(path, content);
        }
    }
    state
}
