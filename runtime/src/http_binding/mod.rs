//! HTTP bindings (smithy.io, HTTP binding traits), as the schema states them: labels, queries,
//! headers, payload, status code. Serves every protocol whose messages use them.
//!
//! Knows no body format: a [`Format`] writes and reads what is left for the body.

use crate::schema::member::Member;

pub(crate) mod body;
mod header;
pub(crate) mod request;
pub(crate) mod response;
#[cfg(feature = "mock")]
pub(crate) mod server;
mod text;
mod uri;

pub(crate) use request::write_request;
pub(crate) use response::read_response;
#[cfg(feature = "mock")]
pub(crate) use server::read_request;

/// The schema of a body as such.
static ROOT: Member = Member::item();
