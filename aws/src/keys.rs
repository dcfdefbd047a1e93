//! An access key as a source gives it.

use std::fmt;

use farrier::{Timestamp, TimestampFormat, timestamp};
use serde_json::Value;

/// An access key as a source gives it. `Debug` shows no secret.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Keys {
    /// The id of the key.
    pub id: String,
    /// Its secret.
    pub secret: String,
    /// The session token of a temporary key.
    pub session_token: Option<String>,
    /// The instant from which the key is no longer valid.
    pub expiry: Option<Timestamp>,
    /// The account of the key, if it is known.
    pub account_id: Option<String>,
}

impl Keys {
    pub(crate) fn new(id: &str, secret: &str) -> Self {
        Self {
            id: id.to_owned(),
            secret: secret.to_owned(),
            session_token: None,
            expiry: None,
            account_id: None,
        }
    }

    /// Reads a document with the members `AccessKeyId` and so on; the session token is the member `token`. The error
    /// says what is wrong and shows no text of the document.
    pub(crate) fn of_document(document: &Value, token: &str) -> Result<Self, String> {
        let text =
            |name| document.get(name).and_then(Value::as_str).filter(|text| !text.is_empty());
        let needed = |name| text(name).ok_or_else(|| format!("has no text `{name}`"));
        let expiry = text("Expiration").map(instant).transpose();
        Ok(Self {
            session_token: text(token).map(str::to_owned),
            expiry: expiry.map_err(|()| "has an `Expiration` that is no date and time")?,
            account_id: text("AccountId").map(str::to_owned),
            ..Self::new(needed("AccessKeyId")?, needed("SecretAccessKey")?)
        })
    }
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Keys")
            .field("id", &self.id)
            .field("expiry", &self.expiry)
            .field("account_id", &self.account_id)
            .finish_non_exhaustive()
    }
}

/// Reads a date and time. Some tools write `UTC` in place of `Z`.
pub(crate) fn instant(text: &str) -> Result<Timestamp, ()> {
    let text = match text.strip_suffix("UTC") {
        Some(before) => format!("{before}Z"),
        None => text.to_owned(),
    };
    timestamp::parse(&text, TimestampFormat::DateTime).map_err(drop)
}

/// Writes a date and time as other tools do: to the second.
pub(crate) fn shown(instant: Timestamp) -> String {
    let seconds = Timestamp::from_timestamp(instant.timestamp(), 0).unwrap_or(instant);
    let mut text = Vec::new();
    timestamp::write(&seconds, TimestampFormat::DateTime, &mut text);
    String::from_utf8_lossy(&text).into_owned()
}
