//! What generated code says about a model: members, operations, services, as static data.
//!
//! Knows names, bindings and formats; nothing of any format's bytes, of HTTP machinery or of
//! Smithy's own files. Everything here is `const`, so a schema costs nothing at run time.

use crate::protocol::Protocol;

/// One member of a structure or union, or the element of a list or map.
///
/// Generated code writes it with [`structure!`](crate::structure) and [`union!`](crate::union);
/// alone it is
///
/// ```
/// use runtime::{Member, TimestampFormat, member};
///
/// static MEMBERS: [Member; 3] = [
///     member!("Name"),
///     member!("ConnectionToken").header("X-Chat-Token"),
///     member!("Expiry").timestamp(TimestampFormat::DateTime),
/// ];
/// assert_eq!(MEMBERS[1].name(), "ConnectionToken");
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Member {
    name: &'static str,
    wire: &'static str,
    key: &'static str,
    binding: Binding,
    timestamp: Option<TimestampFormat>,
    media_type: Option<&'static str>,
    sensitive: bool,
    item: &'static Member,
}

/// The element of every list and the value of every map about which there is nothing to say.
static ITEM: Member = Member::item();

impl Member {
    /// A member named `name` in the model and `wire` in a body. `key` is `,"wire":`, made once
    /// at compile time. Use [`member!`](crate::member).
    #[doc(hidden)]
    pub const fn new(name: &'static str, wire: &'static str, key: &'static str) -> Self {
        Self {
            name,
            wire,
            key,
            binding: Binding::Body,
            timestamp: None,
            media_type: None,
            sensitive: false,
            item: &ITEM,
        }
    }

    /// The element of a list or the value of a map, which has no name of its own.
    pub const fn item() -> Self {
        Self::new("", "", "")
    }

    /// Sets where in the HTTP message the member travels.
    #[must_use]
    pub const fn bound(mut self, binding: Binding) -> Self {
        self.binding = binding;
        self
    }

    /// Bound to a `{label}` of the URI (`@httpLabel`).
    #[must_use]
    pub const fn label(self) -> Self {
        self.bound(Binding::Label)
    }

    /// Bound to the query parameter `name` (`@httpQuery`).
    #[must_use]
    pub const fn query(self, name: &'static str) -> Self {
        self.bound(Binding::Query(name))
    }

    /// A map whose entries are query parameters (`@httpQueryParams`).
    #[must_use]
    pub const fn query_params(self) -> Self {
        self.bound(Binding::QueryParams)
    }

    /// Bound to the header `name` (`@httpHeader`).
    #[must_use]
    pub const fn header(self, name: &'static str) -> Self {
        self.bound(Binding::Header(name))
    }

    /// A map whose entries are headers that begin with `prefix` (`@httpPrefixHeaders`).
    #[must_use]
    pub const fn prefix_headers(self, prefix: &'static str) -> Self {
        self.bound(Binding::PrefixHeaders(prefix))
    }

    /// The member is the whole body (`@httpPayload`).
    #[must_use]
    pub const fn payload(self) -> Self {
        self.bound(Binding::Payload)
    }

    /// The member is a structure that is the whole body: absent, the body is an empty structure.
    #[must_use]
    pub const fn structure_payload(self) -> Self {
        self.bound(Binding::StructurePayload)
    }

    /// The member is the response's status code (`@httpResponseCode`).
    #[must_use]
    pub const fn status_code(self) -> Self {
        self.bound(Binding::StatusCode)
    }

    /// The format that the model gives to a timestamp (`@timestampFormat`).
    #[must_use]
    pub const fn timestamp(mut self, format: TimestampFormat) -> Self {
        self.timestamp = Some(format);
        self
    }

    /// The media type of a string or blob (`@mediaType`).
    #[must_use]
    pub const fn media_type(mut self, media_type: &'static str) -> Self {
        self.media_type = Some(media_type);
        self
    }

    /// The value is secret (`@sensitive`): it never reaches a log.
    #[must_use]
    pub const fn sensitive(mut self) -> Self {
        self.sensitive = true;
        self
    }

    /// What is to be known of a list's elements or a map's values.
    #[must_use]
    pub const fn of(mut self, item: &'static Member) -> Self {
        self.item = item;
        self
    }

    /// The member's name in the model; empty for the element of a list or map.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The member's name in a body.
    pub const fn wire_name(&self) -> &'static str {
        self.wire
    }

    /// `,"wire":`, as JSON writes the member; empty for the element of a list or map.
    pub const fn json_key(&self) -> &'static str {
        self.key
    }

    /// Where in the HTTP message the member travels.
    pub const fn binding(&self) -> Binding {
        self.binding
    }

    /// The timestamp format of the model, if it names one; else the position decides.
    pub const fn timestamp_format(&self) -> Option<TimestampFormat> {
        self.timestamp
    }

    /// The media type that the model names.
    pub const fn media_type_name(&self) -> Option<&'static str> {
        self.media_type
    }

    /// True if the value is secret.
    pub const fn is_sensitive(&self) -> bool {
        self.sensitive
    }

    /// The schema of a list's elements or a map's values.
    pub const fn element(&self) -> &'static Member {
        self.item
    }
}

/// Describes a member: `member!("Name")`, or `member!("Name", "wireName")` where the two differ.
///
/// A wire name that JSON writes with escapes needs the text of the key, too:
/// `member!("Name", "say \"hi\"", r#","say \"hi\"":"#)`.
#[macro_export]
macro_rules! member {
    ($name:literal) => {
        $crate::member!($name, $name)
    };
    ($name:literal, $wire:literal) => {
        $crate::member!($name, $wire, concat!(",\"", $wire, "\":"))
    };
    ($name:literal, $wire:literal, $key:expr) => {
        $crate::Member::new($name, $wire, $key)
    };
}

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

/// An operation as data: what a protocol needs to know to build and read its messages.
#[derive(Debug)]
pub struct OperationSchema {
    /// The operation's name in the model.
    pub name: &'static str,
    /// The HTTP method (`@http`).
    pub method: &'static str,
    /// The URI template (`@http`): `/views/{ViewToken}?static=1`.
    pub uri: &'static str,
    /// The status code of success that the model names (`@http`).
    pub status: u16,
    /// The service that the operation belongs to.
    pub service: &'static ServiceSchema,
}

/// A service as data.
#[derive(Debug)]
pub struct ServiceSchema {
    /// The service's name in the model.
    pub name: &'static str,
    /// The service's version in the model; empty when it has none.
    pub version: &'static str,
    /// The first label of the host name in a region (`aws.api#service`), if the model gives one.
    pub endpoint_prefix: Option<&'static str>,
    /// How the service speaks.
    pub protocol: &'static dyn Protocol,
}
