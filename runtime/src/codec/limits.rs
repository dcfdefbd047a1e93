//! The limits of readers.

/// The default of [`Limits::heap`], in bytes.
pub(crate) const MAX_HEAP: usize = 256 << 20;

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
    /// default is 128. Each level takes some hundred bytes of stack, whatever types are read, so a limit
    /// that is much higher needs a thread with a large stack.
    pub depth: usize,
    /// The number of bytes that a body may have. There is no limit by default, because the body is
    /// in memory already.
    pub size: usize,
    /// The number of bytes that the value may take on the heap, which may be many times the size of the body:
    /// the three bytes `{},` in a list of JSON, or a single byte in CBOR, become a structure with room for all
    /// of its members. The default is 256 MiB.
    ///
    /// Lists, maps and boxes count with what they have room for, before they take it. Texts and blobs are
    /// parts of the body, so the size of the body counts in place of theirs.
    pub heap: usize,
}

impl Limits {
    /// Creates the default limits.
    pub const fn new() -> Self {
        Self { depth: 128, size: usize::MAX, heap: MAX_HEAP }
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

    /// Sets the number of bytes that the value may take on the heap ([`heap`](#structfield.heap)).
    #[must_use]
    pub const fn heap(mut self, bytes: usize) -> Self {
        self.heap = bytes;
        self
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self::new()
    }
}
