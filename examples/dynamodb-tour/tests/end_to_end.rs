//! The program against moto.
#![allow(clippy::unwrap_used, reason = "tests")]

use std::net::TcpListener;
use std::process::{Command, Output};

use moto::Moto;

fn run(url: &str) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_dynamodb-tour"));
    // Errors are shown without where they come from.
    program.env_remove("RUST_BACKTRACE");
    program.args(["--endpoint-url", url, "--region", "eu-west-1"]).output().unwrap()
}

const PRINTED: &str = "\
created the table songs
put Sinnerman
left Sinnerman as it is
put 4 songs together
got Song { artist: \"Miriam Makeba\", title: \"Pata Pata\", year: 1967 }
Nina Simone: Feeling Good (1965)
Nina Simone: Mississippi Goddam (1964)
Nina Simone: Sinnerman (1965)
page 1: 2 songs
page 2: 2 songs
page 3: 1 songs
deleted the table songs
";

#[test]
fn the_tour_leaves_nothing_behind() {
    let Some(server) = Moto::start() else { return };
    // It wouldn't work twice if the table were still there.
    for _ in 0..2 {
        let done = run(&server.url);
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        assert_eq!(String::from_utf8(done.stdout).unwrap(), PRINTED);
    }
}

#[test]
fn without_a_service_it_says_so() {
    // A port that is free again, and that nobody else gets at once.
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let failed = run(&format!("http://127.0.0.1:{port}"));
    assert_eq!(failed.status.code(), Some(1));
    let told = String::from_utf8(failed.stderr).unwrap();
    assert!(told.starts_with("Error: CreateTable"), "{told}");
}
