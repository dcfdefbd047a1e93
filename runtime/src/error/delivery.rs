//! How far a failed call got.

/// How far a failed call got.
///
/// The enum is exhaustive, so that a program that decides by it whether to try again covers each case. There
/// will be no others: the request was either not sent, or it was answered, or neither is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Delivery {
    /// Nothing left this machine.
    NotSent,
    /// The request was, or may have been, sent; whether the service acted on it is not known.
    Unknown,
    /// The service answered.
    Answered,
}
