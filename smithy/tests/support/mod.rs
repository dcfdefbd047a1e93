//! What the tests share: models in a few lines.

#![allow(dead_code, reason = "not every test needs every helper")]

use farrier_smithy::{CheckedModel, Faults, Source};

/// A source of Smithy 2.0 around the given shapes. The shapes start on line 2.
pub(crate) fn source(shapes: &str) -> Source {
    let text = format!("{{\"smithy\": \"2.0\", \"shapes\": {{\n{}\n}}}}", shapes.trim());
    Source::new("test.json", text)
}

/// A source of Smithy 1.0 around the given shapes.
pub(crate) fn old_source(shapes: &str) -> Source {
    let text = format!("{{\"smithy\": \"1.0\", \"shapes\": {{\n{}\n}}}}", shapes.trim());
    Source::new("test.json", text)
}

/// Loads and checks.
pub(crate) fn read(sources: &[Source]) -> Result<CheckedModel, Faults> {
    farrier_smithy::load(sources)?.check()
}

/// A model that has no fault.
pub(crate) fn model(shapes: &str) -> CheckedModel {
    read(&[source(shapes)]).unwrap_or_else(|faults| panic!("{faults}"))
}

/// The faults of a model that has some, as people see them.
pub(crate) fn faults(sources: &[Source]) -> String {
    match read(sources) {
        Ok(_) => panic!("the model should have a fault"),
        Err(faults) => faults.to_string(),
    }
}
