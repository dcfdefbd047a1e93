//! The credentials of one call.

use std::time::Duration;

use super::Phase;
use crate::auth::credentials::Credentials;
use crate::auth::provider::IdentityProvider;
use crate::auth::provider::cache::IdentityCache;
use crate::client::call::Call;
use crate::client::presign;
use crate::error::call::Error;
use crate::operation::Operation;
use crate::operation::presigned::PresignedRequest;

impl<O: Operation> Call<'_, O> {
    /// Makes a request that is signed in its URL, for others to send, instead of calling the service. It is valid for the
    /// time `expires`, in whole seconds and for at most 7 days, or until the credentials expire, if they do so before
    /// ([`PresignedRequest::expires_at`]).
    ///
    /// The input must leave its stream empty, if it has one: whoever sends the request adds the body. The form of a query
    /// protocol becomes the query of a `GET`. Headers of this call are signed and must be sent along; those of the client
    /// ([`ClientBuilder::header`](crate::ClientBuilder::header)) aren't added, and layers don't see the request.
    ///
    /// # Errors
    /// Fails with [`Error::Invalid`] if the input violates constraints of the model, with [`Error::Identity`] if the
    /// credentials can't be fetched, and with [`Error::Request`] if members of the input travel in the body, if the time
    /// is too long, and if there are no credentials of AWS for the operation.
    ///
    /// ```
    /// # async fn example<GetObject: farrier::Operation<Input = farrier::Unit>>(
    /// #     client: &farrier::Client,
    /// # ) -> Result<(), farrier::Error<GetObject::Error>> {
    /// use std::time::Duration;
    ///
    /// let call = client.call::<GetObject>(farrier::Unit {});
    /// let presigned = call.presign(Duration::from_secs(15 * 60)).await?;
    /// println!("{} {}", presigned.method(), presigned.uri());
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Panics
    /// Panics if the call has been polled.
    pub async fn presign(self, expires: Duration) -> Result<PresignedRequest, Error<O::Error>> {
        let Self { client, overrides, phase } = self;
        let Phase::Ready(mut input) = phase else {
            panic!("a call was presigned after it had been polled");
        };
        let made = presign::make(&client.config, O::SCHEMA, &mut input, overrides, expires).await;
        made.map_err(Error::widen)
    }

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
