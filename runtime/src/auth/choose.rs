//! Which of a model's schemes authenticates a call.

#[cfg(feature = "client")]
use http::HeaderName;

#[cfg(feature = "sigv4")]
use crate::auth::credentials::Credentials;
use crate::auth::identities::Identities;
use crate::auth::identity::{ApiKey, BasicLogin, BearerToken};
#[cfg(feature = "client")]
use crate::auth::providers::Providers;
use crate::schema::auth::AuthScheme;
#[cfg(feature = "sigv4")]
use crate::schema::auth::Sigv4;

/// A scheme together with an identity that fits it.
#[derive(Debug)]
pub(crate) enum Credential<'i> {
    Basic(&'i BasicLogin),
    Bearer(&'i BearerToken),
    ApiKeyHeader {
        name: &'static str,
        scheme: Option<&'static str>,
        key: &'i ApiKey,
    },
    ApiKeyQuery {
        name: &'static str,
        key: &'i ApiKey,
    },
    #[cfg(feature = "sigv4")]
    Sigv4 {
        scheme: Sigv4,
        credentials: &'i Credentials,
    },
}

/// Returns the name of the header that holds the credential of a scheme, if one does.
#[cfg(feature = "client")]
pub(crate) fn header(scheme: &AuthScheme) -> Option<HeaderName> {
    match scheme {
        AuthScheme::Basic | AuthScheme::Bearer => Some(http::header::AUTHORIZATION),
        AuthScheme::ApiKeyHeader { name, .. } => HeaderName::try_from(*name).ok(),
        AuthScheme::ApiKeyQuery { .. } => None,
        #[cfg(feature = "sigv4")]
        AuthScheme::Sigv4(_) => Some(http::header::AUTHORIZATION),
    }
}

/// Returns the schemes of an operation in the order in which they are tried: those of the names in `preference` first,
/// then the others in the model's order.
pub(crate) fn ordered<'s>(
    schemes: &'s [AuthScheme],
    preference: &'s [String],
) -> impl Iterator<Item = &'s AuthScheme> {
    let named = |name: &'s String| schemes.iter().filter(move |scheme| scheme.is_called(name));
    let is_named = |scheme: &AuthScheme| preference.iter().any(|name| scheme.is_called(name));
    let others = schemes.iter().filter(move |scheme| !is_named(scheme));
    preference.iter().flat_map(named).chain(others)
}

/// Chooses the first scheme for which there is an identity.
pub(crate) fn choose<'i, 's>(
    schemes: impl IntoIterator<Item = &'s AuthScheme>,
    identities: &'i Identities,
) -> Option<Credential<'i>> {
    schemes.into_iter().find_map(|scheme| match *scheme {
        AuthScheme::Basic => identities.basic.as_ref().map(Credential::Basic),
        AuthScheme::Bearer => identities.bearer.as_ref().map(Credential::Bearer),
        AuthScheme::ApiKeyHeader { name, scheme } => {
            let key = identities.api_key.as_ref();
            key.map(|key| Credential::ApiKeyHeader { name, scheme, key })
        }
        AuthScheme::ApiKeyQuery { name } => {
            identities.api_key.as_ref().map(|key| Credential::ApiKeyQuery { name, key })
        }
        #[cfg(feature = "sigv4")]
        AuthScheme::Sigv4(scheme) => {
            let credentials = identities.credentials.as_ref();
            credentials.map(|credentials| Credential::Sigv4 { scheme, credentials })
        }
    })
}

/// Says which of the identities fits none of the schemes, and what would fit: `takes no bearer token; …`.
#[cfg(feature = "client")]
pub(crate) fn misfit(
    schemes: &[AuthScheme],
    identities: &Identities,
    providers: &Providers,
) -> Option<String> {
    let given = [
        (BEARER, identities.bearer.is_some() || providers.bearer.is_some()),
        (API_KEY, identities.api_key.is_some() || providers.api_key.is_some()),
        (BASIC, identities.basic.is_some() || providers.basic.is_some()),
        #[cfg(feature = "sigv4")]
        (CREDENTIALS, identities.credentials.is_some() || providers.credentials.is_some()),
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

/// Says how identities of these schemes are given, each behind a comma.
#[cfg(all(feature = "client", feature = "sigv4"))]
pub(crate) fn ways<'s>(schemes: impl Iterator<Item = &'s AuthScheme>) -> String {
    schemes.flat_map(|scheme| [", ", kind(scheme).1]).collect()
}

#[cfg(feature = "client")]
fn kind(scheme: &AuthScheme) -> Kind {
    match scheme {
        AuthScheme::Basic => BASIC,
        AuthScheme::Bearer => BEARER,
        AuthScheme::ApiKeyHeader { .. } | AuthScheme::ApiKeyQuery { .. } => API_KEY,
        #[cfg(feature = "sigv4")]
        AuthScheme::Sigv4(_) => CREDENTIALS,
    }
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
#[cfg(all(feature = "client", feature = "sigv4"))]
const CREDENTIALS: Kind = ("access key of AWS", "`.credentials(…)`");
