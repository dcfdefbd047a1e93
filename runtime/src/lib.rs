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
//! - `js`: [`RandomTokens`] on `wasm32-unknown-unknown`, where JavaScript is the host. Without it the
//!   core compiles there as well, but idempotency tokens come from a [`TokenSource`] of yours only:
//!   see [`RequestOptions::new`].
//! - `mock`: reading requests, for mock services.
//!
//! A generated crate switches on what its model needs.
//!
#![cfg_attr(
    not(feature = "client"),
    doc = "[`Client`]: https://docs.rs/farrier/latest/farrier/struct.Client.html"
)]

mod aws;
mod body;
#[cfg(feature = "client")]
mod client;
pub mod codec;
mod endpoint;
pub mod error;
#[cfg(feature = "event-stream")]
pub mod event_stream;
pub mod formats;
mod http_binding;
mod macros;
mod number;
mod operation;
pub mod protocol;
mod redacted;
mod schema;
pub mod timestamp;
mod token;
mod unit;
pub mod validate;

pub use aws::bucket::Addressing;
pub use aws::region::Region;
#[cfg(feature = "checksum")]
pub use aws::tree_hash::TreeHash;
#[cfg(feature = "checksum")]
pub use body::checksum::Checksum;
pub use body::compression::Compression;
pub use body::error::StreamError;
pub use body::message::BufferedResponse;
pub use body::stream::ByteStream;
pub use bytes::Bytes;
#[cfg(feature = "client")]
pub use client::Client;
#[cfg(feature = "client")]
pub use client::builder::ClientBuilder;
#[cfg(feature = "client")]
pub use client::call::future::{CallFuture, ResponseFuture};
#[cfg(feature = "client")]
pub use client::call::{Call, CallWithResponse};
#[cfg(feature = "client")]
pub use client::config::Config;
#[cfg(feature = "client")]
pub use client::config_error::ConfigError;
#[cfg(feature = "client")]
pub use client::response::Response;
#[cfg(feature = "client")]
pub use client::timeouts::Timeouts;
#[cfg(feature = "client")]
pub use client::transport::Transport;
#[cfg(feature = "client")]
pub use client::transport::boxed::BoxTransport;
#[cfg(feature = "client")]
pub use client::transport::http::{HttpTransport, HttpTransportBuilder};
#[cfg(feature = "document")]
pub use codec::document::Document;
pub use codec::value::{Map, MapKey};
pub use endpoint::base::{Endpoint, EndpointError};
pub use error::{
    BoxError, Delivery, Error, ModeledError, OperationError, RequestError, ResponseError,
    ResponseInfo, TimeoutError, TimeoutKind, TransportError, Unhandled,
};
#[cfg(feature = "event-stream")]
pub use event_stream::{EventError, EventSender, EventStream};
pub use http;
pub use number::{BigDecimal, BigInteger, BigNumber, ParseNumberError};
pub use operation::{Input, Operation, RequestOptions, ResponseOptions, classify};
pub use redacted::Redacted;
pub use schema::binding::Binding;
pub use schema::bucket::BucketSchema;
pub use schema::checksum::{ChecksumAlgorithm, Checksums};
pub use schema::label::LabelRule;
pub use schema::member::{Member, Namespace};
pub use schema::service::{OperationSchema, ServiceSchema};
pub use schema::streaming::{EventHeader, Streaming};
pub use schema::timestamp_format::TimestampFormat;
pub use timestamp::Timestamp;
#[cfg(any(feature = "js", not(all(target_arch = "wasm32", target_os = "unknown"))))]
pub use token::RandomTokens;
pub use token::TokenSource;
pub use unit::Unit;
pub use validate::{Validation, Violation, Violations};

#[doc(hidden)]
pub use error::{ErrorCode, error_text, write_error, write_operation_error};
#[doc(hidden)]
pub use macros::{debug_structure, shown};
#[doc(hidden)]
pub use operation::take_stream;

#[doc(hidden)]
pub use macros::words;
