//! The official Smithy protocol tests (smithy.io, HTTP protocol compliance tests), against clients
//! that the generator really emitted.
//!
//! The build script makes a client for every model in the folder that `SMITHY_PROTOCOL_TESTS` names,
//! and a test a case: `models::MODEL::PROTOCOL::KIND::CASE`, all in snake case, the kind being `request`,
//! `response`, `error` or `event`. What differs between cases is data; what is the same is here.
//!
//! There is no list of known failures: a case passes or fails. Cases that only servers have to pass
//! are left out. The build script's `build/conformance/` tells what becomes of the rest.

#![allow(dead_code, reason = "without the models no case calls what is here")]

mod body;
mod error;
mod event;
mod header;
mod params;
mod readiness;
mod request;
mod response;
mod self_test;
mod suite;
mod tree;
mod vendor;

/// The models' tests, and the clients that they are for.
#[allow(
    missing_docs,
    unreachable_pub,
    unused_imports,
    clippy::disallowed_names,
    clippy::large_enum_variant,
    clippy::module_inception,
    clippy::struct_field_names,
    reason = "names and shapes are the models', and a client is used by its tests alone"
)]
mod models {
    include!(concat!(env!("OUT_DIR"), "/conformance.rs"));
}
