//! What an operation tells the rules of endpoints.

/// The value that an operation gives to a parameter of its service's endpoint rules (smithy.io, [rules engine
/// parameters]).
///
/// [rules engine parameters]: https://smithy.io/2.0/additional-specs/rules-engine/parameters.html
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct EndpointParameter {
    /// The name of the parameter.
    pub name: &'static str,
    /// Where the value comes from.
    pub source: EndpointParameterSource,
}

/// Where the value of a parameter comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum EndpointParameterSource {
    /// The model has it (`@staticContextParams`).
    Flag(bool),
    /// The model has it (`@staticContextParams`).
    Text(&'static str),
    /// The model has it (`@staticContextParams`).
    Texts(&'static [&'static str]),
    /// A member of the input has it (`@contextParam`).
    Member(&'static str),
    /// A member of the input has it, and mustn't be blank.
    RequiredMember(&'static str),
    /// It is found in the input at a path (`@operationContextParams`), which is in a part of the language
    /// `JMESPath`.
    Path(&'static str),
}

impl EndpointParameter {
    const fn new(name: &'static str, source: EndpointParameterSource) -> Self {
        Self { name, source }
    }

    /// Sets a flag.
    pub const fn flag(name: &'static str, value: bool) -> Self {
        Self::new(name, EndpointParameterSource::Flag(value))
    }

    /// Sets a text.
    pub const fn text(name: &'static str, value: &'static str) -> Self {
        Self::new(name, EndpointParameterSource::Text(value))
    }

    /// Sets a list of texts.
    pub const fn texts(name: &'static str, values: &'static [&'static str]) -> Self {
        Self::new(name, EndpointParameterSource::Texts(values))
    }

    /// Takes the value of a member of the input.
    pub const fn member(name: &'static str, member: &'static str) -> Self {
        Self::new(name, EndpointParameterSource::Member(member))
    }

    /// Takes the value of a member of the input, without which the call fails.
    pub const fn required(name: &'static str, member: &'static str) -> Self {
        Self::new(name, EndpointParameterSource::RequiredMember(member))
    }

    /// Takes what is found in the input at a path, such as `Items[*].Get.Name` or `keys(Tables)`.
    pub const fn path(name: &'static str, path: &'static str) -> Self {
        Self::new(name, EndpointParameterSource::Path(path))
    }
}
