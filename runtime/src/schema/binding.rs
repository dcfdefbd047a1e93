//! Where members travel.

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
