//! A role for whoever has a token of an identity provider.

use std::path::{Path, PathBuf};

use super::{check_arn, keys, session_name};
use crate::api::sts::{AssumeRoleWithWebIdentityRequest, Client};
use crate::attempts::repeated;
use crate::calls::client;
use crate::clock::Clock;
use crate::environment::Environment;
use crate::error::Error;
use crate::files::Files;
use crate::http::Http;
use crate::keys::Keys;

const TOKEN_FILE: &str = "AWS_WEB_IDENTITY_TOKEN_FILE";
const ROLE_ARN: &str = "AWS_ROLE_ARN";

/// A role, and the file with the token for it. Another program renews the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct WebIdentity {
    pub(crate) role_arn: String,
    pub(crate) token_file: PathBuf,
    pub(crate) session_name: Option<String>,
}

impl WebIdentity {
    /// Reads what the environment says.
    pub(crate) fn of(environment: &Environment) -> Result<Self, Error> {
        match (environment.get(TOKEN_FILE), environment.get(ROLE_ARN)) {
            (Some(token_file), Some(role_arn)) => Ok(Self {
                role_arn: role_arn.to_owned(),
                token_file: token_file.into(),
                session_name: environment.get("AWS_ROLE_SESSION_NAME").map(str::to_owned),
            }),
            (Some(_), None) => Err(Error::invalid(format!(
                "the environment has {TOKEN_FILE} but no {ROLE_ARN}: set the role's ARN, too"
            ))),
            (None, _) => Err(Error::not_configured(format!("the environment has no {TOKEN_FILE}"))),
        }
    }
}

/// Assumes the role by the service at an address.
pub(crate) async fn assume(
    identity: &WebIdentity,
    (address, region): (&str, &str),
    files: &Files,
    http: &Http,
    clock: &Clock,
) -> Result<Keys, Error> {
    let WebIdentity { role_arn, token_file, session_name: name } = identity;
    let what = format!("the role `{role_arn}`, for the token in {}", token_file.display());
    check_arn(role_arn).map_err(|error| error.during(&what))?;
    let token = token(token_file, files).await.map_err(|error| error.during(&what))?;
    let name = name.clone().unwrap_or_else(|| session_name(clock.now()));
    let client = client(Client::builder().unsigned(), address, region, http)?;
    let input = AssumeRoleWithWebIdentityRequest::new(role_arn, name, token);
    let output = repeated(|| client.assume_role_with_web_identity(input.clone())).await;
    let output =
        output.map_err(|error| Error::failed(format!("{what}, can't be assumed: {error}")))?;
    keys(output.credentials, output.assumed_role_user.as_ref()).map_err(|error| error.during(&what))
}

async fn token(file: &Path, files: &Files) -> Result<String, Error> {
    let text = files.read(file).await.map_err(|error| Error::failed(error.to_string()))?;
    match text.trim() {
        "" => Err(Error::failed("the file is empty")),
        token => Ok(token.to_owned()),
    }
}
