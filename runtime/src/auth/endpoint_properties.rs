//! What an endpoint says of signatures.

/// What the rules of an endpoint say of signatures (smithy.io, endpoint property `authSchemes`).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct EndpointProperties {
    /// The name of the service in signatures, if it isn't the one in the model.
    pub(crate) signing_name: Option<String>,
    /// The region of signatures, if it isn't that of the client.
    pub(crate) signing_region: Option<String>,
    /// The scheme that the endpoint wants, if it is one that this crate doesn't have.
    pub(crate) unknown_scheme: Option<String>,
}
