//! Folders with links and named pipes in them.

use std::fs;
use std::os::unix::fs::symlink;
use std::process::Command;

use crate::sandbox::{Run, Sandbox};

fn generate(sandbox: &Sandbox, more: &[&str]) -> Run {
    let args =
        ["generate", "--model", "model/chat.json", "--out", "chat", "--farrier-version", "0.1"];
    sandbox.run(&[&args[..], more].concat())
}

#[test]
fn a_link_is_not_followed() {
    let sandbox = Sandbox::new();
    sandbox.write("theirs", "theirs");
    for (link, target) in [("chat/src/client.rs", "theirs"), ("chat/src", "model")] {
        fs::create_dir_all(sandbox.path(link).parent().unwrap()).unwrap();
        symlink(sandbox.path(target), sandbox.path(link)).unwrap();
        for more in [&[][..], &["--check"], &["--keep-manifest"]] {
            let run = generate(&sandbox, more);
            assert_eq!(run.code, Some(1));
            let message = format!("{link}: this is a link, which is not followed: remove it");
            assert!(run.stderr.contains(&message), "{}", run.stderr);
        }
        fs::remove_dir_all(sandbox.path("chat")).unwrap();
    }
    assert_eq!(sandbox.read("theirs"), "theirs");
}

#[test]
fn a_link_that_leads_nowhere_is_no_folder() {
    let sandbox = Sandbox::new();
    symlink(sandbox.path("nothing"), sandbox.path("chat")).unwrap();
    for more in [&[][..], &["--check"]] {
        let run = generate(&sandbox, more);
        assert_eq!(run.code, Some(1));
        let message =
            "chat: this is a link that leads nowhere: remove it, or choose another folder";
        assert!(run.stderr.contains(message), "{}", run.stderr);
    }
}

#[test]
fn a_folder_of_others_gets_no_crate() {
    let sandbox = Sandbox::new();
    sandbox.write("chat/src/main.rs", "fn main() {}");
    sandbox.write("chat/notes/day.txt", "");
    let run = generate(&sandbox, &[]);
    assert_eq!(run.code, Some(1));
    insta::assert_snapshot!(run.stderr);
    assert!(!sandbox.path("chat/Cargo.toml").exists());
    // Unless its owner says that it is a crate.
    sandbox.write("chat/Cargo.toml", "[package]\nname = \"chat\"\n");
    let run = generate(&sandbox, &["--keep-manifest"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
}

#[test]
fn what_every_folder_may_have_is_no_hindrance() {
    let sandbox = Sandbox::new();
    for path in [".git/config", ".gitignore", "LICENSE-MIT", "Cargo.lock", "src/a.farrier-new"] {
        sandbox.write(format!("chat/{path}"), "");
    }
    let run = generate(&sandbox, &[]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    // The crate is Farrier's now, whatever is added to it.
    sandbox.write("chat/notes/day.txt", "");
    sandbox.write("chat/src/own.rs", "");
    let run = generate(&sandbox, &["--operation", "Ping"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
}

#[test]
fn the_root_folder_is_refused() {
    let sandbox = Sandbox::new();
    let up = sandbox.path("").components().count();
    for out in ["/".to_owned(), "../".repeat(up)] {
        let run = sandbox.run(&["generate", "--model", "model/chat.json", "--out", &out]);
        assert_eq!(run.code, Some(2), "{}", run.stderr);
        assert!(run.stderr.contains("is the root of the file system"), "{}", run.stderr);
    }
}

#[test]
fn a_line_break_in_the_name_of_a_folder_starts_no_line() {
    let sandbox = Sandbox::new();
    let out = "x\nerror: fake line";
    for more in [&[][..], &["--check"]] {
        let args = ["generate", "--model", "model/chat.json", "--out", out, "--name", "chat"];
        let run = sandbox.run(&[&args[..], more].concat());
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        assert!(run.stderr.contains("in x\\u{a}error: fake line: "), "{}", run.stderr);
        assert!(!run.stderr.contains("\nerror"), "{}", run.stderr);
    }
}

#[test]
fn a_pipe_is_not_opened() {
    let sandbox = Sandbox::new();
    fs::create_dir_all(sandbox.path("chat")).unwrap();
    // The manifest of the crate, and the one of a workspace around it.
    for place in ["chat/Cargo.toml", "Cargo.toml"] {
        let pipe = sandbox.path(place);
        assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        let is_crate = place.starts_with("chat");
        for more in [&[][..], &["--check"], &["--keep-manifest"]] {
            let run = generate(&sandbox, more);
            assert_ne!(run.code, None, "{}", run.stderr);
            assert_eq!(run.stderr.contains("Cargo.toml: this is n"), is_crate, "{}", run.stderr);
        }
        fs::remove_file(pipe).unwrap();
    }
}
