//! Links, and files that are no plain files.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;

use super::{files, paths};
use crate::error::Error;
use crate::files::{Files, header};

#[test]
fn links_are_not_followed_in_search_of_orphans() {
    let dir = tempfile::tempdir().unwrap();
    let other = tempfile::tempdir().unwrap();
    let theirs = other.path().join("generated.rs");
    fs::write(&theirs, header("x.rs".as_ref(), "other.json")).unwrap();
    fs::create_dir(dir.path().join("src")).unwrap();
    symlink(other.path(), dir.path().join("src/link")).unwrap();
    symlink(&theirs, dir.path().join("src/link.rs")).unwrap();
    let changes = files(&[("src/lib.rs", "")]).write(dir.path()).unwrap();
    assert_eq!(changes.removed, paths(&[]));
    assert!(theirs.exists());
}

/// Fails unless both writing and checking are refused with a message that names `path` and the reason.
fn assert_refused(files: &Files, dir: &Path, path: &Path, reason: &str) {
    for error in [files.write(dir).unwrap_err(), files.check(dir).unwrap_err()] {
        let text = error.to_string();
        assert!(text.starts_with(&format!("{}: this is {reason}", path.display())), "{text}");
        assert!(text.ends_with("remove it, or choose another folder"), "{text}");
    }
}

#[test]
fn a_link_in_place_of_a_file_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let theirs = dir.path().join("theirs.rs");
    let text = header("x.rs".as_ref(), "other.json");
    fs::write(&theirs, &text).unwrap();
    for target in [&theirs, &dir.path().join("nothing")] {
        let out = tempfile::tempdir().unwrap();
        fs::create_dir(out.path().join("src")).unwrap();
        let link = out.path().join("src/lib.rs");
        symlink(target, &link).unwrap();
        let emitted = files(&[("Cargo.toml", ""), ("src/lib.rs", "new")]);
        assert_refused(&emitted, out.path(), &link, "a link, which is not followed");
        assert!(!out.path().join("Cargo.toml").exists(), "nothing is written at all");
        let mut kept = Files::default();
        kept.insert_kept("src/lib.rs", "new");
        assert_refused(&kept, out.path(), &link, "a link, which is not followed");
    }
    assert_eq!(fs::read_to_string(&theirs).unwrap(), text);
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
}

#[test]
fn a_link_in_place_of_a_folder_is_refused() {
    let theirs = tempfile::tempdir().unwrap();
    let orphan = theirs.path().join("old.rs");
    fs::write(&orphan, header(&orphan, "m.json")).unwrap();
    for (link, file) in [("src", "src/lib.rs"), ("src/a", "src/a/b/c.rs")] {
        let out = tempfile::tempdir().unwrap();
        let link = out.path().join(link);
        fs::create_dir_all(link.parent().unwrap()).unwrap();
        symlink(theirs.path(), &link).unwrap();
        let emitted = files(&[("Cargo.toml", ""), (file, "")]);
        assert_refused(&emitted, out.path(), &link, "a link, which is not followed");
        // Files beside the link are no reason to look into it.
        files(&[("Cargo.toml", "")]).write(out.path()).unwrap();
    }
    assert!(orphan.exists());
    assert_eq!(fs::read_dir(theirs.path()).unwrap().count(), 1);
}

#[test]
fn the_folder_itself_may_be_a_link() {
    let dir = tempfile::tempdir().unwrap();
    let (real, link) = (dir.path().join("real"), dir.path().join("link"));
    fs::create_dir(&real).unwrap();
    symlink(&real, &link).unwrap();
    files(&[("src/lib.rs", "")]).write(&link).unwrap();
    assert!(real.join("src/lib.rs").is_file() && link.is_symlink());
    fs::remove_dir_all(&real).unwrap();
    let emitted = files(&[("src/lib.rs", "")]);
    assert_refused(&emitted, &link, &link, "a link that leads nowhere");
}

/// Makes a named pipe. Whoever opens it waits for somebody to open its other end.
fn make_pipe(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

#[test]
fn pipes_are_refused_and_not_opened() {
    for place in ["Cargo.toml", "src", "src/lib.rs"] {
        let dir = tempfile::tempdir().unwrap();
        if place == "src/lib.rs" {
            fs::create_dir(dir.path().join("src")).unwrap();
        }
        let pipe = dir.path().join(place);
        make_pipe(&pipe);
        let emitted = files(&[("Cargo.toml", ""), ("src/lib.rs", "")]);
        assert_refused(&emitted, dir.path(), &pipe, "neither a file nor a folder");
    }
    // Others don't matter.
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir(dir.path().join("src")).unwrap();
    make_pipe(&dir.path().join("mine"));
    make_pipe(&dir.path().join("src/mine.rs"));
    files(&[("src/lib.rs", "")]).write(dir.path()).unwrap();
}

#[test]
fn links_with_the_names_of_temporary_files_are_not_followed() {
    let dir = tempfile::tempdir().unwrap();
    let theirs = dir.path().join("theirs");
    fs::write(&theirs, "theirs").unwrap();
    let out = dir.path().join("out");
    fs::create_dir_all(out.join("src")).unwrap();
    for name in [".lib.rs.new", ".0123456789abcdef.farrier-new"] {
        symlink(&theirs, out.join("src").join(name)).unwrap();
    }
    let emitted = files(&[("src/lib.rs", "")]);
    assert_eq!(emitted.write(&out).unwrap().written, paths(&["src/lib.rs"]));
    assert_eq!(fs::read_to_string(&theirs).unwrap(), "theirs");
    assert!(out.join("src/lib.rs").symlink_metadata().unwrap().is_file());
}

/// What is exchanged after the comparison is replaced, and nothing is written through it.
#[test]
fn a_link_that_takes_the_place_of_a_file_meanwhile_is_replaced() {
    let dir = tempfile::tempdir().unwrap();
    let theirs = dir.path().join("theirs");
    fs::write(&theirs, "theirs").unwrap();
    let out = dir.path().join("out");
    fs::create_dir_all(out.join("src")).unwrap();
    symlink(&theirs, out.join("src/lib.rs")).unwrap();
    let emitted = files(&[("src/lib.rs", "new")]);
    super::super::disk::write(&emitted, &out, &paths(&["src/lib.rs"])).unwrap();
    assert_eq!(fs::read_to_string(&theirs).unwrap(), "theirs");
    let written = fs::read_to_string(out.join("src/lib.rs")).unwrap();
    assert_eq!(Some(&*written), emitted.get("src/lib.rs"));
    assert!(!out.join("src/lib.rs").is_symlink());
}

#[test]
fn a_folder_that_becomes_a_link_meanwhile_is_refused() {
    let (theirs, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    symlink(theirs.path(), out.path().join("src")).unwrap();
    let emitted = files(&[("src/lib.rs", "new")]);
    let wanted = paths(&["src/lib.rs"]);
    let written = super::super::disk::write(&emitted, out.path(), &wanted);
    assert!(matches!(written, Err(Error::Io { .. })));
    let old = theirs.path().join("lib.rs");
    fs::write(&old, "theirs").unwrap();
    assert!(super::super::disk::remove(out.path(), &wanted).is_err());
    assert_eq!(fs::read_dir(theirs.path()).unwrap().count(), 1);
}
