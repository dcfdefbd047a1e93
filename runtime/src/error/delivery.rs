//! How far a failed call got.

/// How far a failed call got.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Delivery {
    /// Nothing left this machine.
    NotSent,
    /// The request was, or may have been, sent; whether the service acted on it is not known.
    Unknown,
    /// The service answered.
    Answered,
}
