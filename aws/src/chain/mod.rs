//! How a profile's credentials come about, as data (`plan`, which asks nobody), and then in fact
//! (`run`, `default`).

pub(crate) mod base;
pub(crate) mod default;
pub(crate) mod plan;
mod run;
