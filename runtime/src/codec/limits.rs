//! The limits of readers.

/// Limits on what the reader of a body accepts.
///
/// A body beyond a limit is refused with an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The number of lists, maps, structures and unions that may be nested in one another. The
    /// default is 128. Each level takes some hundred bytes of stack, so a limit that is much higher
    /// needs a thread with a large stack.
    pub depth: usize,
    /// The number of bytes that a body may have. There is no limit by default, because the body is
    /// in memory already. The value that is read may be much larger than the body: the three bytes
    /// `{},` in a list of JSON, or a single byte in CBOR, become a structure with room for all of
    /// its members.
    pub size: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { depth: 128, size: usize::MAX }
    }
}
