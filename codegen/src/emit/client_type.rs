//! Whether the generated code has a type `Client`, and the feature that the type needs.

/// How a client has its type `Client`, which sends what operations make.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ClientType {
    /// It has none: operations make requests and read responses, others send them.
    Absent,
    /// It always has one.
    Present,
    /// It has one where the generated crate's own feature `client` is on.
    Feature,
}
