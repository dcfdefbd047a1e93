//! The file of a session that `aws login` opened, which all tools share.

use serde_json::json;

use crate::cached::Cached;
use crate::error::Error;
use crate::files::Files;
use crate::hash::sha256;
use crate::keys::{Keys, instant, shown};
use crate::locations::Locations;

/// The file of a session.
pub(super) struct SessionFile(Cached);

impl SessionFile {
    /// Reads the file of a session. `how` says how one is opened.
    pub(super) async fn read(
        session: &str,
        locations: &Locations,
        files: &Files,
        how: &str,
    ) -> Result<Self, Error> {
        let folder = locations.login_cache.as_deref();
        Cached::read(folder, &sha256(session), files, how).await.map(Self)
    }

    /// The credentials, which may have expired. All that renewing needs must be there, too.
    pub(super) fn keys(&self) -> Result<Keys, String> {
        self.renewal()?;
        let part = |member| self.0.text_within("accessToken", member);
        let expiry = instant(part("expiresAt")?);
        Ok(Keys {
            session_token: Some(part("sessionToken")?.to_owned()),
            expiry: Some(expiry.map_err(|()| "the session's `expiresAt` is no date and time")?),
            account_id: part("accountId").ok().map(str::to_owned),
            ..Keys::new(part("accessKeyId")?, part("secretAccessKey")?)
        })
    }

    /// What the session is renewed with: the program that opened it, a token, and a key.
    pub(super) fn renewal(&self) -> Result<(&str, &str, &str), String> {
        let text = |member| self.0.text(member);
        Ok((text("clientId")?, text("refreshToken")?, text("dpopKey")?))
    }

    /// Puts new credentials into the file, and the token by which the next ones will come.
    pub(super) async fn renew(mut self, keys: &Keys, refresh_token: String, files: &Files) {
        let token = json!({
            "accessKeyId": keys.id,
            "secretAccessKey": keys.secret,
            "sessionToken": keys.session_token,
            "accountId": keys.account_id,
            "expiresAt": keys.expiry.map(shown),
        });
        self.0.set("accessToken", token);
        self.0.set("refreshToken", refresh_token);
        self.0.save(files).await;
    }
}
