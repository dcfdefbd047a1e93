//! The file with a token of single sign-on, which all tools share.

use farrier::Timestamp;

use crate::cached::Cached;
use crate::error::Error;
use crate::files::Files;
use crate::hash::sha1;
use crate::keys::{instant, shown};
use crate::locations::Locations;

/// The file with a token.
pub(super) struct TokenFile(Cached);

/// What a token is renewed with.
pub(super) struct Renewal<'t> {
    pub(super) client_id: &'t str,
    pub(super) client_secret: &'t str,
    pub(super) refresh_token: &'t str,
}

impl TokenFile {
    /// Reads the file for a session, or for the page where people sign in. `how` says how they do.
    pub(super) async fn read(
        name: &str,
        locations: &Locations,
        files: &Files,
        how: &str,
    ) -> Result<Self, Error> {
        let folder = locations.sso_cache.as_deref();
        Cached::read(folder, &sha1(name), files, how).await.map(Self)
    }

    /// The token, and until when it is valid.
    pub(super) fn token(&self) -> Result<(&str, Timestamp), String> {
        let expiry = instant(self.0.text("expiresAt")?);
        let expiry = expiry.map_err(|()| "the token's `expiresAt` is no date and time")?;
        Ok((self.0.text("accessToken")?, expiry))
    }

    /// What the token can be renewed with at this time.
    pub(super) fn renewal(&self, now: Timestamp) -> Option<Renewal<'_>> {
        let text = |member| self.0.text(member).ok();
        let registration = text("registrationExpiresAt").and_then(|text| instant(text).ok());
        if registration.is_some_and(|expiry| expiry <= now) {
            return None;
        }
        Some(Renewal {
            client_id: text("clientId")?,
            client_secret: text("clientSecret")?,
            refresh_token: text("refreshToken")?,
        })
    }

    /// Puts a new token into the file.
    pub(super) async fn renew(
        mut self,
        token: &str,
        expiry: Timestamp,
        refresh_token: Option<String>,
        files: &Files,
    ) {
        self.0.set("accessToken", token);
        self.0.set("expiresAt", shown(expiry));
        if let Some(refresh_token) = refresh_token {
            self.0.set("refreshToken", refresh_token);
        }
        self.0.save(files).await;
    }
}
