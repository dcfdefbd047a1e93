//! A function as a provider of identities.

use std::fmt;
use std::future::Future;

use crate::auth::identity::Identity;
use crate::auth::provider::{IdentityProvider, ProviderFuture};
use crate::auth::provider_error::ProviderError;

/// Makes an [`IdentityProvider`] of an async function.
///
/// ```
/// use farrier::{BearerToken, ProviderError, Timestamp, provider_fn};
///
/// # async fn log_in() -> Result<(String, Timestamp), std::io::Error> {
/// #     Ok(("mF_9.B5f-4.1JqM".to_owned(), Timestamp::UNIX_EPOCH))
/// # }
/// let tokens = provider_fn(|| async {
///     let problem = |error| ProviderError::failed("the login service gives no token").with_source(error);
///     let (token, expiry) = log_in().await.map_err(problem)?;
///     Ok(BearerToken::try_from(token)?.expires_at(expiry))
/// });
/// ```
pub fn provider_fn<F, T, I>(function: F) -> ProviderFn<F>
where
    F: Fn() -> T + Send + Sync,
    T: Future<Output = Result<I, ProviderError>> + Send + 'static,
    I: Identity,
{
    ProviderFn(function)
}

/// A function as a provider: see [`provider_fn`].
#[derive(Clone, Copy)]
pub struct ProviderFn<F>(F);

impl<F, T, I> IdentityProvider<I> for ProviderFn<F>
where
    F: Fn() -> T + Send + Sync,
    T: Future<Output = Result<I, ProviderError>> + Send + 'static,
    I: Identity,
{
    fn provide(&self) -> ProviderFuture<'_, I> {
        Box::pin((self.0)())
    }
}

impl<F> fmt::Debug for ProviderFn<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ProviderFn").finish_non_exhaustive()
    }
}
