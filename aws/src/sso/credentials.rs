//! The credentials of a role, for whoever is signed in.

use farrier::Timestamp;

use super::token::Token;
use crate::api::sso::{Client, GetRoleCredentialsRequest, RoleCredentials};
use crate::attempts::repeated;
use crate::calls::client;
use crate::chain::base::Sso;
use crate::error::Error;
use crate::http::Http;
use crate::keys::Keys;

/// The account and the role of a sign-on. Without them its profile has a token, and no credentials.
pub(crate) fn role<'s>(sso: &'s Sso, profile: &str) -> Result<(&'s str, &'s str), Error> {
    match (&sso.account_id, &sso.role_name) {
        (Some(account_id), Some(role_name)) => Ok((account_id, role_name)),
        _ => Err(Error::invalid(format!(
            "the profile `{profile}` signs in without a role, which gives a token and no credentials: add \
             `sso_account_id` and `sso_role_name`"
        ))),
    }
}

/// Gets the credentials of the role from the service at an address.
pub(crate) async fn keys(
    (account_id, role_name): (&str, &str),
    token: &Token,
    (address, region): (&str, &str),
    http: &Http,
) -> Result<Keys, Error> {
    let what = format!("the role `{role_name}` of the account {account_id}");
    let client = client(Client::builder().unsigned(), address, region, http)?;
    let input = GetRoleCredentialsRequest::new(&token.text, account_id, role_name);
    let output = repeated(|| client.get_role_credentials(input.clone())).await;
    let output = output.map_err(|error| {
        Error::failed(format!("single sign-on gives no credentials of {what}: {error}"))
    })?;
    let incomplete =
        || Error::failed(format!("the answer of single sign-on for {what} has no credentials"));
    let credentials = output.role_credentials.ok_or_else(incomplete)?;
    let RoleCredentials { access_key_id, secret_access_key, session_token, expiration } =
        credentials;
    let (Some(id), Some(secret)) = (access_key_id, secret_access_key) else {
        return Err(incomplete());
    };
    Ok(Keys {
        session_token,
        expiry: expiration.and_then(Timestamp::from_timestamp_millis),
        account_id: Some(account_id.to_owned()),
        ..Keys::new(&id, &secret)
    })
}
