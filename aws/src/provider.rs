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
    let mut credentials = Credentials::new(keys.id, keys.secret, keys.session_token);
    if let Some(expiry) = keys.expiry {
        credentials = credentials.expires_at(expiry);
    }
    if let Some(account_id) = keys.account_id {
        credentials = credentials.of_account(account_id);
    }
    credentials
}

impl From<Error> for ProviderError {
    fn from(error: Error) -> Self {
        match error.kind() {
            ErrorKind::NotConfigured => Self::not_configured(error.to_string()),
            ErrorKind::Invalid | ErrorKind::Failed => Self::failed(error.to_string()),
        }
    }
}
