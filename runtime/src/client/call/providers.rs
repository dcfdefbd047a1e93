//! Identities of one call that have to be fetched.

use crate::auth::identity::{ApiKey, BasicLogin, BearerToken};
use crate::auth::provider::IdentityProvider;
use crate::auth::provider::cache::IdentityCache;
use crate::client::call::Call;
use crate::operation::Operation;

impl<O: Operation> Call<'_, O> {
    /// Authenticates this call with a bearer token that has to be fetched, and with none of the client's identities.
    /// Give an [`IdentityCache`](crate::IdentityCache), so that the next call needn't fetch it again. See
    /// [`ClientBuilder::bearer_provider`](crate::ClientBuilder::bearer_provider).
    pub fn bearer_provider(
        mut self,
        provider: impl IdentityProvider<BearerToken> + 'static,
    ) -> Self {
        self.overrides.identities.bearer = None;
        self.overrides.providers.get_or_insert_default().bearer =
            Some(IdentityCache::new(provider));
        self
    }

    /// Authenticates this call with an API key that has to be fetched, and with none of the client's identities. Give
    /// an [`IdentityCache`](crate::IdentityCache), so that the next call needn't fetch it again. See
    /// [`ClientBuilder::api_key_provider`](crate::ClientBuilder::api_key_provider).
    pub fn api_key_provider(mut self, provider: impl IdentityProvider<ApiKey> + 'static) -> Self {
        self.overrides.identities.api_key = None;
        self.overrides.providers.get_or_insert_default().api_key =
            Some(IdentityCache::new(provider));
        self
    }

    /// Authenticates this call with a user name and a password that have to be fetched, and with none of the client's
    /// identities. Give an [`IdentityCache`](crate::IdentityCache), so that the next call needn't fetch them again. See
    /// [`ClientBuilder::basic_provider`](crate::ClientBuilder::basic_provider).
    pub fn basic_provider(mut self, provider: impl IdentityProvider<BasicLogin> + 'static) -> Self {
        self.overrides.identities.basic = None;
        self.overrides.providers.get_or_insert_default().basic = Some(IdentityCache::new(provider));
        self
    }
}
