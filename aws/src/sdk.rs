//! Credentials of a provider that was made for the AWS SDK for Rust.

use aws_credential_types::provider::ProvideCredentials;
use aws_credential_types::provider::error::CredentialsError;
use farrier::{Credentials, IdentityProvider, ProviderError, ProviderFuture};

/// Takes credentials from a provider that was made for the AWS SDK for Rust (`aws_credential_types`), for programs that
/// have one already.
///
/// ```no_run
/// # fn example<P: aws_credential_types::provider::ProvideCredentials + 'static>(
/// #     service: &'static farrier::ServiceSchema,
/// #     provider: P,
/// # ) -> Result<(), farrier::ConfigError> {
/// use farrier_aws::SdkProvider;
///
/// let client = farrier::Client::builder(service)
///     .region("eu-west-1")
///     .credentials_provider(SdkProvider::new(provider))
///     .build()?;
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct SdkProvider<P>(P);

impl<P: ProvideCredentials> SdkProvider<P> {
    /// Wraps a provider of the SDK.
    pub fn new(provider: P) -> Self {
        Self(provider)
    }
}

impl<P: ProvideCredentials> IdentityProvider<Credentials> for SdkProvider<P> {
    fn provide(&self) -> ProviderFuture<'_, Credentials> {
        Box::pin(async move {
            let found = self.0.provide_credentials().await.map_err(told)?;
            let token = found.session_token().map(str::to_owned);
            let mut credentials =
                Credentials::new(found.access_key_id(), found.secret_access_key(), token);
            if let Some(expiry) = found.expiry() {
                credentials = credentials.expires_at(expiry.into());
            }
            if let Some(account_id) = found.account_id() {
                credentials = credentials.of_account(account_id.as_str());
            }
            Ok(credentials)
        })
    }
}

fn told(error: CredentialsError) -> ProviderError {
    let problem = "the provider of the AWS SDK gives no credentials";
    let told = match error {
        CredentialsError::CredentialsNotLoaded(_) => ProviderError::not_configured(problem),
        _ => ProviderError::failed(problem),
    };
    told.with_source(error)
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime};

    use aws_credential_types::Credentials;
    use aws_credential_types::provider::error::CredentialsError;
    use aws_credential_types::provider::{self, future};
    use farrier::IdentityProvider as _;

    use super::{ProvideCredentials, SdkProvider};

    #[derive(Debug)]
    struct Fixed(fn() -> provider::Result);

    impl ProvideCredentials for Fixed {
        fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
        where
            Self: 'a,
        {
            future::ProvideCredentials::ready((self.0)())
        }
    }

    #[tokio::test]
    async fn credentials_keep_their_expiry() {
        let expiry = SystemTime::UNIX_EPOCH + Duration::from_secs(1_800_000_000);
        let provider = Fixed(|| {
            let expiry = SystemTime::UNIX_EPOCH + Duration::from_secs(1_800_000_000);
            Ok(Credentials::new("AKID", "s3cret", None, Some(expiry), "test"))
        });
        let credentials = SdkProvider::new(provider).provide().await.unwrap();
        assert_eq!(credentials.access_key_id(), "AKID");
        assert_eq!(credentials.expiry(), Some(expiry.into()));
    }

    #[tokio::test]
    async fn what_is_not_set_up_may_be_passed() {
        for (provider, is_absent) in [
            (Fixed(|| Err(CredentialsError::not_loaded("nothing there"))), true),
            (Fixed(|| Err(CredentialsError::provider_error("it is broken"))), false),
        ] {
            let error = SdkProvider::new(provider).provide().await.unwrap_err();
            assert_eq!(error.is_not_configured(), is_absent, "{error}");
        }
    }
}
