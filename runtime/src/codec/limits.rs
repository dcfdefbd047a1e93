//! The limits of readers.

/// Limits on what the reader of a body accepts.
///
/// A body beyond a limit is refused with an error.
///
/// ```
/// use farrier::codec::Limits;
///
/// let limits = Limits::new().depth(16).size(1024 * 1024);
/// assert_eq!((limits.depth, limits.size), (16, 1_048_576));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
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

impl Limits {
    /// Creates the default limits.
    pub const fn new() -> Self {
        Self { depth: 128, size: usize::MAX }
    }

    /// Sets the number of lists, maps, structures and unions that may be nested in one another.
    #[must_use]
    pub const fn depth(mut self, depth: usize) -> Self {
        self.depth = depth;
        self
    }

    /// Sets the number of bytes that a body may have.
    #[must_use]
    pub const fn size(mut self, bytes: usize) -> Self {
        self.size = bytes;
        self
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self::new()
    }
}
