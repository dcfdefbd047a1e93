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
    /// The first of these prefixes that the value has is cut off. The rest is treated as by
    /// [`Strict`](Self::Strict), and constraints concern the rest alone. This is for services that return
    /// identifiers with a prefix that they don't accept in a label.
    WithoutPrefix(&'static [&'static str]),
    /// Segments `.` and `..` are sent as they are, for services that take the path as plain text.
    /// An empty value is refused.
    DotSegments,
}

impl LabelRule {
    /// Returns a value without the prefix that the rule cuts off, if it has one.
    pub(crate) fn cut(self, value: &str) -> &str {
        let Self::WithoutPrefix(prefixes) = self else { return value };
        prefixes.iter().find_map(|prefix| value.strip_prefix(prefix)).unwrap_or(value)
    }
}
