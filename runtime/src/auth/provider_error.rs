//! Why a provider gives no identity.

use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;

use crate::auth::identity_error::IdentityError;
use crate::error::plain::write_visible;
use crate::error::transport::BoxError;

/// Why an [`IdentityProvider`](crate::IdentityProvider) gives no identity. Clones share it, because all calls that
/// waited for the identity fail with it.
///
/// `Display` shows the problem, all of its causes and, of several providers, what each of them said. What a provider
/// writes into it, and the texts of its sources, must hold no secret.
///
/// ```
/// use farrier::ProviderError;
///
/// let environment = ProviderError::not_configured("the variable AWS_ACCESS_KEY_ID isn't set");
/// let profile = ProviderError::not_configured("there is no file /home/ada/.aws/credentials");
/// let error = ProviderError::none_of("no credentials were found", [environment, profile]);
/// assert_eq!(
///     error.to_string(),
///     "no credentials were found: the variable AWS_ACCESS_KEY_ID isn't set; there is no file \
///      /home/ada/.aws/credentials"
/// );
/// assert!(error.is_not_configured());
/// ```
#[derive(Clone)]
pub struct ProviderError(Arc<Details>);

/// What clones share.
struct Details {
    problem: String,
    /// Whether there was nothing to fetch an identity from.
    not_configured: bool,
    tried: Vec<ProviderError>,
    source: Option<BoxError>,
}

impl ProviderError {
    /// Says that there is nothing to fetch an identity from: a variable isn't set, say, or a file isn't there.
    /// Another provider may be tried.
    pub fn not_configured(problem: impl Into<String>) -> Self {
        Self::new(problem.into(), true, Vec::new(), None)
    }

    /// Says that an identity should have been there, and couldn't be fetched. No other provider is tried, because
    /// that would hide the problem, and might call as somebody else.
    pub fn failed(problem: impl Into<String>) -> Self {
        Self::new(problem.into(), false, Vec::new(), None)
    }

    /// Says that none of several providers gave an identity, and why. It counts as
    /// [not configured](Self::is_not_configured) if all of them do.
    pub fn none_of(
        problem: impl Into<String>,
        tried: impl IntoIterator<Item = ProviderError>,
    ) -> Self {
        let tried: Vec<_> = tried.into_iter().collect();
        let not_configured = tried.iter().all(Self::is_not_configured);
        Self::new(problem.into(), not_configured, tried, None)
    }

    fn new(
        problem: String,
        not_configured: bool,
        tried: Vec<Self>,
        source: Option<BoxError>,
    ) -> Self {
        Self(Arc::new(Details { problem, not_configured, tried, source }))
    }

    /// Adds the cause, whose text `Display` shows behind the problem.
    #[must_use]
    pub fn with_source(self, source: impl Into<BoxError>) -> Self {
        let Details { problem, not_configured, tried, .. } = &*self.0;
        Self::new(problem.clone(), *not_configured, tried.clone(), Some(source.into()))
    }

    /// Returns true if there was nothing to fetch an identity from, so that another provider may be tried.
    pub fn is_not_configured(&self) -> bool {
        self.0.not_configured
    }

    /// Returns what each of several providers said, in the order in which they were tried. It is empty for the
    /// error of a single provider.
    pub fn tried(&self) -> &[ProviderError] {
        &self.0.tried
    }
}

impl From<IdentityError> for ProviderError {
    fn from(error: IdentityError) -> Self {
        Self::failed(error.to_string())
    }
}

impl fmt::Display for ProviderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Details { problem, tried, source, .. } = &*self.0;
        let mut shown = problem.clone();
        let mut separator = ": ";
        for error in tried {
            shown.push_str(separator);
            shown.push_str(&error.to_string());
            separator = "; ";
        }
        let mut cause: Option<&dyn StdError> = source.as_deref().map(|source| source as _);
        while let Some(error) = cause {
            let text = error.to_string();
            // Many errors repeat their causes.
            if !shown.contains(&text) {
                shown.push_str(": ");
                shown.push_str(&text);
            }
            cause = error.source();
        }
        write_visible(f, &shown)
    }
}

/// This shows the text alone, because the `Debug` of a source may show what its text doesn't.
impl fmt::Debug for ProviderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ProviderError")
            .field("problem", &self.to_string())
            .field("not_configured", &self.0.not_configured)
            .finish_non_exhaustive()
    }
}

impl StdError for ProviderError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.source.as_deref().map(|source| source as _)
    }
}

#[cfg(test)]
mod tests {
    use std::error::Error as _;
    use std::io;

    use super::ProviderError;

    #[test]
    fn causes_are_told_once_and_hidden_characters_are_not_written() {
        let cause = io::Error::other(io::Error::other("no such host\u{1b}[0m"));
        let error = ProviderError::failed("the metadata service doesn't answer").with_source(cause);
        let expected = "the metadata service doesn't answer: no such host\\u{1b}[0m";
        assert_eq!(error.to_string(), expected);
        assert!(error.source().is_some());
        assert!(!error.is_not_configured());
    }

    #[test]
    fn one_failure_among_several_is_a_failure() {
        let absent = ProviderError::not_configured("a isn't set");
        let failed = ProviderError::failed("b can't be read");
        let error = ProviderError::none_of("no token was found", [absent, failed]);
        assert!(!error.is_not_configured());
        assert_eq!(error.tried().len(), 2);
        assert_eq!(error.to_string(), "no token was found: a isn't set; b can't be read");
    }
}
