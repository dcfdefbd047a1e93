//! Rules for the values of URI labels.

/// Decides which values a label of the URI accepts (smithy.io, `httpLabel` trait).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum LabelRule {
    /// The request fails if the value is empty or has a segment `.` or `..`, because the path would
    /// name another resource.
    #[default]
    Strict,
    /// An empty value is replaced by this text. Segments `.` and `..` are refused as by
    /// [`Strict`](Self::Strict).
    OrElse(&'static str),
    /// Segments `.` and `..` are sent as they are, for services that take the path as plain text.
    /// An empty value is refused.
    DotSegments,
}
