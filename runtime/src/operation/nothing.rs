//! The bodies that may come where an output takes nothing of the body. Services send an empty structure then, or
//! nothing, or little that does no harm. Anything else is from somebody else.

use crate::body::message::BufferedResponse;
use crate::error::wire::DeserializeError;
use crate::operation::excerpt::bare;
#[cfg(feature = "xml")]
use crate::protocol::xml_body;
use crate::schema::service::OperationSchema;
use crate::schema::service::protocol::Bodies;

/// Fails if a body of which the output takes nothing isn't a structure in the protocol's format. A null and the
/// reason of the status, such as `OK`, say nothing more than an empty body does, and many frameworks send them.
#[cold]
pub(super) fn check(
    schema: &'static OperationSchema,
    response: &BufferedResponse,
    is_strict: bool,
) -> Result<(), DeserializeError> {
    let body = bare(response.body());
    let reason = response.status().canonical_reason().unwrap_or_default();
    if body.is_empty() || body.eq_ignore_ascii_case(reason.as_bytes()) {
        return Ok(());
    }
    let problem = match schema.service.protocol.bodies() {
        Bodies::Json if body.starts_with(b"{") || body == b"null" => return Ok(()),
        Bodies::Json => "it should be empty or an object of JSON",
        Bodies::Cbor if is_map(response.body()) => return Ok(()),
        Bodies::Cbor => "it should be empty or a map of CBOR",
        Bodies::Xml => return check_root(schema, response.body(), is_strict),
    };
    Err(DeserializeError::new("body", problem))
}

/// Returns true if CBOR begins as a map does, or is null or undefined.
fn is_map(body: &[u8]) -> bool {
    const SELF_DESCRIBED: &[u8] = b"\xd9\xd9\xf7";
    match body.strip_prefix(SELF_DESCRIBED).unwrap_or(body) {
        [0xf6 | 0xf7] => true,
        [first, ..] => first >> 5 == 5,
        [] => false,
    }
}

/// Fails if a body isn't XML, or has a root that is known not to be the operation's. Where the protocol doesn't
/// say what the root is, strict reading takes what begins with the operation's name.
#[cfg(feature = "xml")]
fn check_root(
    schema: &'static OperationSchema,
    body: &[u8],
    is_strict: bool,
) -> Result<(), DeserializeError> {
    let root = xml_body::root(body)?;
    match schema.service.protocol.response_root(schema) {
        Some(name) if name != root => Err(xml_body::strange_root(root, &name)),
        None if is_strict && !root.starts_with(schema.name) => {
            let problem = format!("its root `{}` isn't the operation's", root.escape_debug());
            Err(DeserializeError::new("body", problem))
        }
        _ => Ok(()),
    }
}

#[cfg(not(feature = "xml"))]
#[allow(clippy::unnecessary_wraps, reason = "its counterpart may fail")]
fn check_root(_: &'static OperationSchema, _: &[u8], _: bool) -> Result<(), DeserializeError> {
    Ok(())
}
