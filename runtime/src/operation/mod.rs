//! The sans-IO core: a request from an input, a result from a response.
//!
//! It works with no client, no async and no socket: for tests, for wasm, for other HTTP stacks. A call
//! is made of steps, each a function in a file of its name: `serialize` (once a call), `resolve`, `authenticate`,
//! then sending, which is not done here, `classify` and `read`. The generic part is thin; what does the work
//! is compiled once.

use std::convert::Infallible;

use crate::body::stream::ByteStream;
use crate::codec::reader::{ReadStruct, ReadValue};
use crate::codec::writer::WriteStruct;
use crate::endpoint::base::Endpoint;
use crate::error::call::Error;
use crate::error::service::OperationError;
#[cfg(feature = "mock")]
use crate::error::wire::DeserializeError;
use crate::schema::service::OperationSchema;
use crate::token::TokenSource;
use crate::unit::Unit;

pub(crate) mod authenticate;
pub(crate) mod classify;
mod excerpt;
mod fixed_header;
pub(crate) mod info;
pub(crate) mod options;
mod read;
pub(crate) mod resolve;
pub(crate) mod serialize;
mod streams;

pub use classify::classify;
pub use options::{RequestOptions, ResponseOptions};
pub use streams::take_stream;

use authenticate::authenticate;
use read::ReadError;
use resolve::resolve;
use serialize::serialize;

/// What an operation takes.
pub trait Input: WriteStruct + Send {
    /// Fills the members that hold an idempotency token, where they are absent.
    fn fill_tokens(&mut self, _tokens: &dyn TokenSource) {}

    /// Takes out the member that is a stream, if there is one, as the bytes that `operation` sends:
    /// it goes beside the codec.
    fn take_stream(&mut self, _operation: &'static OperationSchema) -> Option<ByteStream> {
        None
    }
}

impl Input for Unit {}

/// One operation of a service: its types and its schema. Generated code implements it.
///
/// ```text
/// let request = SendMessage::request(input, &endpoint)?;   // http::Request<ByteStream>
/// let response = send(request);                            // yours
/// let output = SendMessage::response(response)?;           // or its error
/// ```
pub trait Operation: Send + Sync + 'static {
    /// What goes in.
    type Input: Input;
    /// What comes out.
    type Output: ReadValue + ReadStruct + Send;
    /// The errors that the model names, and the unhandled rest.
    type Error: OperationError;
    /// The operation as data.
    const SCHEMA: &'static OperationSchema;

    /// Builds the request: fills absent idempotency tokens, validates, writes.
    ///
    /// On `wasm32-unknown-unknown` this exists with the feature `js` only; use
    /// [`request_with`](Self::request_with) without it.
    ///
    /// # Errors
    /// [`Error::Invalid`] or [`Error::Request`].
    #[cfg(any(feature = "js", not(all(target_arch = "wasm32", target_os = "unknown"))))]
    fn request(
        input: Self::Input,
        endpoint: &Endpoint,
    ) -> Result<http::Request<ByteStream>, Error<Self::Error>> {
        Self::request_with(input, endpoint, &RequestOptions::default())
    }

    /// Builds the request as `options` say.
    ///
    /// # Errors
    /// [`Error::Invalid`] or [`Error::Request`].
    fn request_with(
        mut input: Self::Input,
        endpoint: &Endpoint,
        options: &RequestOptions,
    ) -> Result<http::Request<ByteStream>, Error<Self::Error>> {
        build(Self::SCHEMA, &mut input, endpoint, options).map_err(Error::widen)
    }

    /// Reads a response, whose body is in memory: as `Bytes`, or as a [`ByteStream`] of them.
    /// A stream that isn't in memory can be handed over where the operation streams its output and
    /// the response tells of success; [`collect`](ByteStream::collect) it first elsewhere.
    ///
    /// # Errors
    /// [`Error::Service`] if the response tells of a failure, [`Error::Response`] if it can't be
    /// read.
    fn response<B: Into<ByteStream>>(
        response: http::Response<B>,
    ) -> Result<Self::Output, Error<Self::Error>> {
        Self::response_with(response, &ResponseOptions::default())
    }

    /// Reads a response as `options` say; see [`response`](Self::response).
    ///
    /// # Errors
    /// As [`response`](Self::response).
    fn response_with<B: Into<ByteStream>>(
        response: http::Response<B>,
        options: &ResponseOptions,
    ) -> Result<Self::Output, Error<Self::Error>> {
        let schema = Self::SCHEMA;
        let (response, stream) = read::parts(schema, response.map(Into::into));
        let mut output = Self::Output::blank();
        match read::read(schema, &response, stream, options, &mut output) {
            Ok(()) => Ok(output),
            Err(ReadError::Response(error)) => Err(Error::Response(error)),
            Err(ReadError::Failure(mut failure)) => {
                let info = info::of_failure(schema, &response, &mut failure, options);
                let error = read::service_error::<Self::Error>(schema, &response, failure);
                Err(Error::Service { error, response: Box::new(info) })
            }
        }
    }

    /// Reads a request back into an input, as the service would: for mock services and test
    /// harnesses. The input is not validated.
    ///
    /// # Errors
    /// If the request isn't one of this operation.
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
    let request = resolve(schema, serialized, endpoint, options.addressing);
    let request = request.map_err(Error::Request)?;
    authenticate(schema, request, &options.identities).map_err(Error::Request)
}
