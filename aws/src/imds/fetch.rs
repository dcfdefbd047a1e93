//! What the metadata service of an instance tells: credentials of its role, and its region.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use farrier::http::Uri;
use farrier::{RandomTokens, Timestamp, TokenSource as _};
use serde_json::Value;

use super::limits::Limits;
use super::session::Session;
use crate::environment::Environment;
use crate::error::Error;
use crate::http::Http;
use crate::keys::Keys;

const DISABLED: &str = "AWS_EC2_METADATA_DISABLED";
const ROLES: &str = "/latest/meta-data/iam/security-credentials/";
const REGION: &str = "/latest/meta-data/placement/region";

/// The credentials that an instance gave last. While the service can't give newer ones, programs go on with these:
/// the services of AWS accept them for some time after their expiry then.
#[derive(Debug, Default)]
pub(crate) struct Last(Mutex<Option<Keys>>);

/// Asks for the credentials of the instance's role. Without a newer key the last one is used, also if it has
/// expired, for ten to fifteen minutes more.
pub(crate) async fn keys(
    environment: &Environment,
    http: &Http,
    (base, limits): (&Uri, Limits),
    last: &Last,
    now: Timestamp,
) -> Result<Keys, Error> {
    check_enabled(environment)?;
    let fetched = fetch(http, base, limits).await;
    let mut last = last.0.lock().unwrap_or_else(PoisonError::into_inner);
    let keys = match (fetched, &*last) {
        (Ok(keys), _) => keys,
        (Err(error), None) => return Err(error),
        (Err(error), Some(keys)) => {
            tracing::warn!("going on with the last credentials of the instance: {error}");
            keys.clone()
        }
    };
    *last = Some(keys.clone());
    Ok(extended(keys, now))
}

/// Asks for the region of the instance.
pub(crate) async fn region(
    environment: &Environment,
    http: &Http,
    (base, limits): (&Uri, Limits),
) -> Result<Option<String>, Error> {
    check_enabled(environment)?;
    let answer = Session::open(http, base, limits).await?.get(REGION).await?;
    Ok(answer.map(|answer| String::from_utf8_lossy(&answer.body).trim().to_owned()))
}

fn check_enabled(environment: &Environment) -> Result<(), Error> {
    if environment.get(DISABLED).is_some_and(|text| text.eq_ignore_ascii_case("true")) {
        let text =
            format!("the environment variable {DISABLED} turns the metadata of the instance off");
        return Err(Error::not_configured(text));
    }
    Ok(())
}

async fn fetch(http: &Http, base: &Uri, limits: Limits) -> Result<Keys, Error> {
    let mut session = Session::open(http, base, limits).await?;
    let no_role = || {
        Error::not_configured(format!(
            "the metadata service at {base} has no credentials: the instance has no role. Attach an instance \
             profile to it"
        ))
    };
    let roles = session.get(ROLES).await?.ok_or_else(no_role)?;
    let roles = String::from_utf8_lossy(&roles.body);
    let role = roles.lines().next().map(str::trim).filter(|role| !role.is_empty());
    let role = role.ok_or_else(no_role)?;
    let answer = session.get(&format!("{ROLES}{role}")).await?.ok_or_else(no_role)?;
    read(&answer.body).map_err(|problem| {
        Error::failed(format!("the answer of the metadata service at {base} {problem}"))
    })
}

fn read(body: &[u8]) -> Result<Keys, String> {
    let document: Value =
        serde_json::from_slice(body).map_err(|error| format!("is no JSON ({error})"))?;
    match document["Code"].as_str() {
        None | Some("Success") => Keys::of_document(&document, "Token"),
        Some(_) => {
            Err("says that the role can't be assumed: look at the trust of the role".to_owned())
        }
    }
}

/// Credentials that have expired, or are about to, last some minutes more.
fn extended(keys: Keys, now: Timestamp) -> Keys {
    let is_about_to_expire = |expiry: Timestamp| expiry <= now + Duration::from_secs(60);
    if !keys.expiry.is_some_and(is_about_to_expire) {
        return keys;
    }
    tracing::warn!("the credentials of the instance have expired, and there are no newer ones");
    let seconds = 600 + u64::from(random()) * 300 / 256;
    Keys { expiry: Some(now + Duration::from_secs(seconds)), ..keys }
}

/// A random number, so that not all instances ask at one time.
fn random() -> u8 {
    let token = RandomTokens.token();
    token.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok()).unwrap_or_default()
}
