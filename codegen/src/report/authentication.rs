//! The credentials that operations take.

use farrier_smithy::Trait;
use farrier_smithy::traits::{HttpApiKeyAuth, HttpBasicAuth, HttpBearerAuth, Sigv4};
use serde::Serialize;

use crate::plan::{Client, Identity};

/// The authentication of an operation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Authentication {
    /// The shape id of the operation.
    pub operation: String,
    /// The ids of the authentication schemes for which the client takes a credential, the preferred one first. The
    /// list is empty if the operation takes none.
    pub schemes: Vec<&'static str>,
    /// The operation may be called without a credential, too, because it has the trait `@optionalAuth`.
    pub optional: bool,
}

impl Authentication {
    /// The credentials in words.
    pub(super) fn in_words(&self) -> String {
        let mut words: Vec<_> = self.schemes.iter().copied().map(words).collect();
        if self.optional || words.is_empty() {
            words.push("none");
        }
        words.join(" or ")
    }
}

fn words(scheme: &str) -> &str {
    match scheme {
        HttpApiKeyAuth::ID => "API key",
        HttpBasicAuth::ID => "user name and password",
        HttpBearerAuth::ID => "bearer token",
        Sigv4::ID => "credentials of AWS",
        other => other,
    }
}

/// The authentication of each operation in the model's order, if the service takes any credential.
pub(super) fn of(plan: &Client) -> Vec<Authentication> {
    let operations = plan.operations.iter().filter_map(|operation| {
        let identities = operation.identities.as_ref()?;
        let schemes = identities.iter().copied().map(scheme).collect();
        let optional = operation.optional_auth;
        Some(Authentication { operation: operation.id.clone(), schemes, optional })
    });
    operations.collect()
}

fn scheme(identity: Identity) -> &'static str {
    match identity {
        Identity::ApiKey => HttpApiKeyAuth::ID,
        Identity::Basic => HttpBasicAuth::ID,
        Identity::Bearer => HttpBearerAuth::ID,
        Identity::Credentials => Sigv4::ID,
    }
}
