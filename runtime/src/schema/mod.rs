//! What generated code says about a model: members, operations, services, as static data.
//!
//! Knows names, bindings and formats; nothing of any format's bytes, of HTTP machinery or of
//! Smithy's own files. Everything here is `const`, so a schema costs nothing at run time.

mod bucket;
mod checksum;
mod constraints;
mod label;
mod member;
mod service;

pub use bucket::BucketSchema;
pub use checksum::{ChecksumAlgorithm, Checksums};
pub(crate) use constraints::Range;
pub use label::LabelRule;
pub use member::{Member, Namespace, item};
pub use service::{OperationSchema, ServiceSchema};

/// Where in an HTTP message a member travels (smithy.io, HTTP binding traits).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Binding {
    /// In the body, beside others: what is not bound elsewhere.
    Body,
    /// In the URI's path.
    Label,
    /// One query parameter.
    Query(&'static str),
    /// Query parameters by the entries of a map.
    QueryParams,
    /// One header.
    Header(&'static str),
    /// Headers by the entries of a map, each name with this prefix.
    PrefixHeaders(&'static str),
    /// The whole body.
    Payload,
    /// The whole body, which is a structure.
    StructurePayload,
    /// The response's status code.
    StatusCode,
}

impl Binding {
    /// The binding as it counts in a request: only responses have a status code.
    pub(crate) const fn in_request(self) -> Self {
        match self {
            Self::StatusCode => Self::Body,
            binding => binding,
        }
    }

    /// The binding as it counts in a response: only requests have a URI.
    pub(crate) const fn in_response(self) -> Self {
        match self {
            Self::Label | Self::Query(_) | Self::QueryParams => Self::Body,
            binding => binding,
        }
    }

    /// True for a member that is the whole body.
    pub(crate) const fn is_payload(self) -> bool {
        matches!(self, Self::Payload | Self::StructurePayload)
    }
}

/// How a timestamp is written (smithy.io, `timestampFormat` trait).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimestampFormat {
    /// Seconds since 1970 as a number, with an optional fraction: `1515531081.123`.
    EpochSeconds,
    /// RFC 3339: `1985-04-12T23:20:50.520Z`.
    DateTime,
    /// IMF-fixdate of RFC 9110: `Tue, 29 Apr 2014 18:30:38 GMT`.
    HttpDate,
}

/// What a stream consists of (smithy.io, Streaming).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Streaming {
    /// Bytes (`@streaming` on a blob).
    Bytes,
    /// Bytes whose number is known before they are sent (`@requiresLength`).
    SizedBytes,
    /// Events (`@streaming` on a union).
    Events,
    /// Events, after a message that holds the other members.
    EventsAfterInitial,
}

impl Streaming {
    /// True for events.
    pub const fn is_events(self) -> bool {
        matches!(self, Self::Events | Self::EventsAfterInitial)
    }
}

/// The type of an event's header, as far as its values don't tell: whole numbers of each width are
/// types of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EventHeader {
    /// 8 bits.
    Byte,
    /// 16 bits.
    Short,
    /// 32 bits.
    Integer,
    /// 64 bits.
    Long,
    /// No whole number.
    Other,
}
