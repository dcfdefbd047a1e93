//! Clients in folders of their own; what runs of build scripts leave to each other is tested in
//! processes of their own, in `tests/build_script.rs`.

use std::path::Path;

use super::Client;
use crate::error::Error;

fn chat() -> Client {
    Client::new(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/models/chat.json"))
}

#[test]
fn a_second_run_leaves_the_file_alone() {
    let dir = tempfile::tempdir().unwrap();
    let path = chat().generate_into(dir.path()).unwrap();
    assert_eq!(path, dir.path().join("chat.rs"));
    let modified = || std::fs::metadata(&path).unwrap().modified().unwrap();
    let first = modified();
    assert_eq!(chat().generate_into(dir.path()).unwrap(), path);
    assert_eq!(modified(), first, "or else Cargo would compile the client again");
    let report = std::fs::read_to_string(dir.path().join("chat.smithy-report.md")).unwrap();
    assert!(report.contains("`aws.protocols#restJson1`"), "{report}");
}

#[test]
fn outside_of_a_build_script_one_must_say_where() {
    // Cargo sets `OUT_DIR` for crates with a build script; this one has none.
    let Err(Error::Selection { message, hint }) = chat().generate() else {
        panic!("there is no OUT_DIR")
    };
    assert_eq!(message, "`OUT_DIR` is not set");
    assert!(hint.is_some_and(|hint| hint.contains("generate_into")));
}

#[test]
fn a_model_that_is_not_there_is_told_as_on_the_command_line() {
    let error = Client::new(chat().model.with_file_name("caht.json"))
        .generate_into(Path::new(""))
        .unwrap_err();
    let text = format!("{error:?}");
    assert!(text.starts_with("there is no file "), "{text}");
    assert!(text.contains("\n  hint: did you mean ") && text.contains("chat.json?"), "{text}");
}

#[test]
fn the_file_is_called_like_the_model() {
    let name = |client: Client| client.file_name().map(str::to_owned).ok();
    assert_eq!(name(Client::new("model/chat.json")).as_deref(), Some("chat"));
    assert_eq!(name(Client::new("m.json").name("talk")).as_deref(), Some("talk"));
    for wrong in ["../talk", "/talk", "", "..", "a/b", "a\nb"] {
        assert_eq!(name(Client::new("m.json").name(wrong)), None, "{wrong:?}");
    }
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    for file in ["chat.rs", "chat.smithy-report.md"] {
        let dir = tempfile::tempdir().unwrap();
        let theirs = dir.path().join("theirs");
        std::fs::write(&theirs, "theirs").unwrap();
        std::os::unix::fs::symlink(&theirs, dir.path().join(file)).unwrap();
        let error = chat().generate_into(dir.path()).unwrap_err().to_string();
        assert!(
            error.contains(&format!("{file}: this is a link, which is not followed")),
            "{error}"
        );
        assert_eq!(std::fs::read_to_string(&theirs).unwrap(), "theirs");
    }
}

#[test]
fn no_path_adds_a_line_to_what_cargo_is_told() {
    let error = super::say("cargo:rerun-if-changed=a\ncargo:rustc-cfg=b").unwrap_err();
    assert!(error.to_string().contains("line break"), "{error}");
}
