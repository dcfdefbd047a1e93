//! The error of CBOR that can't be read.

use std::fmt;

/// The error of bytes that can't be read as CBOR.
///
/// It holds the position of the problem. It holds none of the bytes, which may be secret.
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
#[non_exhaustive]
pub struct CborError {
    /// The number of bytes before the problem. It is the number of all bytes if they end too early.
    pub offset: usize,
    /// A description of the problem.
    pub problem: &'static str,
}

impl fmt::Display for CborError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at byte {}", self.problem, self.offset)
    }
}

impl std::error::Error for CborError {}
