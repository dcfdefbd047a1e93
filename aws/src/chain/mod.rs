//! How a profile's credentials come about, as data: [`plan`] reads profiles and asks nobody.

pub(crate) mod base;
pub(crate) mod plan;
