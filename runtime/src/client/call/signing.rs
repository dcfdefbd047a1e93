//! The credentials of one call.

use crate::auth::credentials::Credentials;
use crate::auth::provider::IdentityProvider;
use crate::auth::provider::cache::IdentityCache;
use crate::client::call::Call;
use crate::operation::Operation;

impl<O: Operation> Call<'_, O> {
    /// Signs this call with an access key of AWS, and authenticates it with none of the client's identities.
    ///
    /// Credentials that can't be used, or an operation that takes none, fail the call with
    /// [`Error::Request`](crate::Error::Request). See
    /// [`ClientBuilder::credentials`](crate::ClientBuilder::credentials).
    pub fn credentials(mut self, credentials: Credentials) -> Self {
        self.overrides.identities = self.overrides.identities.credentials(credentials);
        self.overrides.forget(|providers| providers.credentials = None);
        self
    }

    /// Signs this call with an access key of AWS that has to be fetched, and authenticates it with none of the client's
    /// identities. Give an [`IdentityCache`](crate::IdentityCache), so that the next call needn't fetch it again. See
    /// [`ClientBuilder::credentials_provider`](crate::ClientBuilder::credentials_provider).
    pub fn credentials_provider(
        mut self,
        provider: impl IdentityProvider<Credentials> + 'static,
    ) -> Self {
        self.overrides.identities.credentials = None;
        let providers = self.overrides.providers.get_or_insert_default();
        providers.credentials = Some(IdentityCache::new(provider));
        self
    }
}
