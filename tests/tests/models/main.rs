//! Models that nobody would write: random ones, and mutations of those that somebody did.

mod compile;
mod mutated;
mod random;
mod scope;
mod sound;

use std::fmt::Write as _;

use farrier_codegen::{Dependency, Error, Generator};
use farrier_smithy::traits::PROTOCOLS;
use proptest::prelude::{ProptestConfig, Strategy};
use proptest::strategy::ValueTree as _;
use proptest::test_runner::{RngAlgorithm, TestCaseError, TestError, TestRng, TestRunner};

/// How many random models are tried, unless `MODELS_CASES` says so.
const CASES: u32 = 64;

/// How many are compiled, and half as many mutated ones, unless `MODELS_COMPILED` says so.
const COMPILED: u32 = 10;

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
        sound::check(&generator(&model.text).map_err(|error| told(&error))?)
    });
}

#[test]
fn random_models_have_everything() {
    let mut runner = runner(1);
    let models = random::valid();
    let model = || models.new_tree(&mut runner).expect("nothing is rejected").current().text;
    let all: String = std::iter::repeat_with(model).take(200).collect();
    let parts = [
        "\"union\"",
        "\"intEnum\"",
        "\"resource\"",
        "#enum\"",
        "mixins",
        "#streaming",
        "#eventPayload",
        "#eventHeader",
        "#httpPayload",
        "#httpLabel",
        "#httpQuery\"",
        "#httpQueryParams",
        "#httpPrefixHeaders",
        "#httpResponseCode",
        "#error\"",
        "#endpoint",
        "#hostLabel",
        "#idempotencyToken",
        "#sparse",
        "#sensitive",
        "#uniqueItems",
        "#pattern",
        "#range",
        "#length",
        "#default",
        "#deprecated",
        "#xmlNamespace",
        "\"apply\"",
        "VeryLong",
        "\"example.main#Self",
        "#Option",
        "#String",
        "crate",
        "rename\": {\n",
        "compile_error!",
    ];
    for text in PROTOCOLS.iter().chain(&parts) {
        assert!(all.contains(text), "no {text}");
    }
}

#[test]
fn mistakes_are_found_where_they_are() {
    hold(4 * CASES, &random::mistaken(), |model| {
        let mistake = model.mistake.unwrap_or_default();
        match generator(&model.text) {
            Err(error) => placed(&error).map_err(|why| format!("{mistake}: {why}")),
            Ok(_) => Err(format!("nobody found {mistake}")),
        }
    });
}

#[test]
fn mutated_models_are_refused_or_become_sound_crates() {
    hold(8 * CASES, &mutated::models(), |model| match generator(&model.text) {
        Ok(generator) => sound::check_what_is_supported(&generator),
        Err(error) => placed(&error),
    });
}

#[test]
fn a_sample_compiles() {
    let count = count("MODELS_COMPILED", COMPILED) as usize;
    let (random, mutated) = (random::valid(), mutated::models());
    let random = sample(&random).take(count);
    let mutated = sample(&mutated).filter(|generator| generator.generate().is_ok()).take(count / 2);
    let all = random.chain(mutated).chain([without_operations()]);
    compile::check(all.collect()).unwrap_or_else(|told| panic!("{told}"));
}

/// A service of which nothing but its name is known yet.
fn without_operations() -> Generator {
    let service = r#""a#Plan": {"type": "service", "version": "1",
        "traits": {"aws.protocols#restJson1": {}}}"#;
    generator(&format!(r#"{{"smithy": "2.0", "shapes": {{ {service} }}}}"#)).unwrap()
}

/// Generators of those models that are valid, without end.
fn sample(models: &impl Strategy<Value = random::Model>) -> impl Iterator<Item = Generator> {
    let mut runner = runner(1);
    let mut model = move || models.new_tree(&mut runner).expect("nothing is rejected").current();
    std::iter::repeat_with(move || generator(&model().text)).filter_map(Result::ok)
}

/// Fails on an error that isn't the model's, and on faults without a place.
fn placed(error: &Error) -> Result<(), String> {
    match error {
        Error::Model(faults) if faults.iter().all(|fault| fault.line > 0 && fault.column > 0) => {
            Ok(())
        }
        _ => Err(told(error)),
    }
}

/// A generator for a model's text.
fn generator(text: &str) -> Result<Generator, Error> {
    let generator = Generator::from_text("random.json", text)?;
    Ok(generator.farrier(Dependency::path(concat!(env!("CARGO_MANIFEST_DIR"), "/../runtime"))))
}

/// An error, with all that is known of it.
fn told(error: &Error) -> String {
    let mut text = error.to_string();
    if let Error::Model(faults) = error {
        let _ = write!(text, "\n{faults}");
    }
    text
}
