//! How far a failed call got.

/// How far a failed call got, for deciding whether it is safe to repeat it.
///
/// The enum is exhaustive, so that a program that decides by it covers each case. No variant will be added:
/// the request was not sent, or it was answered, or neither is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Delivery {
    /// The request was not sent.
    NotSent,
    /// The request was sent or may have been sent. It is not known whether the service acted on it.
    Unknown,
    /// The service responded: at least something of its answer came, even if the rest is missing, too large or no
    /// valid HTTP. It has the request, and may have acted on it.
    Answered,
}
