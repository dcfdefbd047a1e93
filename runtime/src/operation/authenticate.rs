//! The third step of a call: the request gets the caller's credential.

use crate::auth::choose::choose;
use crate::auth::identity::Identities;
use crate::auth::sign::sign;
use crate::body::stream::ByteStream;
use crate::error::request::RequestError;
use crate::schema::service::OperationSchema;

/// Adds a credential to a request that has its address, if the operation has a scheme for which there is
/// an identity.
///
/// # Errors
/// Fails if the request can't carry the credential.
pub(crate) fn authenticate(
    schema: &'static OperationSchema,
    mut request: http::Request<ByteStream>,
    identities: &Identities,
) -> Result<http::Request<ByteStream>, RequestError> {
    let Some(credential) = choose(schema.auth_schemes(), identities) else { return Ok(request) };
    match sign(&credential, &mut request) {
        Ok(()) => Ok(request),
        Err(error) => Err(RequestError::new(schema.name, error)),
    }
}
