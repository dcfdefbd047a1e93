//! What happens to inputs that violate constraints.

/// What a call does if its input violates constraints of the model.
///
/// Services sometimes accept more than their model says. For them, validation can be softened or
/// turned off for a client or for a single call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Validation {
    /// The request is not sent, and the call fails with [`Error::Invalid`](crate::Error::Invalid).
    /// This is the default.
    #[default]
    Enforce,
    /// Each violation is logged as a warning through `tracing`, and the request is sent.
    Warn,
    /// The input is not checked, and the request is sent.
    Off,
}
