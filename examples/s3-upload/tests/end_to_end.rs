//! The program against moto.
#![allow(clippy::unwrap_used, reason = "tests")]

use std::fs;
use std::process::{Command, Output};

use moto::Moto;

fn run(server: &Moto, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_s3-upload"))
        // Errors are shown without where they come from.
        .env_remove("RUST_BACKTRACE")
        .env("AWS_ENDPOINT_URL", &server.url)
        .env("AWS_REGION", "eu-west-1")
        .args(arguments)
        .output()
        .unwrap()
}

#[test]
fn a_file_goes_up_and_comes_back() {
    let Some(server) = Moto::start() else { return };
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (file, copy) = (path("photo.raw"), path("copy.raw"));
    // More than one piece, and no two pieces alike.
    let bytes: Vec<u8> = (0..3_000_000_u32).flat_map(u32::to_be_bytes).collect();
    fs::write(&file, &bytes).unwrap();

    let done = run(&server, &["--create", "photos", &file, "--download", &copy]);
    let printed = String::from_utf8(done.stdout).unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let lines: Vec<_> = printed.lines().collect();
    assert_eq!(lines.len(), 5, "{printed}");
    assert_eq!(lines[0], "created the bucket photos");
    assert_eq!(lines[1], format!("uploaded {file} as photo.raw: 12000000 bytes"));
    assert!(lines[2].starts_with("checked photo.raw: ETag \""), "{printed}");
    assert_eq!(lines[3], "    12000000 photo.raw");
    assert_eq!(lines[4], format!("downloaded photo.raw to {copy}: 12000000 bytes"));
    assert!(fs::read(&copy).unwrap() == bytes, "the copy differs");

    let again = run(&server, &["--create", "photos", &file, "--key", "a b/photo.raw"]);
    let printed = String::from_utf8(again.stdout).unwrap();
    assert!(again.status.success(), "{}", String::from_utf8_lossy(&again.stderr));
    assert!(printed.starts_with("the bucket photos is there already\n"), "{printed}");
    assert!(printed.ends_with("    12000000 a b/photo.raw\n    12000000 photo.raw\n"), "{printed}");
}

#[test]
fn what_goes_wrong_is_told_and_the_exit_code_is_1() {
    let Some(server) = Moto::start() else { return };
    let failed = run(&server, &["nobodys", env!("CARGO_MANIFEST_PATH")]);
    assert_eq!(failed.status.code(), Some(1));
    let told = String::from_utf8(failed.stderr).unwrap();
    assert!(told.starts_with("Error: PutObject failed: NoSuchBucket"), "{told}");

    let failed = run(&server, &["photos", "no-such-file"]);
    assert_eq!(failed.status.code(), Some(1));
    let told = String::from_utf8(failed.stderr).unwrap();
    assert!(told.starts_with("Error: no-such-file can't be opened"), "{told}");
}
