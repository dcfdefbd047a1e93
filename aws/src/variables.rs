//! Credentials in the environment's variables.

use crate::environment::Environment;
use crate::error::Error;
use crate::keys::{Keys, instant};

const ID: &str = "AWS_ACCESS_KEY_ID";
const SECRET: &str = "AWS_SECRET_ACCESS_KEY";
const EXPIRATION: &str = "AWS_CREDENTIAL_EXPIRATION";

/// Reads the credentials of the environment.
pub(crate) fn keys(environment: &Environment) -> Result<Keys, Error> {
    let (id, secret) = match (environment.get(ID), environment.get(SECRET)) {
        (Some(id), Some(secret)) => (id, secret),
        (None, None) => {
            return Err(Error::not_configured(format!(
                "the environment has no {ID} and no {SECRET}"
            )));
        }
        (Some(_), None) => return Err(half(ID, SECRET)),
        (None, Some(_)) => return Err(half(SECRET, ID)),
    };
    let text = |name| environment.get(name).map(str::to_owned);
    let expiry = environment.get(EXPIRATION).map(instant).transpose();
    let expiry = expiry.map_err(|()| {
        Error::invalid(format!("the environment variable {EXPIRATION} is no date and time"))
    })?;
    Ok(Keys {
        session_token: text("AWS_SESSION_TOKEN"),
        expiry,
        account_id: text("AWS_ACCOUNT_ID"),
        ..Keys::new(id, secret)
    })
}

fn half(there: &str, missing: &str) -> Error {
    Error::invalid(format!("the environment has {there} but no {missing}: set both, or neither"))
}
