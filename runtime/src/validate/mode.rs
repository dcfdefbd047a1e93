//! Whether violations end a call.

/// What a client does with violations.
///
/// Services sometimes accept more than their model says, so the check can be softened for a
/// client or a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Validation {
    /// A request with violations is not sent: the call fails with
    /// [`Error::Invalid`](crate::Error::Invalid).
    #[default]
    Enforce,
    /// Violations are logged as a warning, and the request is sent.
    Warn,
    /// Nothing is checked.
    Off,
}
