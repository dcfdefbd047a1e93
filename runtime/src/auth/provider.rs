//! Where identities come from that have to be fetched.

use std::fmt;
use std::future::{Future, ready};
use std::pin::Pin;
use std::sync::Arc;

use crate::auth::identity::Identity;
use crate::auth::provider_error::ProviderError;

#[cfg(feature = "client")]
pub(crate) mod cache;

#[cfg(feature = "client")]
use cache::IdentityCache;

/// What an [`IdentityProvider`] returns: the identity, or why there is none.
pub type ProviderFuture<'p, I> =
    Pin<Box<dyn Future<Output = Result<I, ProviderError>> + Send + 'p>>;

/// A source of identities that may have to wait for them: `Credentials`, a [`BearerToken`], an [`ApiKey`] or a
/// [`BasicLogin`] from a file, a process or a service.
///
/// Clients keep what a provider gives in an `IdentityCache`, so a provider fetches each time it is asked. It is asked
/// again shortly before the identity expires; for an identity without an expiry it is asked once. An identity itself is
/// a provider, which gives itself.
///
/// A call that waits for an identity does so within its time limit, and a provider that may hang should have a limit
/// of its own: what it fetches for one call may be fetched for others as well, and it isn't cancelled as long
/// as one of them waits.
///
/// ```
/// use std::time::{Duration, SystemTime};
///
/// use farrier::{BearerToken, IdentityProvider, ProviderError, ProviderFuture};
///
/// /// Reads a token from a file, which another program renews. It is read again after half an hour at most.
/// #[derive(Debug)]
/// struct TokenFile(std::path::PathBuf);
///
/// impl IdentityProvider<BearerToken> for TokenFile {
///     fn provide(&self) -> ProviderFuture<'_, BearerToken> {
///         Box::pin(async move {
///             let text = std::fs::read_to_string(&self.0).map_err(|error| {
///                 ProviderError::failed(format!("can't read the token in {}", self.0.display()))
///                     .with_source(error)
///             })?;
///             let expiry = SystemTime::now() + Duration::from_secs(30 * 60);
///             Ok(BearerToken::try_from(text.trim_end())?.expires_at(expiry.into()))
///         })
///     }
/// }
/// ```
///
/// [`provider_fn`](crate::provider_fn) makes a provider of an async function.
///
/// [`BearerToken`]: crate::BearerToken
/// [`ApiKey`]: crate::ApiKey
/// [`BasicLogin`]: crate::BasicLogin
pub trait IdentityProvider<I: Identity>: fmt::Debug + Send + Sync {
    /// Fetches an identity.
    ///
    /// The future fails with [`ProviderError::not_configured`] if the provider has nothing to fetch from, so that
    /// others may be tried, and with [`ProviderError::failed`] if it should have given an identity and couldn't.
    fn provide(&self) -> ProviderFuture<'_, I>;

    /// Returns the cache that this provider is, if it is one. Clients put any other provider into a cache of their
    /// own. By default it is none.
    #[cfg(feature = "client")]
    fn cache(&self) -> Option<&IdentityCache<I>> {
        None
    }
}

impl<I: Identity> IdentityProvider<I> for I {
    fn provide(&self) -> ProviderFuture<'_, I> {
        let checked = self.check().map(|()| self.clone());
        Box::pin(ready(checked.map_err(ProviderError::from)))
    }
}

impl<I: Identity> IdentityProvider<I> for Arc<dyn IdentityProvider<I>> {
    fn provide(&self) -> ProviderFuture<'_, I> {
        (**self).provide()
    }

    #[cfg(feature = "client")]
    fn cache(&self) -> Option<&IdentityCache<I>> {
        (**self).cache()
    }
}
