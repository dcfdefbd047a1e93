//! The place that a member has in an HTTP message.

/// The part of an HTTP message that carries a member (smithy.io, HTTP binding traits).
///
/// Protocols without HTTP bindings ignore it: they send every member in the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Binding {
    /// The member is one of those in the body. This is the default.
    Body,
    /// The member fills a `{label}` in the path of the URI (`@httpLabel`).
    Label,
    /// The member is the query parameter of this name (`@httpQuery`). A list repeats the parameter
    /// for each element.
    Query(&'static str),
    /// The member is a map, each entry of which is a query parameter (`@httpQueryParams`).
    QueryParams,
    /// The member is the header of this name (`@httpHeader`).
    Header(&'static str),
    /// The member is a map, each entry of which is a header (`@httpPrefixHeaders`). The name of the
    /// header is this prefix followed by the key.
    PrefixHeaders(&'static str),
    /// The member is the whole body (`@httpPayload`).
    Payload,
    /// The member is the whole body and a structure (`@httpPayload`). Unlike
    /// [`Payload`](Self::Payload), a structure that is absent is sent as an empty one by formats
    /// that have one.
    StructurePayload,
    /// The member is the status code of the response (`@httpResponseCode`).
    StatusCode,
}

impl Binding {
    /// Returns the binding that counts in a request. Requests have no status code, so a member that
    /// is bound to it is in the body.
    pub(crate) const fn in_request(self) -> Self {
        match self {
            Self::StatusCode => Self::Body,
            binding => binding,
        }
    }

    /// Returns the binding that counts in a response. Responses have no URI, so members that are
    /// bound to its path or query are in the body.
    pub(crate) const fn in_response(self) -> Self {
        match self {
            Self::Label | Self::Query(_) | Self::QueryParams => Self::Body,
            binding => binding,
        }
    }

    /// Returns true if the member is the whole body.
    pub(crate) const fn is_payload(self) -> bool {
        matches!(self, Self::Payload | Self::StructurePayload)
    }
}
