//! The header `Content-Length`.
//!
//! Transports announce the length of a body whose length is known. What they can't know is what this module
//! is for: a length that the input says, because the model binds a member to the header, and that some
//! requests announce even an empty body.

use http::header::{CONTENT_LENGTH, HeaderValue};
use http::{Method, Request};

use crate::body::length::GivenLength;
use crate::body::stream::ByteStream;
use crate::error::wire::SerializeError;
use crate::operation::Input;
use crate::schema::binding::Binding;
use crate::schema::member::Member;
use crate::schema::service::OperationSchema;
use crate::schema::streaming::Streaming;

/// Gives a request the length that its body is announced with.
///
/// - A length that the input says is kept in the header. If the length of the body isn't known, the body
///   gets that length.
/// - An empty body is announced if the method is one whose requests have content (RFC 9110, section 8.6).
/// - Every other length is left to the transport.
///
/// Fails if the input says another length than that of the body, or if the operation requires a length and
/// it isn't known.
pub(super) fn settle(
    schema: &OperationSchema,
    input: &dyn Input,
    request: &mut Request<ByteStream>,
) -> Result<(), SerializeError> {
    let length = request.body().length();
    if let Some(given) = request.extensions_mut().remove::<GivenLength>() {
        return keep(input, request, given, length);
    }
    match length {
        Some(0) if has_content(request.method()) => announce(request, HeaderValue::from(0)),
        None if schema.input_stream == Some(Streaming::SizedBytes) => {
            let problem = "its length must be known before it is sent, as that of bytes and of \
                           files is";
            Err(refusal(input, Member::is_streaming, problem.to_owned()))
        }
        _ => Ok(()),
    }
}

/// Announces the length that the input says. `length` is that of the body, if it is known.
fn keep(
    input: &dyn Input,
    request: &mut Request<ByteStream>,
    given: GivenLength,
    length: Option<u64>,
) -> Result<(), SerializeError> {
    match length {
        Some(length) if length != given.length => {
            let problem = format!("it must be the length of the body, which is {length} bytes");
            return Err(refusal(input, is_bound, problem));
        }
        Some(_) => {}
        // A transport sends nothing of a body that is announced as empty, so nobody would notice the bytes.
        None if given.length == 0 => {
            let problem = "it is 0, and the length of the body isn't known: it may have some bytes";
            return Err(refusal(input, is_bound, problem.to_owned()));
        }
        None => {
            let body = std::mem::take(request.body_mut());
            *request.body_mut() = body.announced(given.length);
        }
    }
    announce(request, given.value)
}

fn announce(request: &mut Request<ByteStream>, length: HeaderValue) -> Result<(), SerializeError> {
    let inserted = request.headers_mut().try_insert(CONTENT_LENGTH, length);
    inserted.map(drop).map_err(|_| SerializeError::whole("there are too many headers".to_owned()))
}

/// Returns true for methods whose requests usually have content.
fn has_content(method: &Method) -> bool {
    matches!(*method, Method::PUT | Method::POST | Method::PATCH)
}

fn is_bound(member: &Member) -> bool {
    match member.binding() {
        Binding::Header(name) => CONTENT_LENGTH.as_str().eq_ignore_ascii_case(name),
        _ => false,
    }
}

#[cold]
fn refusal(input: &dyn Input, is: fn(&Member) -> bool, problem: String) -> SerializeError {
    let member = input.members().iter().find(|member| is(member));
    SerializeError { member: member.map(Member::name), problem }
}
