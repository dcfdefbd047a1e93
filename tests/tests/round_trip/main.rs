//! Any value of any emitted type, written into a request and read back, is the same value: by every
//! protocol that can carry it, from one model.

#![allow(
    dead_code,
    unreachable_pub,
    unused_imports,
    clippy::struct_field_names,
    reason = "the clients are here to be tested only, and the model's names are what they are"
)]

mod calendar;
mod errors;
mod random;

use std::fmt::Debug;

use farrier::codec::{ReadStruct, ReadValue};
use farrier::{Endpoint, Operation, RequestOptions, Validation};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use random::Random;

include!(concat!(env!("OUT_DIR"), "/protocols.rs"));

/// What an operation takes, to be made of random bytes and compared.
trait AnyInput: ReadValue + ReadStruct + Clone + PartialEq + Debug {}

impl<T: ReadValue + ReadStruct + Clone + PartialEq + Debug> AnyInput for T {}

/// Tries many inputs of an operation, the same ones each time.
fn round_trips<O: Operation<Input: AnyInput>>() {
    let config = Config { cases: 128, failure_persistence: None, ..Config::default() };
    let random = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(config, random);
    let outcome = runner.run(&vec(any::<u8>(), 0..400), |bytes| round_trip::<O>(&bytes));
    outcome.unwrap_or_else(|error| panic!("{error}"));
}

/// Writes an input made of these bytes, and reads it back.
fn round_trip<O: Operation<Input: AnyInput>>(bytes: &[u8]) -> Result<(), TestCaseError> {
    let input: O::Input = Random::new(bytes).value();
    let endpoint: Endpoint = "https://zoo.example".parse().unwrap();
    let options = RequestOptions::default().validation(Validation::Off);
    let Ok(request) = O::request_with(input.clone(), &endpoint, &options) else {
        return Err(TestCaseError::fail(format!("can't be sent: {input:?}")));
    };
    let body = request.body().as_bytes().map(|body| String::from_utf8_lossy(body));
    let body = body.unwrap_or_default();
    let shown = format!("{request:?}\n{body}");
    match O::read_request(request) {
        Ok(read) => prop_assert_eq!(read, input, "{}", shown),
        Err(error) => return Err(TestCaseError::fail(format!("{error:?}\n{input:?}\n{shown}"))),
    }
    Ok(())
}
