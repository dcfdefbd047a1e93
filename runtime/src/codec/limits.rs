//! How much a reader takes.

/// What the reader of a body puts up with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The containers that may stand within one another. Each takes some hundred bytes of stack,
    /// so a limit far beyond the usual 128 needs a thread with a large one.
    pub depth: usize,
    /// The bytes that a body may have. By default there is no limit, for the body is in memory
    /// already. A value may take much more: in a list, the three bytes `{},` of JSON and the one
    /// byte of an empty map in CBOR are one structure, with room for all its members.
    pub size: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { depth: 128, size: usize::MAX }
    }
}
