//! The second step of a call, which adds the address to the request.
//!
//! The address is the client's endpoint, or the one in the input. If the endpoint allows it, the
//! operation's prefix and the bucket are put before its host.

use http::Uri;

use crate::aws::bucket::{self, Addressing};
use crate::body::stream::ByteStream;
use crate::endpoint::base::Endpoint;
use crate::endpoint::{host_prefix, member};
use crate::error::request::RequestError;
use crate::error::wire::SerializeError;
use crate::operation::serialize::{Address, Serialized};
use crate::schema::service::OperationSchema;

/// Makes the URI of a serialized request absolute.
///
/// # Errors
/// Fails if the input has a host, a prefix or a bucket that can't be a part of an address.
pub(crate) fn resolve(
    schema: &'static OperationSchema,
    serialized: Serialized,
    endpoint: &Endpoint,
    addressing: Addressing,
) -> Result<http::Request<ByteStream>, RequestError> {
    let Serialized { mut request, address } = serialized;
    match place(schema, address, endpoint, addressing, request.uri_mut()) {
        Ok(()) => Ok(request),
        Err(error) => Err(RequestError::new(schema.name, error)),
    }
}

/// Replaces `target`, a path with a query, with an absolute URI.
fn place(
    schema: &'static OperationSchema,
    address: Address,
    endpoint: &Endpoint,
    addressing: Addressing,
    target: &mut Uri,
) -> Result<(), SerializeError> {
    let endpoint = member::choose(address.endpoint, endpoint)?;
    let mut endpoint = host_prefix::apply(address.host_prefix, endpoint)?;
    if let (Some(schema), Some(name)) = (schema.bucket, address.bucket) {
        endpoint = bucket::place(schema, &name, endpoint, addressing, target)?;
    }
    let uri = endpoint.join(std::mem::take(target));
    *target = uri.map_err(|error| SerializeError::whole(error.to_string()))?;
    Ok(())
}
