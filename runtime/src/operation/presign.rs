//! Requests that are signed in their URL and sent by others.

use std::convert::Infallible;
use std::time::Duration;

use http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use http::{Method, Uri};

use crate::auth::choose::{Credential, choose, ordered};
use crate::body::length::GivenLength;
use crate::body::stream::ByteStream;
use crate::codec::lookup::member_text;
use crate::endpoint::base::Endpoint;
use crate::error::call::Error;
use crate::error::request::RequestError;
use crate::error::wire::SerializeError;
use crate::operation::options::RequestOptions;
use crate::operation::presigned::PresignedRequest;
use crate::operation::resolve::{Resolved, resolve};
use crate::operation::serialize::{Serialized, serialize_head};
use crate::operation::{Input, signature};
use crate::schema::binding::Binding;
use crate::schema::service::OperationSchema;
use crate::schema::streaming::Streaming;

/// As long as services accept a request in a URL at most.
const LONGEST: Duration = Duration::from_secs(7 * 24 * 60 * 60);

/// Writes a request that somebody else will send, without an address and a signature.
///
/// # Errors
/// Fails as other requests do, if the request has a body, and if it would be valid for no time or for too long.
pub(crate) fn serialize(
    schema: &'static OperationSchema,
    input: &mut dyn Input,
    options: &RequestOptions,
    expires: Duration,
) -> Result<Serialized, Error<Infallible>> {
    let refuse = |error| Error::Request(RequestError::new(schema.name, error));
    check(schema, expires).map_err(refuse)?;
    let mut serialized = serialize_head(schema, input, options)?;
    let request = &mut serialized.request;
    move_form(request).map_err(refuse)?;
    if request.body().as_bytes().is_none_or(|body| !body.is_empty()) {
        let problem = match schema.input_stream {
            Some(_) => {
                "a presigned request is made without its body: leave the stream empty, and let whoever \
                 sends the request add it"
            }
            None => {
                "it can't be presigned, because its body holds members of the input: only what travels in \
                 the URL and in headers can be"
            }
        };
        return Err(refuse(SerializeError::whole(problem.to_owned())));
    }
    if let Some(GivenLength { value, .. }) = request.extensions_mut().remove::<GivenLength>() {
        let added = request.headers_mut().try_insert(CONTENT_LENGTH, value);
        added.map_err(|_| refuse(too_many_headers()))?;
    }
    // Whoever adds the body says what it is, unless the input does.
    if !names_media_type(input) {
        request.headers_mut().remove(CONTENT_TYPE);
    }
    Ok(serialized)
}

/// Returns true if a member of the input says the media type of the body.
fn names_media_type(input: &dyn Input) -> bool {
    input.members().iter().any(|member| match member.binding() {
        Binding::Header(name) if CONTENT_TYPE.as_str().eq_ignore_ascii_case(name) => {
            member_text(input, member.name()).is_some()
        }
        _ => false,
    })
}

fn check(schema: &OperationSchema, expires: Duration) -> Result<(), SerializeError> {
    let problem = if schema.input_stream.is_some_and(Streaming::is_events) {
        "it can't be presigned, because it sends events".to_owned()
    } else if (1..=LONGEST.as_secs()).contains(&expires.as_secs()) && expires <= LONGEST {
        return Ok(());
    } else {
        format!("a presigned request is valid for 1 second to 7 days, and not for {expires:?}")
    };
    Err(SerializeError::whole(problem))
}

/// Moves a form out of the body into the query of a `GET`.
fn move_form(request: &mut http::Request<ByteStream>) -> Result<(), SerializeError> {
    let form = "application/x-www-form-urlencoded";
    if request.headers().get(CONTENT_TYPE).is_none_or(|value| value != form) {
        return Ok(());
    }
    let Some(form) = request.body().as_bytes().and_then(|body| str::from_utf8(body).ok()) else {
        return Ok(());
    };
    let path = request.uri().path();
    let target = Uri::try_from(format!("{path}?{form}"));
    *request.uri_mut() = target.map_err(|_| too_long())?;
    *request.method_mut() = Method::GET;
    *request.body_mut() = ByteStream::default();
    request.headers_mut().remove(CONTENT_TYPE);
    Ok(())
}

/// Gives a serialized request its address, and signs it in its query.
///
/// # Errors
/// Fails with [`Error::Request`].
pub(crate) fn presign(
    schema: &'static OperationSchema,
    serialized: Serialized,
    endpoint: &Endpoint,
    options: &RequestOptions,
    expires: Duration,
) -> Result<PresignedRequest, Error<Infallible>> {
    let resolved = resolve(schema, serialized, endpoint, options);
    let Resolved { request, properties } = resolved.map_err(Error::Request)?;
    let properties = properties.as_deref();
    let schemes = ordered(schema.auth_schemes(), options.preferred_schemes());
    let presigned = match choose(schemes, &options.identities) {
        Some(Credential::Sigv4 { scheme, credentials }) => {
            let (head, _) = request.into_parts();
            let signer = signature::signer(schema, scheme, credentials, endpoint, properties, options);
            signer.and_then(|signer| signature::presign(schema, scheme, &signer, head, expires))
        }
        Some(_) => Err(SerializeError::whole(
            "it can't be presigned: only signatures of AWS can be in a URL, and it has another identity"
                .to_owned(),
        )),
        None => Err(SerializeError::whole(
            "it can't be presigned: there are no credentials of AWS for it".to_owned(),
        )),
    };
    presigned.map_err(|error| Error::Request(RequestError::new(schema.name, error)))
}

fn too_long() -> SerializeError {
    SerializeError::whole("it has too long a query".to_owned())
}

fn too_many_headers() -> SerializeError {
    SerializeError::whole("it has too many headers".to_owned())
}
