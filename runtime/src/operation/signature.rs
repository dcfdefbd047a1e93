//! The signature of AWS on a request that has its address.

use std::net::IpAddr;
use std::time::Duration;

use chrono::TimeDelta;
use http::Uri;
use http::header::AUTHORIZATION;
use http::request::Parts;
use http::uri::PathAndQuery;

use crate::auth::credentials::Credentials;
use crate::auth::endpoint_properties::EndpointProperties;
use crate::auth::identity::sealed::Sealed as _;
use crate::auth::sigv4::chain::ChainedSigner;
use crate::auth::sigv4::payload::Payload;
use crate::auth::sigv4::signer::Signer;
use crate::auth::sigv4::target::Target;
use crate::auth::sigv4::{CONTENT_HASH, ChunkWriter, SignedPath};
use crate::aws::region::Region;
use crate::body::stream::ByteStream;
use crate::body::trailer::Trailer;
use crate::endpoint::base::Endpoint;
use crate::error::wire::SerializeError;
#[cfg(feature = "event-stream")]
use crate::event_stream::signed::SignedEvents;
use crate::operation::chunks::{self, Chunks};
use crate::operation::options::RequestOptions;
use crate::operation::presigned::PresignedRequest;
use crate::schema::auth::Sigv4;
use crate::schema::service::OperationSchema;
use crate::schema::streaming::Streaming;
use crate::timestamp::Timestamp;

/// What to write if nobody has said which region signatures are for.
pub(crate) const NO_REGION: &str = "signs requests for a region, and none is given: write `.region(\"…\")`, or \
                                    `.signing_region(\"…\")` where the endpoint is a URL";

/// Signs a request in its headers. One that has a header `Authorization` already is left as it is: it was
/// given for this call alone.
///
/// # Errors
/// Fails if the region or the time isn't known, if the credentials have expired or can't be sent, and if the
/// body can't be signed but must be.
pub(super) fn sign(
    schema: &OperationSchema,
    sigv4: Sigv4,
    credentials: &Credentials,
    mut request: http::Request<ByteStream>,
    endpoint: &Endpoint,
    properties: Option<&EndpointProperties>,
    options: &RequestOptions,
) -> Result<http::Request<ByteStream>, SerializeError> {
    if request.headers().contains_key(AUTHORIZATION) {
        chunks::unsigned(&mut request)?;
        return Ok(request);
    }
    let Ready { signer, time, .. } =
        signer(schema, sigv4, credentials, endpoint, properties, options)?;
    let (mut head, body) = request.into_parts();
    let given = head.headers.get(&CONTENT_HASH).cloned();
    let given = given.as_ref().and_then(|hash| hash.to_str().ok());
    let trailer = Trailer::take(&mut head.extensions);
    let payload = payload(schema, sigv4, &head, given, &body, trailer.is_some())?;
    let pieces = match payload {
        Payload::Events => Pieces::Events,
        Payload::ChunksAndTrailer => {
            Pieces::Unsigned(Chunks::announce(&body, trailer, &mut head.headers)?)
        }
        Payload::SignedChunks | Payload::SignedChunksAndTrailer => {
            Pieces::Signed(Chunks::announce(&body, trailer, &mut head.headers)?)
        }
        Payload::Bytes(_) | Payload::Hash(_) | Payload::Unsigned => Pieces::None,
    };
    let signer = if sigv4.objects { signer.content_hash_header() } else { signer };
    let target = Target::of(&head.method, &head.uri);
    let signature = signer.sign_headers(target, &mut head.headers, payload);
    let signature = signature.map_err(|error| SerializeError::whole(error.to_string()))?;
    let chain = || signer.chain(&signature);
    let body = match pieces {
        Pieces::None => body,
        Pieces::Events => signed_events(body, chain(), time, options),
        Pieces::Unsigned(chunks) => chunks.of(body, ChunkWriter::unsigned()),
        Pieces::Signed(chunks) => chunks.of(body, ChunkWriter::signed(chain())),
    };
    Ok(http::Request::from_parts(head, body))
}

/// What a body is sent in.
enum Pieces {
    /// It is sent as it is.
    None,
    /// Each event has a signature.
    Events,
    /// Chunks have none.
    Unsigned(Chunks),
    /// Each chunk has a signature.
    Signed(Chunks),
}

/// The events of a request, each with a signature.
#[cfg(feature = "event-stream")]
fn signed_events(
    body: ByteStream,
    chain: ChainedSigner,
    time: Timestamp,
    options: &RequestOptions,
) -> ByteStream {
    SignedEvents::stream(body, chain, options.time.clone(), time)
}

/// Without the feature no operation has events.
#[cfg(not(feature = "event-stream"))]
fn signed_events(
    body: ByteStream,
    _: ChainedSigner,
    _: Timestamp,
    _: &RequestOptions,
) -> ByteStream {
    body
}

/// Signs a request in its query, for somebody else who adds the body. It is valid for the time `expires`, or until the
/// credentials expire.
///
/// # Errors
/// Fails if the credentials expire within a second, and if the query becomes too long.
pub(super) fn presign(
    schema: &OperationSchema,
    sigv4: Sigv4,
    ready: &Ready<'_>,
    head: Parts,
    expires: Duration,
) -> Result<PresignedRequest, SerializeError> {
    let Ready { signer, credentials, time } = ready;
    let left = credentials.expiry().and_then(|expiry| (expiry - *time).to_std().ok());
    let expires = Duration::from_secs(left.map_or(expires, |left| left.min(expires)).as_secs());
    if expires.is_zero() {
        let problem = "its credentials expire within a second".to_owned();
        return Err(SerializeError::whole(problem));
    }
    let is_unsigned = sigv4.objects || schema.unsigned_payload;
    let payload = if is_unsigned { Payload::Unsigned } else { Payload::Bytes(b"") };
    let target = Target::of(&head.method, &head.uri);
    let signed = signer.sign_query(target, &head.headers, payload, expires);
    let Parts { method, uri, headers, .. } = head;
    let uri = with_query(uri, &signed.query)?;
    // A few seconds, or a few days: the sum is in range wherever the time itself is.
    let expires_at = time.checked_add_signed(TimeDelta::from_std(expires).unwrap_or_default());
    Ok(PresignedRequest { method, uri, headers, expires_at: expires_at.unwrap_or(*time) })
}

/// Replaces the query of a URI.
fn with_query(uri: Uri, query: &str) -> Result<Uri, SerializeError> {
    let mut parts = uri.into_parts();
    let path = parts.path_and_query.as_ref().map_or("/", PathAndQuery::path);
    let target = PathAndQuery::try_from(format!("{path}?{query}"));
    parts.path_and_query = Some(target.map_err(|_| too_long())?);
    Uri::from_parts(parts).map_err(|_| too_long())
}

fn too_long() -> SerializeError {
    SerializeError::whole("its query is too long".to_owned())
}

/// A signer that has all it needs, and when it signs.
pub(super) struct Ready<'s> {
    signer: Signer<'s>,
    credentials: &'s Credentials,
    time: Timestamp,
}

/// Finds out for which region is signed, and when.
///
/// # Errors
/// Fails if the region or the time isn't known, and if the credentials have expired or can't be sent.
pub(super) fn signer<'s>(
    schema: &OperationSchema,
    sigv4: Sigv4,
    credentials: &'s Credentials,
    endpoint: &'s Endpoint,
    properties: Option<&'s EndpointProperties>,
    options: &'s RequestOptions,
) -> Result<Ready<'s>, SerializeError> {
    credentials.check().map_err(|error| SerializeError::whole(error.to_string()))?;
    if let Some(scheme) = properties.and_then(|it| it.unknown_scheme.as_ref()) {
        let problem = format!(
            "its endpoint takes signatures of the scheme `{scheme}`, which can't be made yet"
        );
        return Err(SerializeError::whole(problem));
    }
    let chosen = properties.and_then(|it| it.signing_region.as_deref());
    let given = options.signing_region.as_deref();
    // Where the endpoint is a URL, the rules have been given that region.
    let is_url = endpoint.region().is_none();
    let region = if is_url { chosen.or(given) } else { given.or(chosen) };
    let Some(region) = region.or(endpoint.region().map(|region| &**region)) else {
        return Err(SerializeError::whole(format!("{} {NO_REGION}", schema.service.name)));
    };
    if given.is_some_and(|given| Region::new(given).check().is_err()) {
        let problem = "its signing region is none: it is a name such as `eu-west-1`";
        return Err(SerializeError::whole(problem.to_owned()));
    }
    let Some(time) = options.now() else {
        let problem = "there is no clock for its signature: give `RequestOptions::time_source`";
        return Err(SerializeError::whole(problem.to_owned()));
    };
    if let Some(expiry) = credentials.expiry().filter(|expiry| *expiry <= time) {
        return Err(SerializeError::whole(format!("its credentials expired at {expiry}")));
    }
    let name = properties.and_then(|it| it.signing_name.as_deref()).unwrap_or(sigv4.name);
    let signer = Signer::new(credentials, region, name, time);
    let signer = if sigv4.objects { signer.path(SignedPath::AsSent) } else { signer };
    Ok(Ready { signer, credentials, time })
}

/// What is signed of the body. `given` is the hash that the request has already. A body that isn't in memory may be
/// followed by a checksum.
fn payload<'p>(
    schema: &OperationSchema,
    sigv4: Sigv4,
    head: &Parts,
    given: Option<&'p str>,
    body: &'p ByteStream,
    has_trailer: bool,
) -> Result<Payload<'p>, SerializeError> {
    if let Some(hash) = given {
        if !stands_for_body(hash) {
            let problem = "its header `x-amz-content-sha256` is no hash: it has 64 hexadecimal digits in lower \
                           case, or is `UNSIGNED-PAYLOAD`";
            return Err(SerializeError::whole(problem.to_owned()));
        }
        if has_trailer {
            let problem = "its body has a hash in the header `x-amz-content-sha256`, and would be followed by a \
                           checksum: give that as well";
            return Err(SerializeError::whole(problem.to_owned()));
        }
        return Ok(Payload::Hash(hash));
    }
    if schema.input_stream.is_some_and(Streaming::is_events) {
        return Ok(Payload::Events);
    }
    let unsigned = if has_trailer { Payload::ChunksAndTrailer } else { Payload::Unsigned };
    if schema.unsigned_payload && is_protected(head) {
        return Ok(unsigned);
    }
    match body.as_bytes() {
        Some(bytes) => Ok(Payload::Bytes(bytes)),
        None if !sigv4.objects => Err(SerializeError::whole(
            "its body must be signed, and isn't in memory: give it as bytes, or give its SHA-256 in the \
             header `x-amz-content-sha256`"
                .to_owned(),
        )),
        None if is_protected(head) => Ok(unsigned),
        None if body.length().is_some() && has_trailer => Ok(Payload::SignedChunksAndTrailer),
        None if body.length().is_some() => Ok(Payload::SignedChunks),
        None => Err(SerializeError::whole(
            "its body has no known length, so it can't be signed, and an unsigned one needs `https`: use an \
             endpoint with `https`, give the body as bytes or from a file, or give its SHA-256 in the header \
             `x-amz-content-sha256`"
                .to_owned(),
        )),
    }
}

/// Returns true if a text is what the header `x-amz-content-sha256` may say of a body that is sent as it is.
fn stands_for_body(text: &str) -> bool {
    let is_digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    text == "UNSIGNED-PAYLOAD" || (text.len() == 64 && text.bytes().all(is_digit))
}

/// True if nobody can change the request on its way: it is sent by TLS, or doesn't leave the machine.
fn is_protected(head: &Parts) -> bool {
    let host = head.uri.host().unwrap_or_default();
    let address = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
    head.uri.scheme_str() == Some("https")
        || host == "localhost"
        || address.is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests;
