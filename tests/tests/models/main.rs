//! Models that nobody would write: random ones, and mutations of those that somebody did.

mod compile;
mod random;
mod scope;
mod sound;

use std::fmt::Write as _;

use codegen::{Error, Generator, Runtime};
use proptest::prelude::{ProptestConfig, Strategy};
use proptest::strategy::ValueTree as _;
use proptest::test_runner::{RngAlgorithm, TestCaseError, TestError, TestRng, TestRunner};

/// How many random models are tried, unless `MODELS_CASES` says so.
const CASES: u32 = 64;

/// How many are compiled, unless `MODELS_COMPILED` says so.
const COMPILED: u32 = 16;

/// The number that a variable holds, or else `default`: for longer runs by hand.
fn count(variable: &str, default: u32) -> u32 {
    std::env::var(variable).ok().and_then(|n| n.parse().ok()).unwrap_or(default)
}

/// Always the same models.
fn runner(cases: u32) -> TestRunner {
    let default = ProptestConfig::default();
    let config =
        ProptestConfig { cases, failure_persistence: None, max_shrink_iters: 1_000, ..default };
    TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]))
}

/// Tries a property on some models, and shows the smallest that breaks it.
fn hold(
    cases: u32,
    models: &impl Strategy<Value = random::Model>,
    property: impl Fn(&random::Model) -> Result<(), String>,
) {
    let mut runner = runner(count("MODELS_CASES", cases));
    match runner.run(models, |model| property(&model).map_err(TestCaseError::fail)) {
        Ok(()) => {}
        Err(TestError::Fail(why, model)) => panic!("{why}\n{}", model.text),
        Err(error) => panic!("{error}"),
    }
}

#[test]
fn valid_models_become_sound_crates() {
    hold(CASES, &random::valid(), |model| {
        sound::check(&generator(&model.text).map_err(|error| told(&error))?)?;
        Ok(())
    });
}

#[test]
fn mistakes_are_found_where_they_are() {
    hold(4 * CASES, &random::mistaken(), |model| {
        let mistake = model.mistake.unwrap_or_default();
        match generator(&model.text) {
            Err(Error::Model(faults)) if faults.iter().any(|fault| fault.line > 1) => {
                let placed = faults.iter().all(|fault| fault.line > 0 && fault.column > 0);
                if placed { Ok(()) } else { Err(format!("a fault without a place: {faults}")) }
            }
            Err(error) => Err(format!("{mistake}: {}", told(&error))),
            Ok(_) => Err(format!("nobody found {mistake}")),
        }
    });
}

#[test]
fn a_sample_of_random_models_compiles() {
    let count = count("MODELS_COMPILED", COMPILED);
    let mut runner = runner(count);
    let models = (0..count).map(|_| random::valid().new_tree(&mut runner).unwrap().current());
    let generators = models.map(|model| generator(&model.text).unwrap()).collect();
    compile::check("models", generators).unwrap_or_else(|told| panic!("{told}"));
}

/// A generator for a model's text.
fn generator(text: &str) -> Result<Generator, Error> {
    let generator = Generator::from_text("random.json", text)?;
    Ok(generator.runtime(Runtime::Path(concat!(env!("CARGO_MANIFEST_DIR"), "/../runtime").into())))
}

/// An error, with all that is known of it.
fn told(error: &Error) -> String {
    let mut text = error.to_string();
    if let Error::Model(faults) = error {
        let _ = write!(text, "\n{faults}");
    }
    text
}
