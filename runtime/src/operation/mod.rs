//! The sans-IO core, which makes a request from an input and a result from a response.
//!
//! It needs no client, no async runtime and no socket, so it also serves tests, WebAssembly and other HTTP
//! stacks. A call consists of steps, each of which is a function in a file of its name: `serialize` (once
//! for a call), `resolve`, `authenticate`, `classify` and `read`. Sending, between `authenticate` and
//! `classify`, is up to the caller. The generic functions are thin, and the functions that they call are compiled once.

use std::convert::Infallible;

use crate::body::stream::ByteStream;
use crate::codec::left_out::LeftOut;
use crate::codec::reader::{ReadStruct, ReadValue};
use crate::codec::writer::WriteStruct;
use crate::endpoint::base::Endpoint;
use crate::error::call::Error;
use crate::error::service::OperationError;
#[cfg(feature = "mock")]
use crate::error::wire::DeserializeError;
use crate::schema::service::OperationSchema;
#[cfg(any(feature = "js", not(all(target_arch = "wasm32", target_os = "unknown"))))]
use crate::token::RandomTokens;
use crate::token::TokenSource;
use crate::unit::Unit;

pub(crate) mod authenticate;
#[cfg(feature = "sigv4")]
mod chunks;
pub(crate) mod classify;
mod excerpt;
mod fixed_header;
mod incomplete;
pub(crate) mod info;
mod length;
mod message;
mod nothing;
pub(crate) mod options;
#[cfg(feature = "sigv4")]
pub(crate) mod presign;
#[cfg(feature = "sigv4")]
pub(crate) mod presigned;
mod read;
pub(crate) mod resolve;
pub(crate) mod response;
pub(crate) mod serialize;
#[cfg(feature = "sigv4")]
pub(crate) mod signature;
mod stranger;
mod streams;

pub use classify::classify;
pub use options::{RequestOptions, ResponseOptions};
pub use streams::take_stream;

use authenticate::authenticate;
use read::{ReadError, ServiceError};
use resolve::{Resolved, resolve};
use response::Response;
use serialize::{Serialized, serialize};

/// The input of an operation. Generated code implements it.
pub trait Input: WriteStruct + Send {
    /// Fills each absent idempotency token with one from `tokens`.
    fn fill_tokens(&mut self, _tokens: &dyn TokenSource) {}

    /// Returns the input with each absent idempotency token filled with a random UUID.
    ///
    /// A call fills absent tokens itself, but each call makes new ones, so to the service two calls with
    /// clones of one input are two different requests. To send a request again and have the service do its
    /// work only once, fill the tokens before the input is cloned:
    ///
    /// ```
    /// # use std::convert::Infallible;
    /// # trait Again: farrier::Input + Clone {}
    /// # fn order(_: impl Again) -> Result<(), Infallible> { Ok(()) }
    /// # fn example(input: impl Again) -> Result<(), Infallible> {
    /// use farrier::Input as _;
    ///
    /// let input = input.with_tokens();
    /// if order(input.clone()).is_err() {
    ///     order(input)?;
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// For tokens that aren't random, use [`fill_tokens`](Self::fill_tokens). On `wasm32-unknown-unknown`
    /// this method exists only with the feature `js`.
    #[cfg(any(feature = "js", not(all(target_arch = "wasm32", target_os = "unknown"))))]
    #[must_use]
    fn with_tokens(mut self) -> Self
    where
        Self: Sized,
    {
        self.fill_tokens(&RandomTokens);
        self
    }

    /// Takes the member that is a stream out of the input, as the bytes that `operation` sends, because
    /// the codec doesn't write streams. Returns `None` if the input has no such member.
    fn take_stream(&mut self, _operation: &'static OperationSchema) -> Option<ByteStream> {
        None
    }
}

impl Input for Unit {}

/// An operation of a service. Generated code implements it for a marker type of the operation's name.
///
/// ```text
/// let request = SendMessage::request(input, &endpoint)?;   // http::Request<ByteStream>
/// let response = send(request);                            // by an HTTP client of your choice
/// let output = SendMessage::response(response)?;           // or the operation's error
/// ```
///
/// The `Debug` of `http::Request` is that of the crate `http`, which knows no model: it shows the whole URI, and
/// so the labels and query parameters that the model declares sensitive, and an API key that travels in the
/// query. It doesn't show the values of headers that the model declares sensitive, nor those that carry
/// credentials, nor the body. Don't log a request's URI where these members are secret; the name of the operation
/// is in [`SCHEMA`](Self::SCHEMA).
pub trait Operation: Send + Sync + 'static {
    /// The type of the input.
    type Input: Input;
    /// The type of the output.
    type Output: ReadValue + ReadStruct + Send;
    /// The enum of the operation's errors, with a variant for errors that the model doesn't define.
    type Error: OperationError;
    /// The schema of the operation.
    const SCHEMA: &'static OperationSchema;

    /// Builds the request with default options: fills absent idempotency tokens with random UUIDs,
    /// validates the input, and writes it.
    ///
    /// On `wasm32-unknown-unknown` this method exists only with the feature `js`. Without it, use
    /// [`request_with`](Self::request_with).
    ///
    /// # Errors
    /// Fails with [`Error::Invalid`] if the input violates constraints of the model, and with
    /// [`Error::Request`] if it can't be represented in an HTTP request.
    #[cfg(any(feature = "js", not(all(target_arch = "wasm32", target_os = "unknown"))))]
    fn request(
        input: Self::Input,
        endpoint: &Endpoint,
    ) -> Result<http::Request<ByteStream>, Error<Self::Error>> {
        Self::request_with(input, endpoint, &RequestOptions::default())
    }

    /// Builds the request with the given options.
    ///
    /// # Errors
    /// Fails with [`Error::Invalid`] if the input violates constraints of the model, and with
    /// [`Error::Request`] if it can't be represented in an HTTP request.
    fn request_with(
        mut input: Self::Input,
        endpoint: &Endpoint,
        options: &RequestOptions,
    ) -> Result<http::Request<ByteStream>, Error<Self::Error>> {
        build(Self::SCHEMA, &mut input, endpoint, options).map_err(Error::widen)
    }

    /// Builds a request that is signed in its URL, for others to send. It is valid for the time `expires`, in whole
    /// seconds and for at most 7 days, or until the credentials in `options` expire. `Call::presign` does this for a
    /// client.
    ///
    /// The input must leave its stream empty, if it has one: whoever sends the request adds the body. The form of a query
    /// protocol becomes the query of a `GET`.
    ///
    /// # Errors
    /// Fails as [`request_with`](Self::request_with) does, and with [`Error::Request`] if members of the input travel in
    /// the body, if the time is too long, and if there are no credentials of AWS for the operation.
    #[cfg(feature = "sigv4")]
    fn presign(
        mut input: Self::Input,
        endpoint: &Endpoint,
        options: &RequestOptions,
        expires: std::time::Duration,
    ) -> Result<presigned::PresignedRequest, Error<Self::Error>> {
        let serialized = presign::serialize(Self::SCHEMA, &mut input, options, expires);
        let presigned = serialized
            .and_then(|it| presign::presign(Self::SCHEMA, it, endpoint, options, expires));
        presigned.map_err(Error::widen)
    }

    /// Reads a response whose body is in memory, as `Bytes` or as a [`ByteStream`] of them.
    ///
    /// The body may be a stream that isn't in memory if the operation streams its output and the status
    /// means success. [`collect`](ByteStream::collect) any other stream first.
    ///
    /// # Errors
    /// Fails with [`Error::Service`] if the response is an error of the service, and with
    /// [`Error::Response`] if it can't be read.
    fn response<B: Into<ByteStream>>(
        response: http::Response<B>,
    ) -> Result<Self::Output, Error<Self::Error>> {
        Self::response_with(response, &ResponseOptions::default())
    }

    /// Reads a response with the given options. See [`response`](Self::response) for its body.
    ///
    /// # Errors
    /// Fails as [`response`](Self::response) does.
    fn response_with<B: Into<ByteStream>>(
        response: http::Response<B>,
        options: &ResponseOptions,
    ) -> Result<Self::Output, Error<Self::Error>> {
        read_response::<Self>(response.map(Into::into), options).map(|answer| answer.output)
    }

    /// Reads a response with the given options, and returns the output together with the metadata of the response
    /// and with what was left out of the output. See [`response`](Self::response) for its body.
    ///
    /// # Errors
    /// Fails as [`response`](Self::response) does.
    fn full_response<B: Into<ByteStream>>(
        response: http::Response<B>,
        options: &ResponseOptions,
    ) -> Result<Response<Self::Output>, Error<Self::Error>> {
        let info = info::of(Self::SCHEMA, &response, options);
        let Answer { output, left_out } = read_response::<Self>(response.map(Into::into), options)?;
        Ok(Response { output, info, left_out })
    }

    /// Reads a request into an input, as the service does. This is for mock services and test harnesses;
    /// the input is not validated.
    ///
    /// # Errors
    /// Fails if the request isn't one of this operation or can't be read.
    #[cfg(feature = "mock")]
    fn read_request<B: Into<ByteStream>>(
        request: http::Request<B>,
    ) -> Result<Self::Input, DeserializeError>
    where
        Self::Input: ReadValue + ReadStruct,
    {
        let mut input = Self::Input::blank();
        read::read_input(Self::SCHEMA, request.map(Into::into), &mut input)?;
        Ok(input)
    }
}

fn build(
    schema: &'static OperationSchema,
    input: &mut dyn Input,
    endpoint: &Endpoint,
    options: &RequestOptions,
) -> Result<http::Request<ByteStream>, Error<Infallible>> {
    let serialized = serialize(schema, input, options)?;
    prepare(schema, serialized, endpoint, options)
}

/// Gives a serialized request all that depends on who calls, and where: its address and a credential.
///
/// # Errors
/// Fails with [`Error::Request`].
pub(crate) fn prepare(
    schema: &'static OperationSchema,
    serialized: Serialized,
    endpoint: &Endpoint,
    options: &RequestOptions,
) -> Result<http::Request<ByteStream>, Error<Infallible>> {
    let resolved = resolve(schema, serialized, endpoint, options);
    let request = resolved.and_then(|Resolved { request, properties }| {
        authenticate(schema, request, endpoint, properties.as_deref(), options)
    });
    request.map_err(Error::Request)
}

/// An output, and what was left out of it.
struct Answer<T> {
    output: T,
    left_out: Vec<LeftOut>,
}

/// Reads a response, and returns what was left out of its output as well.
fn read_response<O: Operation + ?Sized>(
    response: http::Response<ByteStream>,
    options: &ResponseOptions,
) -> Result<Answer<O::Output>, Error<O::Error>> {
    let schema = O::SCHEMA;
    let (response, stream) = read::parts(schema, response);
    let mut output = O::Output::blank();
    let models = |code: &str| O::Error::modeled(code).is_some();
    match read::read(schema, &response, stream, options, models, &mut output) {
        Ok(left_out) => Ok(Answer { output, left_out }),
        Err(ReadError::Response(error)) => Err(Error::Response(error)),
        Err(ReadError::Failure(mut failure)) => {
            let mut info = info::of_failure(schema, &response, &mut failure, options);
            let ServiceError { error, message, left_out } =
                read::service_error::<O::Error>(schema, &response, options, failure);
            info.error_message = message;
            info.left_out = left_out;
            Err(Error::Service { error, response: Box::new(info) })
        }
    }
}
