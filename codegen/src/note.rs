//! The parts of a model that a client doesn't implement, each with the shape that has it.

use std::fmt;

use serde::Serialize;

/// A part of a model that a client doesn't implement. `Display` prints a sentence that begins with the
/// shape's id.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Note {
    /// A service with authentication schemes that the runtime hasn't, by their ids.
    Unsigned { service: String, schemes: Vec<String> },
    /// A `@pattern` that no engine takes.
    UncheckedPattern(UncheckedPattern),
    /// A constraint that is not enforced on purpose.
    IgnoredConstraint(IgnoredConstraint),
    /// A default that its own constraint refuses.
    BrokenDefault { member: String, default: String, constraint: &'static str },
    /// A `@requestCompression` without an encoding that the runtime has.
    Uncompressed { operation: String },
    /// An algorithm of `aws.protocols#httpChecksum` that the runtime hasn't.
    UnverifiedChecksum { operation: String, algorithm: String },
    /// A type that is large and can hold others of its kind.
    DeepClone { shape: String, kilobytes: usize },
    /// A type that is so large that a stack has no room for many of its values.
    LargeType { shape: String, kilobytes: usize },
    /// Rules of endpoints that can't be used.
    UnusedRules { service: String, why: String },
    /// A path of `@operationContextParams` that can't be followed.
    UnusedPath { operation: String, path: String },
    /// An input that is a stream of events.
    PlainEvents { operation: String },
}

/// A pattern that isn't checked, because no engine interprets it as it is meant.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[non_exhaustive]
pub struct UncheckedPattern {
    /// The id of the shape or member that has the trait.
    pub shape: String,
    /// The expression in the model.
    pub pattern: String,
    /// The reason why it can't be compiled.
    pub why: String,
}

impl UncheckedPattern {
    /// What is said of the pattern beside its place.
    pub(crate) fn text(&self) -> String {
        format!("the pattern `{}` is not checked: {}", self.pattern, self.why)
    }
}

/// A constraint of the model that the client doesn't enforce, because users said so or because it is known to
/// be wrong.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[non_exhaustive]
pub struct IgnoredConstraint {
    /// The id of the shape or member that has the constraint.
    pub shape: String,
    /// The name of its trait: `length`, `range`, `pattern` or `uniqueItems`.
    pub constraint: &'static str,
    /// The reason why it is ignored.
    pub why: String,
}

impl Note {
    /// The sentence without the shape: the same for all shapes that differ in nothing else.
    pub(crate) fn text(&self) -> String {
        match self {
            Self::Unsigned { schemes, .. } => {
                let schemes = schemes.join(", ");
                format!(
                    "requests are not authenticated by {schemes}; add what they need with \
                     `.header(…)` or in a `.layer(…)`"
                )
            }
            Self::UncheckedPattern(unchecked) => unchecked.text(),
            Self::IgnoredConstraint(IgnoredConstraint { constraint, why, .. }) => {
                format!("the {constraint} is not enforced: {why}")
            }
            Self::BrokenDefault { default, constraint, .. } => format!(
                "the default `{default}` counts as none, because the member's own {constraint} refuses it"
            ),
            Self::Uncompressed { .. } => {
                "requests are sent uncompressed, for there is only gzip (@requestCompression)"
                    .to_owned()
            }
            Self::UnverifiedChecksum { algorithm, .. } => format!(
                "checksums of the algorithm {algorithm} are not verified (aws.protocols#httpChecksum)"
            ),
            Self::DeepClone { kilobytes, .. } => format!(
                "a value takes about {kilobytes} KB and can hold others of its kind: cloning one that is nested as \
                 deeply as a response may be needs a stack of more than 2 MiB; if you don't trust the service, \
                 clone such values on a thread with a larger stack, or share them in an `Arc`"
            ),
            Self::LargeType { kilobytes, .. } => format!(
                "a value takes about {kilobytes} KB, and whoever makes or reads one needs several times that of \
                 stack, of which threads often have 2 MiB: give them more, or hold some members in lists"
            ),
            Self::UnusedRules { why, .. } => {
                format!("the rules that choose endpoints are not used, so give an endpoint: {why}")
            }
            Self::UnusedPath { path, .. } => format!(
                "the path `{path}` is not followed, so the rules that choose endpoints don't know what is there \
                 (@operationContextParams)"
            ),
            Self::PlainEvents { .. } => {
                "the built-in transport sends events by HTTP/1.1".to_owned()
            }
        }
    }

    /// The id of the shape or member.
    pub(crate) fn shape(&self) -> &str {
        match self {
            Self::Unsigned { service: shape, .. }
            | Self::UncheckedPattern(UncheckedPattern { shape, .. })
            | Self::IgnoredConstraint(IgnoredConstraint { shape, .. })
            | Self::BrokenDefault { member: shape, .. }
            | Self::Uncompressed { operation: shape }
            | Self::UnverifiedChecksum { operation: shape, .. }
            | Self::DeepClone { shape, .. }
            | Self::LargeType { shape, .. }
            | Self::UnusedRules { service: shape, .. }
            | Self::UnusedPath { operation: shape, .. }
            | Self::PlainEvents { operation: shape } => shape,
        }
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.shape(), self.text())
    }
}
