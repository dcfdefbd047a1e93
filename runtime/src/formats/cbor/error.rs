//! What is wrong with bytes that should be CBOR, and where.

use std::fmt;

/// Bytes that can't be read as CBOR. It has none of them in it, for they may be secret.
///
/// ```
/// use farrier::Member;
/// use farrier::formats::cbor::CborReader;
///
/// let mut list = Vec::<i32>::new();
/// let error = CborReader::new(b"\x82\x01\x61a").read_value(&Member::item(), &mut list).err();
/// let error = error.map(|error| error.to_string());
/// assert_eq!(error.as_deref(), Some("expected a whole number at byte 2"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CborError {
    /// Bytes before the fault; the length of all if they end too early.
    pub offset: usize,
    /// What is wrong there.
    pub problem: &'static str,
}

impl fmt::Display for CborError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at byte {}", self.problem, self.offset)
    }
}

impl std::error::Error for CborError {}
