//! The credentials that an operation takes, in words: `bearer token or API key in header X-Api-Key`.

use farrier_codegen::{auth_schemes, is_auth_optional};
use farrier_smithy::traits::{
    ApiKeyLocation, HttpApiKeyAuth, HttpBasicAuth, HttpBearerAuth, Sigv4,
};
use farrier_smithy::{Operation, Service, Trait};

use crate::words::printable;

/// `None` if the service takes no credentials at all.
pub(super) fn of(service: &Service<'_>, operation: &Operation<'_>) -> Option<String> {
    let traits = service.shape().traits();
    let takes_any = traits.has::<HttpApiKeyAuth>()
        || traits.has::<HttpBasicAuth>()
        || traits.has::<HttpBearerAuth>()
        || traits.has::<Sigv4>();
    let schemes = auth_schemes(service, operation);
    let mut ways: Vec<_> = schemes.into_iter().map(|id| words(service, id)).collect();
    if ways.is_empty() || is_auth_optional(service, operation) {
        ways.push("none".to_owned());
    }
    takes_any.then(|| printable(&ways.join(" or ")))
}

fn words(service: &Service<'_>, scheme: &str) -> String {
    match scheme {
        HttpApiKeyAuth::ID => match service.shape().traits().get() {
            Some(HttpApiKeyAuth { name, location: ApiKeyLocation::Header, .. }) => {
                format!("API key in header {name}")
            }
            Some(HttpApiKeyAuth { name, location: ApiKeyLocation::Query, .. }) => {
                format!("API key in query {name}")
            }
            None => "API key".to_owned(),
        },
        HttpBasicAuth::ID => "user name and password".to_owned(),
        HttpBearerAuth::ID => "bearer token".to_owned(),
        Sigv4::ID => "credentials of AWS (sigv4)".to_owned(),
        other => other.to_owned(),
    }
}
