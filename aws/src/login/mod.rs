//! Sessions that `aws login` opened: their credentials, which are renewed with a key of their own.

mod proof;
mod session_file;

use std::time::Duration;

use farrier::{RandomTokens, TokenSource as _};

use self::proof::Key;
use self::session_file::SessionFile;
use crate::api::signin::{Client, CreateOAuth2TokenRequest, CreateOAuth2TokenRequestBody};
use crate::calls::client;
use crate::error::Error;
use crate::keys::Keys;
use crate::surroundings::Surroundings;

/// How long before their end credentials are renewed.
const WINDOW: Duration = Duration::from_secs(5 * 60);

/// Gets the credentials of a session from its file. Those that are about to expire are renewed by the service at an
/// address.
pub(crate) async fn keys(
    session: &str,
    profile: &str,
    (address, region): (&str, &str),
    surroundings: &Surroundings,
) -> Result<Keys, Error> {
    let Surroundings { locations, files, clock, .. } = surroundings;
    let how = format!("sign in with `aws login --profile {profile}`");
    let file = SessionFile::read(session, locations, files, &how).await?;
    let keys = file.keys().map_err(|problem| Error::failed(format!("{problem}: {how}")))?;
    if keys.expiry.is_some_and(|expiry| clock.now() + WINDOW < expiry) {
        return Ok(keys);
    }
    match renew(&file, (address, region), surroundings).await {
        Ok((renewed, refresh_token)) => {
            let keys = Keys { account_id: keys.account_id, ..renewed };
            file.renew(&keys, refresh_token, files).await;
            Ok(keys)
        }
        Err(error) if keys.expiry.is_some_and(|expiry| clock.now() < expiry) => {
            tracing::debug!("the credentials of the session aren't renewed yet: {error}");
            Ok(keys)
        }
        Err(error) => Err(Error::failed(format!(
            "the session of `aws login` has expired and can't be renewed ({error}): {how}"
        ))),
    }
}

/// New credentials, and the token by which the next ones will come.
async fn renew(
    file: &SessionFile,
    (address, region): (&str, &str),
    surroundings: &Surroundings,
) -> Result<(Keys, String), Error> {
    let failed = |problem: String| Error::failed(problem);
    let (client_id, refresh_token, key) = file.renewal().map_err(failed)?;
    let key = Key::read(key).map_err(|problem| failed(problem.to_owned()))?;
    let client = client(Client::builder().unsigned(), address, region, &surroundings.http)?;
    let now = surroundings.clock.now();
    let url = format!("{}/v1/token", address.trim_end_matches('/'));
    let proof = key.proof(&url, now, &RandomTokens.token()).map_err(|it| failed(it.to_owned()))?;
    let body = CreateOAuth2TokenRequestBody {
        refresh_token: Some(refresh_token.to_owned()),
        ..CreateOAuth2TokenRequestBody::new(client_id, "refresh_token")
    };
    let call = client.create_o_auth2_token(CreateOAuth2TokenRequest::new(body));
    let output = call.header("DPoP", proof).await;
    let output = output.map_err(|error| failed(error.to_string()))?.token_output;
    let seconds = Duration::from_secs(u64::try_from(output.expires_in).unwrap_or_default());
    let new = output.access_token;
    let keys = Keys {
        session_token: Some(new.session_token),
        expiry: Some(now + seconds),
        ..Keys::new(&new.access_key_id, &new.secret_access_key)
    };
    Ok((keys, output.refresh_token))
}
