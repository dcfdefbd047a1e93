//! What labels of the URI take that others refuse.

/// How the value of a label becomes a part of the path.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum LabelRule {
    /// As it is. A value that is empty, or that has a segment `.` or `..`, is refused: the path
    /// would name another resource.
    #[default]
    Strict,
    /// This text stands for a value that is empty.
    OrElse(&'static str),
    /// Segments `.` and `..` are a part of the name and go out as they are: the service takes the
    /// path for a text.
    DotSegments,
}
