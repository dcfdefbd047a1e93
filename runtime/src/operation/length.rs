//! The header `Content-Length`.
//!
//! Transports announce the length of a body whose length is known. What they can't know is what this module
//! is for: a length that the input says, because the model binds a member to the header, and that some
//! requests announce even an empty body.

use http::header::{CONTENT_LENGTH, HeaderMap, HeaderValue};
use http::{Method, Request};

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
    mut request: Request<ByteStream>,
) -> Result<Request<ByteStream>, SerializeError> {
    let given = given(request.headers()).map_err(|problem| refusal(input, is_bound, problem))?;
    match (given, request.body().length()) {
        (Some(given), Some(length)) if given != length => {
            let problem = format!("it must be the length of the body, which is {length} bytes");
            Err(refusal(input, is_bound, problem))
        }
        (Some(given), None) => Ok(request.map(|body| body.announced(given))),
        (None, Some(0)) if has_content(request.method()) => {
            let inserted = request.headers_mut().try_insert(CONTENT_LENGTH, HeaderValue::from(0));
            match inserted {
                Ok(_) => Ok(request),
                Err(_) => Err(SerializeError::whole("there are too many headers".to_owned())),
            }
        }
        (None, None) if schema.input_stream == Some(Streaming::SizedBytes) => {
            let problem = "its length must be known before it is sent, as that of bytes and of \
                           files is";
            Err(refusal(input, Member::is_streaming, problem.to_owned()))
        }
        _ => Ok(request),
    }
}

/// Returns the length that a member of the input says. Fails if that is no length.
fn given(headers: &HeaderMap) -> Result<Option<u64>, String> {
    let Some(value) = headers.get(CONTENT_LENGTH) else { return Ok(None) };
    let digits = value.as_bytes().iter().all(u8::is_ascii_digit);
    let length = value.to_str().ok().filter(|_| digits).and_then(|text| text.parse().ok());
    length.map(Some).ok_or_else(|| "it must be a number of bytes".to_owned())
}

/// Returns true for methods whose requests usually have content.
fn has_content(method: &Method) -> bool {
    [Method::PUT, Method::POST, Method::PATCH].contains(method)
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
