//! The second step of a call, which adds the address to the request.
//!
//! The address is the one in the input, or what the service's rules choose, or the client's endpoint. If the
//! endpoint allows it, the operation's prefix and the bucket are put before its host.

#[cfg(feature = "endpoint-rules")]
use std::borrow::Cow;
use std::sync::Arc;

use http::Uri;

use crate::auth::endpoint_properties::EndpointProperties;
use crate::aws::bucket;
#[cfg(feature = "endpoint-rules")]
use crate::aws::bucket::Addressing;
use crate::body::stream::ByteStream;
use crate::endpoint::base::Endpoint;
#[cfg(feature = "endpoint-rules")]
use crate::endpoint::by_rules::Asked;
#[cfg(feature = "endpoint-rules")]
use crate::endpoint::rules::table::EndpointRules;
use crate::endpoint::{host_prefix, member};
use crate::error::request::RequestError;
use crate::error::wire::SerializeError;
use crate::operation::options::RequestOptions;
use crate::operation::serialize::{Address, Serialized};
use crate::schema::service::OperationSchema;

/// A request with an address.
pub(crate) struct Resolved {
    pub(super) request: http::Request<ByteStream>,
    /// What the endpoint says of signatures.
    pub(super) properties: Option<Arc<EndpointProperties>>,
}

/// Makes the URI of a serialized request absolute.
///
/// # Errors
/// Fails if the input has a host, a prefix or a bucket that can't be a part of an address, and if the rules of the
/// service have no address for it.
pub(crate) fn resolve(
    schema: &'static OperationSchema,
    serialized: Serialized,
    endpoint: &Endpoint,
    options: &RequestOptions,
) -> Result<Resolved, RequestError> {
    let Serialized { mut request, address } = serialized;
    #[cfg(feature = "endpoint-rules")]
    let rules = schema.service.endpoint_rules.as_ref();
    #[cfg(feature = "endpoint-rules")]
    if let Some(rules) = rules.filter(|_| address.endpoint.is_none()) {
        let chosen = by_rules(schema, rules, address, endpoint, options, &mut request);
        return match chosen {
            Ok(properties) => Ok(Resolved { request, properties: Some(properties) }),
            Err(error) => Err(RequestError::new(schema.name, error)),
        };
    }
    match place(schema, address, endpoint, options, request.uri_mut()) {
        Ok(()) => Ok(Resolved { request, properties: None }),
        Err(error) => Err(RequestError::new(schema.name, error)),
    }
}

/// Replaces `target`, a path with a query, with an absolute URI.
fn place(
    schema: &'static OperationSchema,
    address: Address,
    endpoint: &Endpoint,
    options: &RequestOptions,
    target: &mut Uri,
) -> Result<(), SerializeError> {
    let endpoint = member::choose(address.endpoint, endpoint)?;
    let mut endpoint = host_prefix::apply(address.host_prefix, endpoint)?;
    if let (Some(schema), Some(name)) = (schema.bucket, address.bucket) {
        endpoint = bucket::place(schema, &name, endpoint, options.addressing, target)?;
    }
    let uri = endpoint.join(std::mem::take(target));
    *target = uri.map_err(|error| SerializeError::whole(error.to_string()))?;
    Ok(())
}

/// Gives a request the address that the rules of its service choose.
#[cfg(feature = "endpoint-rules")]
fn by_rules(
    schema: &'static OperationSchema,
    rules: &'static EndpointRules,
    address: Address,
    endpoint: &Endpoint,
    options: &RequestOptions,
    request: &mut http::Request<ByteStream>,
) -> Result<Arc<EndpointProperties>, SerializeError> {
    let whole =
        |error: crate::endpoint::error::EndpointError| SerializeError::whole(error.to_string());
    let force_path = match options.addressing {
        Addressing::Path => true,
        Addressing::Virtual => false,
        Addressing::Auto if endpoint.is_regional() => false,
        Addressing::Auto => !endpoint.accepts_prefix() || !endpoint.has_domain(),
    };
    let asked = Asked {
        of_call: Cow::Owned(address.parameters?),
        set: Cow::Borrowed(&options.endpoint_parameters),
        force_path,
        signing_region: signing_region(options),
        account: account(options),
    };
    let chosen = endpoint.choose(rules, &asked).map_err(whole)?;
    for (name, value) in &chosen.headers {
        request.headers_mut().insert(name, value.clone());
    }
    let endpoint = host_prefix::apply(address.host_prefix, Cow::Borrowed(&chosen.endpoint))?;
    let target = std::mem::take(request.uri_mut());
    // The address has the bucket already.
    let uri = if schema.bucket.is_some() {
        if options.addressing == Addressing::Virtual && endpoint.has_path() {
            let problem = "its bucket can't go before the host of its endpoint";
            return Err(SerializeError::whole(problem.to_owned()));
        }
        endpoint.join_rest(bucket::after_label(&target))
    } else {
        endpoint.join(target)
    };
    *request.uri_mut() = uri.map_err(whole)?;
    Ok(chosen.properties.clone())
}

#[cfg(feature = "endpoint-rules")]
fn signing_region(options: &RequestOptions) -> Option<Cow<'_, str>> {
    #[cfg(feature = "sigv4")]
    return options.signing_region.as_deref().map(Cow::Borrowed);
    #[cfg(not(feature = "sigv4"))]
    {
        let _ = options;
        None
    }
}

/// The account that the caller's credentials belong to, if they say so.
#[cfg(feature = "endpoint-rules")]
fn account(options: &RequestOptions) -> Option<Cow<'_, str>> {
    #[cfg(feature = "sigv4")]
    return options.identities.credentials.as_ref()?.account_id().map(Cow::Borrowed);
    #[cfg(not(feature = "sigv4"))]
    {
        let _ = options;
        None
    }
}
