//! How far a failed call got.

/// How far a failed call got, for deciding whether it is safe to repeat it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Delivery {
    /// The request was not sent.
    NotSent,
    /// The request was sent or may have been sent. It is not known whether the service acted on it.
    Unknown,
    /// The service responded.
    Answered,
}
