//! What rules depend on.

use std::borrow::Cow;

use crate::aws::built_in::BuiltIn;

/// A parameter of rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parameter {
    /// The parameter's name in the model.
    pub name: &'static str,
    /// The setting of a client that gives the parameter a value, if one does.
    pub built_in: Option<BuiltIn>,
    /// The value of a parameter that isn't given. Without it such a parameter is absent.
    pub default: Option<ParameterDefault>,
    /// Whether rules can't do without a value.
    pub required: bool,
}

impl Parameter {
    /// Describes a parameter that may be absent, and that no setting gives a value.
    pub const fn new(name: &'static str) -> Self {
        Self { name, built_in: None, default: None, required: false }
    }

    /// Takes the value from a setting.
    #[must_use]
    pub const fn built_in(mut self, built_in: BuiltIn) -> Self {
        self.built_in = Some(built_in);
        self
    }

    /// Sets the value of a parameter that isn't given.
    #[must_use]
    pub const fn or(mut self, default: ParameterDefault) -> Self {
        self.default = Some(default);
        self.required = true;
        self
    }

    /// Makes it an error that the parameter isn't given.
    #[must_use]
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }
}

/// A value that stands in a model.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParameterDefault {
    /// A text.
    Text(&'static str),
    /// A flag.
    Bool(bool),
    /// A list of texts.
    Texts(&'static [&'static str]),
}

/// The value of a parameter in a call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ParameterValue<'a> {
    /// A text.
    Text(Cow<'a, str>),
    /// A flag.
    Bool(bool),
    /// A list of texts.
    Texts(Vec<Cow<'a, str>>),
}

impl From<bool> for ParameterValue<'_> {
    fn from(flag: bool) -> Self {
        Self::Bool(flag)
    }
}

impl<'a> From<&'a str> for ParameterValue<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for ParameterValue<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}
