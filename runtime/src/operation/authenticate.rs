//! The third step of a call: the request gets the caller's credential.

use crate::auth::choose::{Credential, choose, ordered};
use crate::auth::endpoint_properties::EndpointProperties;
use crate::auth::sign::sign;
use crate::body::stream::ByteStream;
use crate::endpoint::base::Endpoint;
use crate::error::request::RequestError;
use crate::error::wire::SerializeError;
use crate::operation::options::RequestOptions;
#[cfg(feature = "sigv4")]
use crate::operation::{chunks, signature};
use crate::schema::service::OperationSchema;

/// Adds a credential to a request that has its address, if the operation has a scheme for which there is
/// an identity. A signature also needs the region of the endpoint, and the time.
///
/// # Errors
/// Fails if the request can't carry the credential.
pub(crate) fn authenticate(
    schema: &'static OperationSchema,
    mut request: http::Request<ByteStream>,
    endpoint: &Endpoint,
    properties: Option<&EndpointProperties>,
    options: &RequestOptions,
) -> Result<http::Request<ByteStream>, RequestError> {
    let schemes = ordered(schema.auth_schemes(), options.preferred_schemes());
    let credential = choose(schemes, &options.identities);
    #[cfg(feature = "sigv4")]
    if !matches!(credential, Some(Credential::Sigv4 { .. })) {
        let outcome = chunks::unsigned(&mut request);
        outcome.map_err(|error| RequestError::new(schema.name, error))?;
    }
    let Some(credential) = credential else { return Ok(request) };
    #[cfg(feature = "sigv4")]
    if let Credential::Sigv4 { scheme, credentials } = credential {
        let signed =
            signature::sign(schema, scheme, credentials, request, endpoint, properties, options);
        return signed.map_err(|error| RequestError::new(schema.name, error));
    }
    #[cfg(not(feature = "sigv4"))]
    let _ = (endpoint, properties);
    let outcome = check_expiry(&credential, options).and_then(|()| sign(&credential, &mut request));
    match outcome {
        Ok(()) => Ok(request),
        Err(error) => Err(RequestError::new(schema.name, error)),
    }
}

/// Fails if a token has expired. Without a clock nobody knows.
fn check_expiry(
    credential: &Credential<'_>,
    options: &RequestOptions,
) -> Result<(), SerializeError> {
    let Credential::Bearer(token) = credential else { return Ok(()) };
    let Some(expiry) = token.expiry() else { return Ok(()) };
    if options.now().is_none_or(|now| now < expiry) {
        return Ok(());
    }
    Err(SerializeError::whole(format!("its bearer token expired at {expiry}")))
}
