//! The report is true: what it says of traits is held to what the generator reads, and to what it
//! makes of models with and without them.

mod constructors;
mod content;
mod effects;
mod published;
mod sources;

#[path = "../../fixtures/mod.rs"]
mod fixtures;

const FIXTURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures");
