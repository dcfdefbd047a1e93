//! What clients generated from Smithy models link.
//!
//! The core does no I/O: an [`Operation`] turns an input into an `http::Request` and an
//! `http::Response` into a result, with no socket and no async. [`Client`] sends them over hyper
//! and rustls, or over any transport that you give it.
//!
//! Most of what is here is called by generated code only; as a user of a generated client look at
//! [`Error`], [`Client`], [`Validation`] and [`Endpoint`].
//!
//! # Features
//! - `client` (default): [`Client`] and its transport.
//! - `cbor`: the format CBOR and the protocol that speaks it.
//! - `event-stream`: streams of events.
//! - `document`: members of the type `document`.
//! - `pattern`, `pattern-lookaround`: the constraint `@pattern`.
//! - `checksum`, `md5`: checksums of bodies.
//! - `compression`: compressed requests.
//! - `query`: protocols whose requests are forms.
//! - `xml`: protocols whose bodies are XML.
//! - `mock`: reading requests, for mock services.
//!
//! A generated crate switches on what its model needs.
//!
#![cfg_attr(
    not(feature = "client"),
    doc = "[`Client`]: https://docs.rs/farrier/latest/farrier/struct.Client.html"
)]

mod alike;
mod blob;
mod bucket;
#[cfg(feature = "cbor")]
pub mod cbor;
#[cfg(any(feature = "checksum", feature = "md5"))]
mod checksum;
#[cfg(feature = "client")]
mod client;
pub mod codec;
mod compression;
mod endpoint;
pub mod error;
#[cfg(feature = "event-stream")]
pub mod event_stream;
mod fixed_header;
mod host;
mod http_binding;
pub mod json;
mod macros;
mod number;
mod operation;
mod own_endpoint;
mod peek;
mod place;
pub mod protocol;
#[cfg(feature = "query")]
pub mod query;
mod scan;
mod schema;
mod stream;
mod support;
pub mod timestamp;
mod token;
pub mod validate;
mod value;
#[cfg(feature = "xml")]
pub mod xml;

/// A response whose body is complete.
pub type Reply = http::Response<Bytes>;

/// A map of the model: ordered by key, so that what is sent is the same each time.
pub type Map<K, V> = std::collections::BTreeMap<K, V>;

pub use bucket::Addressing;
pub use bytes::Bytes;
#[cfg(feature = "checksum")]
pub use checksum::{Checksum, TreeHash};
#[cfg(feature = "client")]
pub use client::{
    Call, CallFuture, Client, ClientBuilder, Config, ConfigError, Timeouts, Transport,
};
pub use compression::Compression;
pub use endpoint::{Endpoint, EndpointError, Region};
pub use error::{
    BoxError, Delivery, Error, ModeledError, OperationError, RequestError, ResponseError,
    ResponseInfo, TimeoutError, TimeoutKind, TransportError, Unhandled,
};
#[cfg(feature = "event-stream")]
pub use event_stream::{EventError, EventSender, EventStream};
pub use http;
pub use number::{BigDecimal, BigInteger, BigNumber, ParseNumberError};
pub use operation::{Input, Operation, RequestOptions};
pub use schema::{
    Binding, BucketSchema, ChecksumAlgorithm, Checksums, EventHeader, LabelRule, Member, Namespace,
    OperationSchema, ServiceSchema, Streaming, TimestampFormat,
};
pub use stream::{ByteStream, StreamError};
pub use support::{Redacted, Unit};
pub use timestamp::Timestamp;
pub use token::{RandomTokens, TokenSource};
pub use validate::{Validation, Violation, Violations};
pub use value::MapKey;

#[doc(hidden)]
pub use error::{ErrorCode, write_error, write_operation_error};
#[doc(hidden)]
pub use macros::{debug_structure, shown};
#[doc(hidden)]
pub use stream::{TakeStream, take_stream};
#[doc(hidden)]
pub use support::error_text;

/// What generated schemas name without a path.
#[doc(hidden)]
pub mod words {
    #[cfg(any(feature = "pattern", feature = "pattern-lookaround"))]
    pub use crate::pattern;
    pub use crate::schema::item;
    pub use crate::support::big;
}

/// A value of any shape: what the Smithy type `document` holds.
#[cfg(feature = "document")]
pub use serde_json::Value as Document;
