//! The token of single sign-on, which is renewed if it can be.

use std::fmt;
use std::time::Duration;

use farrier::Timestamp;

use super::token_file::{Renewal, TokenFile};
use crate::api::sso_oidc::{Client, CreateTokenRequest};
use crate::calls::client;
use crate::chain::base::Sso;
use crate::error::Error;
use crate::surroundings::Surroundings;

/// How long before its end a token is renewed.
const WINDOW: Duration = Duration::from_secs(15 * 60);

/// A token, and until when it is valid. `Debug` doesn't show it.
#[derive(Clone)]
#[non_exhaustive]
pub struct Token {
    /// The token.
    pub text: String,
    /// The instant from which it is no longer valid.
    pub expiry: Timestamp,
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Token").field("expiry", &self.expiry).finish_non_exhaustive()
    }
}

/// Gets the token of a sign-on from its file. One that is about to expire is renewed by the service at an address.
pub(crate) async fn token(
    sso: &Sso,
    profile: &str,
    address: &str,
    surroundings: &Surroundings,
) -> Result<Token, Error> {
    let Surroundings { locations, files, clock, .. } = surroundings;
    let how = format!("sign in with `aws sso login --profile {profile}`");
    let name = sso.session.as_ref().unwrap_or(&sso.start_url);
    let file = TokenFile::read(name, locations, files, &how).await?;
    let unusable = |problem| Error::failed(format!("{problem}: {how}"));
    let (token, expiry) = file.token().map_err(unusable)?;
    let token = Token { text: token.to_owned(), expiry };
    let now = clock.now();
    if now + WINDOW < expiry {
        return Ok(token);
    }
    // In the older form tokens can't be renewed.
    let renewal = file.renewal(now).filter(|_| sso.session.is_some());
    let renewed = match renewal {
        Some(renewal) => renew(renewal, address, &sso.region, surroundings).await,
        None => Err(Error::failed("it can't be renewed")),
    };
    match renewed {
        Ok((token, refresh_token)) => {
            file.renew(&token.text, token.expiry, refresh_token, files).await;
            Ok(token)
        }
        Err(error) if now < expiry => {
            tracing::debug!("the token of single sign-on isn't renewed yet: {error}");
            Ok(token)
        }
        Err(error) => Err(Error::failed(format!("the sign-on has expired, and {error}: {how}"))),
    }
}

/// A new token, and what that one is renewed with.
async fn renew(
    renewal: Renewal<'_>,
    address: &str,
    region: &str,
    surroundings: &Surroundings,
) -> Result<(Token, Option<String>), Error> {
    let client = client(Client::builder().unsigned(), address, region, &surroundings.http)?;
    let input = CreateTokenRequest {
        refresh_token: Some(renewal.refresh_token.to_owned()),
        ..CreateTokenRequest::new(renewal.client_id, renewal.client_secret, "refresh_token")
    };
    let output = client.create_token(input).await;
    let output = output.map_err(|error| Error::failed(format!("it can't be renewed: {error}")))?;
    let (Some(text), Some(seconds)) = (output.access_token, output.expires_in) else {
        return Err(Error::failed("it can't be renewed: the answer has no token"));
    };
    let seconds = Duration::from_secs(u64::try_from(seconds).unwrap_or_default());
    let expiry = surroundings.clock.now() + seconds;
    Ok((Token { text, expiry }, output.refresh_token))
}
