//! The chain as providers of identities, which clients ask.

use std::sync::Arc;

use farrier::{BearerToken, Credentials, IdentityProvider, ProviderError, ProviderFuture};

use crate::chain::default::DefaultChain;
use crate::error::{Error, ErrorKind};
use crate::keys::Keys;

/// The default chain as a provider of credentials.
#[derive(Debug)]
pub(crate) struct CredentialsProvider(pub(crate) Arc<DefaultChain>);

/// The token of the profile as a provider.
#[derive(Debug)]
pub(crate) struct TokenProvider(pub(crate) Arc<DefaultChain>);

impl IdentityProvider<Credentials> for CredentialsProvider {
    fn provide(&self) -> ProviderFuture<'_, Credentials> {
        Box::pin(async move { Ok(credentials(self.0.keys().await?)) })
    }
}

impl IdentityProvider<BearerToken> for TokenProvider {
    fn provide(&self) -> ProviderFuture<'_, BearerToken> {
        Box::pin(async move {
            let token = self.0.token().await?;
            Ok(BearerToken::try_from(token.text)?.expires_at(token.expiry))
        })
    }
}

fn credentials(keys: Keys) -> Credentials {
    let credentials = Credentials::new(keys.id, keys.secret, keys.session_token);
    match keys.expiry {
        Some(expiry) => credentials.expires_at(expiry),
        None => credentials,
    }
}

impl From<Error> for ProviderError {
    fn from(error: Error) -> Self {
        match error.kind() {
            ErrorKind::NotConfigured => Self::not_configured(error.to_string()),
            ErrorKind::Invalid | ErrorKind::Failed => Self::failed(error.to_string()),
        }
    }
}
