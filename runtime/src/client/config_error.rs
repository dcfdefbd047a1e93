//! Why no client could be built.

use std::fmt;

use crate::auth::identity_error::IdentityError;
use crate::endpoint::error::EndpointError;
use crate::error::plain::write_visible;
use crate::error::transport::BoxError;

/// Why no client could be built.
#[derive(Debug)]
#[non_exhaustive]
pub enum ConfigError {
    /// Neither a URL nor a region was given.
    NoEndpoint {
        /// The service's name in the model.
        service: &'static str,
        /// Whether a region is enough to make an endpoint of.
        has_regions: bool,
    },
    /// The URL or region can't be used.
    Endpoint(EndpointError),
    /// TLS can't be set up: the system has no root certificates, say.
    Tls(BoxError),
    /// The user agent has characters that a header can't hold.
    UserAgent,
    /// A bearer token, an API key, a user name or a password is none. The text shows no secret.
    Identity(IdentityError),
    /// An identity is given for which the service has no scheme.
    #[non_exhaustive]
    IdentityWithoutScheme {
        /// The service's name in the model.
        service: &'static str,
        /// Which identity that is, and what the service takes.
        problem: String,
    },
    /// The service asks for signed requests, and there are no credentials to sign them with.
    #[cfg(feature = "sigv4")]
    #[non_exhaustive]
    NoCredentials {
        /// The service's name in the model.
        service: &'static str,
        /// Which other identities the service takes, as they are given: `.bearer(token)`.
        others: String,
    },
    /// The region that signatures are for isn't given, or isn't the name of one.
    #[cfg(feature = "sigv4")]
    #[non_exhaustive]
    SigningRegion {
        /// The service's name in the model.
        service: &'static str,
        /// What is wrong.
        problem: &'static str,
    },
    /// A header can't be added to requests. The text says which and why, without the header's value.
    Header(String),
    /// The name of a header with the ids of requests is none that a header can have.
    RequestIdHeader,
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoEndpoint { service, has_regions: true } => write!(
                f,
                "{service} has no endpoint: give `.endpoint(\"https://…\")` or `.region(\"…\")`"
            ),
            Self::NoEndpoint { service, has_regions: false } => {
                write!(f, "{service} has no endpoint: give `.endpoint(\"https://…\")`")
            }
            Self::Endpoint(error) => error.fmt(f),
            Self::Tls(error) => {
                f.write_str("TLS can't be set up: ")?;
                write_visible(f, &error.to_string())
            }
            Self::UserAgent => {
                f.write_str("the user agent has characters that a header can't hold")
            }
            Self::Identity(error) => error.fmt(f),
            Self::IdentityWithoutScheme { service, problem } => write!(f, "{service} {problem}"),
            #[cfg(feature = "sigv4")]
            Self::NoCredentials { service, others } => write!(
                f,
                "{service} wants signed requests, and there are no credentials: give a `.config(…)` that \
                 the crate `farrier-aws` loads, `.credentials(Credentials::new(id, secret, None))`, a \
                 `.credentials_provider(…)` that fetches them{others}, or `.unsigned()` to send requests without a signature"
            ),
            #[cfg(feature = "sigv4")]
            Self::SigningRegion { service, problem } => write!(f, "{service} {problem}"),
            Self::Header(problem) => f.write_str(problem),
            Self::RequestIdHeader => {
                f.write_str("a header with the ids of requests has a name that no header can have")
            }
        }
    }
}

impl std::error::Error for ConfigError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Tls(error) => Some(&**error),
            _ => None,
        }
    }
}
