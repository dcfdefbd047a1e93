//! The first step of a call, which makes a request without an address from an input.
//!
//! A call takes this step once, even if the request is sent several times, so that its tokens and bytes are
//! the same each time.

use std::convert::Infallible;

use crate::aws::bucket;
#[cfg(feature = "checksum")]
use crate::aws::tree_hash;
#[cfg(any(feature = "checksum", feature = "md5"))]
use crate::body::checksum;
#[cfg(feature = "compression")]
use crate::body::compression;
use crate::body::stream::ByteStream;
#[cfg(feature = "endpoint-rules")]
use crate::endpoint::parameters::{Given, of_call};
use crate::endpoint::{host_prefix, member};
use crate::error::call::Error;
use crate::error::plain::visible;
use crate::error::request::RequestError;
use crate::error::wire::SerializeError;
use crate::operation::options::RequestOptions;
use crate::operation::{Input, fixed_header, length, streams};
use crate::schema::service::OperationSchema;
use crate::validate::mode::Validation;
use crate::validate::validator::violations;
use crate::validate::violation::Violations;

/// A request without an address.
pub(crate) struct Serialized {
    /// The request, whose URI is a path with a query.
    pub(super) request: http::Request<ByteStream>,
    /// The parts of the address that the input determines.
    pub(super) address: Address,
}

impl Serialized {
    /// The request's headers, to which a caller may add.
    #[cfg(feature = "client")]
    pub(crate) fn headers_mut(&mut self) -> &mut http::HeaderMap {
        self.request.headers_mut()
    }
}

/// The parts of a request's address that the input determines.
pub(crate) struct Address {
    /// The URL in the input, if the operation is sent to such a URL.
    pub(super) endpoint: Option<member::OwnEndpoint>,
    /// The prefix of the host, if the operation has one.
    pub(super) host_prefix: Option<Result<String, SerializeError>>,
    /// The name of the bucket, if the operation has one.
    pub(super) bucket: Option<String>,
    /// What the rules of the endpoint are told.
    #[cfg(feature = "endpoint-rules")]
    pub(super) parameters: Result<Vec<Given>, SerializeError>,
}

/// Fills absent idempotency tokens, checks the constraints of the model, and writes the request.
///
/// # Errors
/// Fails with [`Error::Invalid`] if the input violates a constraint, and with [`Error::Request`] if it
/// can't be represented in an HTTP request.
pub(crate) fn serialize(
    schema: &'static OperationSchema,
    input: &mut dyn Input,
    options: &RequestOptions,
) -> Result<Serialized, Error<Infallible>> {
    input.fill_tokens(&*options.tokens);
    check(schema, input, options.validation).map_err(Error::Invalid)?;
    match write(schema, input, options) {
        Ok(request) => Ok(Serialized { request, address: address(schema, input) }),
        Err(error) => Err(Error::Request(RequestError::new(schema.name, error))),
    }
}

/// Fills absent idempotency tokens, checks the constraints of the model, and writes the request as somebody else is to
/// send it: without what is said of a body.
///
/// # Errors
/// Fails as [`serialize`] does.
#[cfg(feature = "sigv4")]
pub(super) fn serialize_head(
    schema: &'static OperationSchema,
    input: &mut dyn Input,
    options: &RequestOptions,
) -> Result<Serialized, Error<Infallible>> {
    input.fill_tokens(&*options.tokens);
    check(schema, input, options.validation).map_err(Error::Invalid)?;
    match write_head(schema, input) {
        Ok(request) => Ok(Serialized { request, address: address(schema, input) }),
        Err(error) => Err(Error::Request(RequestError::new(schema.name, error))),
    }
}

#[cfg(feature = "sigv4")]
fn write_head(
    schema: &'static OperationSchema,
    input: &mut dyn Input,
) -> Result<http::Request<ByteStream>, SerializeError> {
    let request = schema.service.protocol.request(schema, input)?;
    let (mut request, stream) = streams::take(schema, input, request)?;
    fixed_header::add(schema.service, request.headers_mut())?;
    Ok(request.map(|bytes| stream.unwrap_or_else(|| bytes.into())))
}

fn address(schema: &'static OperationSchema, input: &dyn Input) -> Address {
    Address {
        endpoint: member::endpoint_of(schema, input),
        host_prefix: host_prefix::prefix_of(schema, input),
        bucket: bucket::name_of(schema, input),
        #[cfg(feature = "endpoint-rules")]
        parameters: of_call(schema, input),
    }
}

/// Checks the constraints of the model. Depending on `validation`, it returns violations as an error, logs
/// them, or doesn't check.
fn check(
    schema: &'static OperationSchema,
    input: &dyn Input,
    validation: Validation,
) -> Result<(), Violations> {
    if validation == Validation::Off {
        return Ok(());
    }
    let found = violations(input);
    if found.is_empty() {
        return Ok(());
    }
    let found = Violations::new(schema.name, found);
    if validation == Validation::Enforce {
        return Err(found);
    }
    for violation in &found {
        let path = &*visible(violation.path());
        tracing::warn!(operation = schema.name, path, "{violation}");
    }
    Ok(())
}

/// Writes the request of a complete input.
fn write(
    schema: &'static OperationSchema,
    input: &mut dyn Input,
    options: &RequestOptions,
) -> Result<http::Request<ByteStream>, SerializeError> {
    let request = schema.service.protocol.request(schema, input)?;
    let (mut request, stream) = streams::take(schema, input, request)?;
    fixed_header::add(schema.service, request.headers_mut())?;
    #[cfg(feature = "compression")]
    let stream = compression::apply(schema, &mut request, stream, options.compression)?;
    #[cfg(not(feature = "compression"))]
    let _ = options;
    // A checksum is that of the bytes that are sent, so it follows the compression.
    #[cfg(any(feature = "checksum", feature = "md5"))]
    let body = stream.is_none().then(|| request.body().clone());
    #[cfg(feature = "md5")]
    checksum::md5::add_md5(schema, request.headers_mut(), body.as_deref())?;
    #[cfg(feature = "checksum")]
    if let Some(trailing) =
        checksum::request::add(schema, input, request.headers_mut(), body.as_deref())?
    {
        request.extensions_mut().insert(trailing);
    }
    #[cfg(feature = "checksum")]
    tree_hash::add_tree_hash(schema, request.headers_mut(), body.as_deref())?;
    let mut request = request.map(|bytes| stream.unwrap_or_else(|| bytes.into()));
    length::settle(schema, input, &mut request)?;
    Ok(request)
}
