//! Roles: their credentials, from AWS's token service.

pub(crate) mod assume_role;
pub(crate) mod web_identity;

use crate::api::sts::{AssumedRoleUser, Credentials};
use crate::error::Error;
use crate::keys::Keys;

/// The name of a session that nobody named: it shows in logs.
fn session_name(now: farrier::Timestamp) -> String {
    format!("farrier-{}", now.timestamp_millis())
}

/// Fails if a text isn't the ARN of a role.
fn check_arn(arn: &str) -> Result<(), Error> {
    let parts: Vec<_> = arn.splitn(6, ':').collect();
    match parts[..] {
        ["arn", partition, "iam", _, account, role]
            if !partition.is_empty() && !account.is_empty() && role.starts_with("role/") =>
        {
            Ok(())
        }
        _ => Err(Error::invalid(
            "the ARN of the role is none: it is of the form `arn:aws:iam::123456789012:role/name`",
        )),
    }
}

/// The answer of the service as an access key.
fn keys(credentials: Option<Credentials>, user: Option<&AssumedRoleUser>) -> Result<Keys, Error> {
    let Some(credentials) = credentials else {
        return Err(Error::failed("the answer of the token service has no credentials"));
    };
    let Credentials { access_key_id, secret_access_key, session_token, expiration } = credentials;
    let account = user.and_then(|user| user.arn.split(':').nth(4));
    Ok(Keys {
        session_token: Some(session_token),
        expiry: Some(expiration),
        account_id: account.filter(|account| !account.is_empty()).map(str::to_owned),
        ..Keys::new(&access_key_id, &secret_access_key)
    })
}

#[cfg(test)]
mod tests {
    use super::check_arn;

    #[test]
    fn an_arn_that_is_none_is_not_sent() {
        for arn in ["arn:aws:iam::123456789012:role/a/b", "arn:aws-cn:iam::1:role/a"] {
            assert!(check_arn(arn).is_ok(), "{arn}");
        }
        for arn in ["arn:foo", "role", "arn:aws:iam::123456789012:user/a", "arn:aws:iam:::role/a"] {
            assert!(check_arn(arn).is_err(), "{arn}");
        }
    }
}
