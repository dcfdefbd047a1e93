//! Which of a model's schemes authenticates a call.

#[cfg(feature = "client")]
use http::HeaderName;

use crate::auth::identity::{ApiKey, BasicLogin, BearerToken, Identities};
use crate::schema::auth::AuthScheme;

/// A scheme together with an identity that fits it.
#[derive(Debug)]
pub(crate) enum Credential<'i> {
    Basic(&'i BasicLogin),
    Bearer(&'i BearerToken),
    ApiKeyHeader { name: &'static str, scheme: Option<&'static str>, key: &'i ApiKey },
    ApiKeyQuery { name: &'static str, key: &'i ApiKey },
}

#[cfg(feature = "client")]
impl Credential<'_> {
    /// Returns the name of the header that holds the credential, if one does.
    pub(crate) fn header(&self) -> Option<HeaderName> {
        match self {
            Self::Basic(_) | Self::Bearer(_) => Some(http::header::AUTHORIZATION),
            Self::ApiKeyHeader { name, .. } => HeaderName::try_from(*name).ok(),
            Self::ApiKeyQuery { .. } => None,
        }
    }
}

/// Chooses the first scheme for which there is an identity.
pub(crate) fn choose<'i>(
    schemes: &[AuthScheme],
    identities: &'i Identities,
) -> Option<Credential<'i>> {
    schemes.iter().find_map(|scheme| match *scheme {
        AuthScheme::Basic => identities.basic.as_ref().map(Credential::Basic),
        AuthScheme::Bearer => identities.bearer.as_ref().map(Credential::Bearer),
        AuthScheme::ApiKeyHeader { name, scheme } => {
            let key = identities.api_key.as_ref();
            key.map(|key| Credential::ApiKeyHeader { name, scheme, key })
        }
        AuthScheme::ApiKeyQuery { name } => {
            identities.api_key.as_ref().map(|key| Credential::ApiKeyQuery { name, key })
        }
    })
}

/// Says which of the identities fits none of the schemes, and what would fit: `takes no bearer token; …`.
#[cfg(feature = "client")]
pub(crate) fn misfit(schemes: &[AuthScheme], identities: &Identities) -> Option<String> {
    let kind = |scheme: &AuthScheme| match scheme {
        AuthScheme::Basic => BASIC,
        AuthScheme::Bearer => BEARER,
        AuthScheme::ApiKeyHeader { .. } | AuthScheme::ApiKeyQuery { .. } => API_KEY,
    };
    let given = [
        (BEARER, identities.bearer.is_some()),
        (API_KEY, identities.api_key.is_some()),
        (BASIC, identities.basic.is_some()),
    ];
    let ((what, _), _) = given
        .into_iter()
        .find(|(given, there)| *there && !schemes.iter().any(|scheme| kind(scheme) == *given))?;
    let mut accepted: Vec<_> = schemes.iter().map(|scheme| kind(scheme).1).collect();
    accepted.dedup();
    Some(match &*accepted.join(" or ") {
        "" => format!(
            "takes no {what}: the model gives it no scheme for one (a credential that the model doesn't \
             know can be sent by `.header(name, value)`)"
        ),
        accepted => format!("takes no {what}: the model wants {accepted}"),
    })
}

/// A kind of identity, and how it is given.
#[cfg(feature = "client")]
type Kind = (&'static str, &'static str);
#[cfg(feature = "client")]
const BEARER: Kind = ("bearer token", "`.bearer(token)`");
#[cfg(feature = "client")]
const API_KEY: Kind = ("API key", "`.api_key(key)`");
#[cfg(feature = "client")]
const BASIC: Kind = ("user name and password", "`.basic(user, password)`");
