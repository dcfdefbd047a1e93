//! The official Smithy protocol tests (smithy.io, HTTP protocol compliance tests), against clients
//! that the generator really emitted.
//!
//! The build script makes a client for every model in the folder that `SMITHY_PROTOCOL_TESTS` names,
//! and a test a case: `MODEL::PROTOCOL::KIND::CASE`, all in snake case, the kind being `request`,
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
mod suite;
mod tree;

include!(concat!(env!("OUT_DIR"), "/conformance.rs"));
