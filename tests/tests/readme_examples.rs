//! The program in each generated `README.md`, run as it is with a client that reaches no network:
//! its input passes the client's own checks.

use std::error::Error;
use std::pin::Pin;

use farrier::ClientBuilder;
use tests::transport::answered_by;

/// What a program comes to.
type Outcome = Pin<Box<dyn Future<Output = Result<(), Box<dyn Error>>>>>;

/// A client's name, and the program of its `README.md`.
type Example = (&'static str, fn() -> Outcome);

mod programs {
    #![allow(
        deprecated,
        clippy::all,
        clippy::pedantic,
        clippy::print_stdout,
        reason = "for users to read, not to keep"
    )]

    use super::{Example, connect};

    include!(concat!(env!("OUT_DIR"), "/examples.rs"));

    pub(super) const ALL: &[Example] = EXAMPLES;
}

/// What is told of each request that has come as far as the transport.
const PASSED: &str = "the request passed all checks";

/// The clients whose every operation needs a text that fits a pattern, which the generator can't
/// make.
const WITHOUT_A_SOUND_INPUT: [&str; 1] = ["pattern"];

/// A client with no network.
fn connect<C: From<farrier::Client>>(builder: ClientBuilder<C>) -> C {
    let nowhere = answered_by(|_| Err(PASSED.to_owned()));
    builder.endpoint("https://api.example.com").unsigned().transport(nowhere).build().unwrap()
}

#[tokio::test]
async fn the_input_of_each_example_passes_validation() {
    let mut failures = Vec::new();
    for (name, program) in programs::ALL {
        let problem = program().await.unwrap_err().to_string();
        let is_sound = !WITHOUT_A_SOUND_INPUT.contains(name);
        if problem.contains(PASSED) != is_sound {
            failures.push(format!("{name}: {problem}"));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    assert!(programs::ALL.len() > 30, "every client has an example");
}
