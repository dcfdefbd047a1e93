//! What clients that Farrier generates from Smithy models link.
//!
//! As a user of a generated client you meet `ClientBuilder` when you build the client, `Call` when you
//! call an operation, and [`Error`] when that fails. Streams are [`ByteStream`]s and `EventStream`s.
//! Most of what else is here is called by generated code only.
//!
//! The core does no I/O: an [`Operation`] turns an input into an `http::Request`, and an `http::Response`
//! into a result, with no socket and no async. `Client` sends requests over hyper and rustls, or over
//! any `Transport` that you give it; `tower` layers go around either (`ClientBuilder::layer`).
//!
//! The crates whose types you meet there are re-exported: [`http`], [`http_body`] and, with the feature `client`,
//! `tower_layer`.
//!
//! # Features
//!
//! A generated crate turns on what its model needs. The only default is `client`.
//!
//! - `client`: `Client` and its transport. Without it neither tokio nor hyper nor rustls is compiled.
//! - `cbor`: the format CBOR and the protocol that uses it.
//! - `checksum`, `md5`: checksums of bodies.
//! - `compression`: compressed requests.
//! - `document`: members of the type `document`, as `serde_json`'s `Value` ([`Document`] says which numbers it
//!   keeps).
//! - `endpoint-rules`: addresses that a service's rules choose ([`rules`]).
//! - `event-stream`: streams of events.
//! - `js`: random tokens on `wasm32-unknown-unknown`, from JavaScript.
//! - `mock`: reading requests back, for mock services.
//! - `pattern`, `pattern-lookaround`: the constraint `@pattern`.
//! - `query`: the protocols whose requests are forms.
//! - `sigv4`: signatures of AWS ([`sigv4`]), and [`Credentials`].
//! - `sigv4a`: signatures for several regions ([`sigv4::AsymmetricSigner`]), which clients don't use.
//! - `xml`: the protocols whose bodies are XML.
//!
//! # Another name
//!
//! Generated code calls this crate `farrier`. If your manifest gives it another name, say so in the root of
//! your crate: `extern crate smith as farrier;`.

mod auth;
mod aws;
mod body;
#[cfg(feature = "client")]
mod client;
mod clock;
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

#[cfg(feature = "sigv4")]
pub use auth::credentials::Credentials;
pub use auth::identities::Identities;
pub use auth::identity::{ApiKey, BasicLogin, BearerToken, Identity};
pub use auth::identity_error::IdentityError;
#[cfg(feature = "client")]
pub use auth::provider::cache::IdentityCache;
pub use auth::provider::{IdentityProvider, ProviderFuture};
pub use auth::provider_error::ProviderError;
pub use auth::provider_fn::{ProviderFn, provider_fn};
#[cfg(feature = "sigv4")]
pub use auth::sigv4;
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
pub use client::call::{Call, CallWithResponse};
#[cfg(feature = "client")]
pub use client::config::Config;
#[cfg(feature = "client")]
pub use client::config_error::ConfigError;
#[cfg(feature = "client")]
pub use client::shared_config::{EndpointUrls, SharedConfig};
#[cfg(feature = "client")]
pub use client::stalled_stream::StalledStreamProtection;
#[cfg(feature = "client")]
pub use client::timeouts::Timeouts;
#[cfg(feature = "client")]
pub use client::transport::Transport;
#[cfg(feature = "client")]
pub use client::transport::boxed::BoxTransport;
#[cfg(feature = "client")]
pub use client::transport::built_in::{HttpTransport, HttpTransportBuilder};
pub use clock::TimeSource;
#[cfg(feature = "document")]
pub use codec::document::Document;
pub use codec::left_out::LeftOut;
pub use codec::map_key::MapKey;
pub use codec::responses::Responses;
pub use codec::value::Map;
pub use endpoint::base::Endpoint;
pub use endpoint::error::EndpointError;
#[cfg(feature = "endpoint-rules")]
pub use endpoint::rules;
pub use error::{
    BoxError, Delivery, Error, ModeledError, OperationError, RequestError, ResponseError,
    ResponseInfo, TimeoutError, TimeoutKind, TransportError, Unhandled,
};
#[cfg(feature = "event-stream")]
pub use event_stream::{EventError, EventSender, EventStream};
/// The requests and responses of [`Operation`], and of transports.
pub use http;
/// The trait of bodies that [`ByteStream::from_body`] and `Transport` take.
pub use http_body;
pub use number::{BigDecimal, BigInteger, BigNumber, ParseNumberError};
#[cfg(feature = "sigv4")]
pub use operation::presigned::PresignedRequest;
pub use operation::response::Response;
pub use operation::{Input, Operation, RequestOptions, ResponseOptions, classify};
pub use redacted::Redacted;
pub use schema::auth::AuthScheme;
#[cfg(feature = "sigv4")]
pub use schema::auth::Sigv4;
pub use schema::binding::Binding;
pub use schema::bucket::BucketSchema;
pub use schema::checksum::{ChecksumAlgorithm, Checksums};
pub use schema::endpoint_parameter::{EndpointParameter, EndpointParameterSource};
pub use schema::label::LabelRule;
pub use schema::member::{Member, Namespace};
pub use schema::service::{OperationSchema, ServiceSchema};
pub use schema::streaming::{EventHeader, Streaming};
pub use schema::timestamp_format::TimestampFormat;
pub use timestamp::Timestamp;
#[cfg(any(feature = "js", not(all(target_arch = "wasm32", target_os = "unknown"))))]
pub use token::RandomTokens;
pub use token::TokenSource;
/// The trait of layers that [`ClientBuilder::layer`] takes.
#[cfg(feature = "client")]
pub use tower_layer;
pub use unit::Unit;
pub use validate::{Validation, Violation, Violations};

#[doc(hidden)]
pub use error::{ErrorCode, error_text, write_error, write_operation_error};
#[doc(hidden)]
pub use macros::{CONTRACTS, DebugMembers, Optional, absent, shown};
#[doc(hidden)]
pub use operation::take_stream;
#[doc(hidden)]
pub use token::IdempotencyToken;

#[doc(hidden)]
pub use macros::words;
