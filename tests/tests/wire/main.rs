//! The generated client against a real socket: what it sends, byte for byte, and what it makes of
//! what comes back.

mod auth;
mod buckets;
mod chunks;
mod connections;
mod requests;
mod responses;
mod service_errors;
mod signatures;
mod sizes;
#[path = "../support/mod.rs"]
mod support;
mod timeouts;
mod transport_errors;
