//! How strictly a client reads responses, unless its user decides otherwise.

use farrier_smithy::Service;
use farrier_smithy::traits::AwsService;
use serde::Serialize;

/// How strictly a generated client reads responses, unless its user calls `.responses(…)` on the client's
/// builder or on a call. `farrier::Responses` describes both ways.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Responses {
    /// Takes what can be understood: a required member that is missing has the value that Smithy defines for
    /// clients, and an optional value that can't be read is left out.
    Lenient,
    /// Takes only what the model says: a required member that is missing or null is an error, and so is a
    /// value of another type.
    Strict,
}

impl Responses {
    /// Returns how clients of a service read responses if nothing is set: leniently if the service has the
    /// trait `aws.api#service`, and strictly otherwise.
    #[must_use]
    pub fn default_of(service: &Service<'_>) -> Self {
        let is_of_aws = service.shape().traits().has::<AwsService>();
        if is_of_aws { Self::Lenient } else { Self::Strict }
    }

    /// Returns the name that `codegen.toml` and the command line use: `lenient` or `strict`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Lenient => "lenient",
            Self::Strict => "strict",
        }
    }

    /// Returns the variant with a [`name`](Self::name).
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        [Self::Lenient, Self::Strict].into_iter().find(|it| it.name() == name)
    }

    /// Returns the manner as an adverb: `leniently` or `strictly`.
    #[must_use]
    pub fn adverb(self) -> &'static str {
        match self {
            Self::Lenient => "leniently",
            Self::Strict => "strictly",
        }
    }
}
