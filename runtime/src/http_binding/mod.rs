//! HTTP bindings: labels, query parameters, headers, payloads and status codes (smithy.io, HTTP
//! binding traits).
//!
//! Every protocol with HTTP bindings uses this module. It knows no format of bodies: a
//! [`Format`](crate::codec::reader::format::Format) writes and reads the members that are not bound
//! elsewhere.

use crate::schema::member::Member;

pub(crate) mod body;
mod header;
pub(crate) mod payload;
pub(crate) mod request;
pub(crate) mod response;
#[cfg(feature = "mock")]
pub(crate) mod server;
mod text;
mod text_reader;
pub(crate) mod transport_headers;
pub(crate) mod uri;

pub(crate) use request::write_request;
pub(crate) use response::read_response;
#[cfg(feature = "mock")]
pub(crate) use server::read_request;

/// The schema of the root of a body.
static ROOT: Member = Member::item();
