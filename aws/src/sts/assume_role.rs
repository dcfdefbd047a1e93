//! A role for whoever has other credentials.

use farrier::{Credentials, Timestamp};

use super::{check_arn, keys, session_name};
use crate::api::sts::{AssumeRoleRequest, Client};
use crate::attempts::repeated;
use crate::calls::client;
use crate::chain::plan::Role;
use crate::clock::Clock;
use crate::error::Error;
use crate::http::Http;
use crate::keys::Keys;

/// Assumes a role by the service at an address.
pub(crate) async fn assume(
    role: &Role,
    source: &Keys,
    (address, region): (&str, &str),
    http: &Http,
    clock: &Clock,
) -> Result<Keys, Error> {
    let what = format!("the role `{}` of the profile `{}`", role.arn, role.profile);
    check_arn(&role.arn).map_err(|error| error.during(&what))?;
    let now = clock.now();
    let builder = Client::builder().credentials(signer(source)).time_source(now);
    let client = client(builder, address, region, http)?;
    let input = input(role, now);
    let output = repeated(|| client.assume_role(input.clone())).await;
    let output =
        output.map_err(|error| Error::failed(format!("{what} can't be assumed: {error}")))?;
    keys(output.credentials, output.assumed_role_user.as_ref()).map_err(|error| error.during(&what))
}

fn input(role: &Role, now: Timestamp) -> AssumeRoleRequest {
    let name = role.session_name.clone().unwrap_or_else(|| session_name(now));
    AssumeRoleRequest {
        duration_seconds: role.duration_seconds,
        external_id: role.external_id.clone(),
        ..AssumeRoleRequest::new(&role.arn, name)
    }
}

fn signer(keys: &Keys) -> Credentials {
    Credentials::new(&keys.id, &keys.secret, keys.session_token.clone())
}
