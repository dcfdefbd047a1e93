//! Going through the chain of a profile: its first credentials, then role by role.

use crate::calls::{SIGNIN, SSO, SSO_OIDC, STS};
use crate::chain::base::{Base, NamedSource, Sso};
use crate::chain::plan::Plan;
use crate::error::Error;
use crate::imds::fetch::Last;
use crate::keys::Keys;
use crate::loaded::Loaded;
use crate::sts::web_identity::WebIdentity;
use crate::surroundings::Surroundings;
use crate::{container, imds, login, process, sso, sts, variables};

/// Gets the credentials that a plan leads to.
pub(crate) async fn keys(
    plan: &Plan,
    loaded: &Loaded,
    surroundings: &Surroundings,
    last: &Last,
) -> Result<Keys, Error> {
    let Surroundings { http, clock, .. } = surroundings;
    let mut keys = base(plan, loaded, surroundings, last).await?;
    for role in &plan.roles {
        let region = loaded.region()?;
        let address = loaded.address(STS, region, surroundings)?;
        keys = sts::assume_role::assume(role, &keys, (&address, region), http, clock).await?;
    }
    Ok(keys)
}

async fn base(
    plan: &Plan,
    loaded: &Loaded,
    surroundings: &Surroundings,
    last: &Last,
) -> Result<Keys, Error> {
    let profile = &*plan.base_profile;
    match &plan.base {
        Base::AccessKey { id, secret, session_token, account_id } => Ok(Keys {
            session_token: session_token.clone(),
            account_id: account_id.clone(),
            ..Keys::new(id, secret)
        }),
        Base::Named(source) => named(*source, profile, loaded, surroundings, last).await,
        Base::WebIdentity { role_arn, token_file, session_name } => {
            let identity = WebIdentity {
                role_arn: role_arn.clone(),
                token_file: surroundings.locations.path(token_file),
                session_name: session_name.clone(),
            };
            web_identity(&identity, loaded, surroundings).await
        }
        Base::Sso(sso) => single_sign_on(sso, profile, loaded, surroundings).await,
        Base::Process { command, account_id } => {
            process::keys(command, account_id.as_deref(), profile).await
        }
        Base::Login { session } => {
            let region = loaded.region()?;
            let address = loaded.address(SIGNIN, region, surroundings)?;
            login::keys(session, profile, (&address, region), surroundings).await
        }
    }
}

/// A source that the profile names must have credentials: nothing else is tried in its place.
async fn named(
    source: NamedSource,
    profile: &str,
    loaded: &Loaded,
    surroundings: &Surroundings,
    last: &Last,
) -> Result<Keys, Error> {
    let keys = match source {
        NamedSource::Environment => variables::keys(&surroundings.environment),
        NamedSource::InstanceMetadata => instance(loaded, surroundings, last).await,
        NamedSource::Container => container(surroundings).await,
    };
    keys.map_err(|error| {
        Error::failed(format!(
            "the `credential_source` of the profile `{profile}` gives nothing: {error}"
        ))
    })
}

/// The role for a token of an identity provider.
pub(super) async fn web_identity(
    identity: &WebIdentity,
    loaded: &Loaded,
    surroundings: &Surroundings,
) -> Result<Keys, Error> {
    let Surroundings { files, http, clock, .. } = surroundings;
    let region = loaded.region()?;
    let address = loaded.address(STS, region, surroundings)?;
    sts::web_identity::assume(identity, (&address, region), files, http, clock).await
}

/// The credentials of the container.
pub(super) async fn container(surroundings: &Surroundings) -> Result<Keys, Error> {
    let Surroundings { environment, files, http, .. } = surroundings;
    container::fetch::keys(environment, files, http).await
}

/// The credentials of the instance.
pub(super) async fn instance(
    loaded: &Loaded,
    surroundings: &Surroundings,
    last: &Last,
) -> Result<Keys, Error> {
    let Surroundings { environment, http, clock, .. } = surroundings;
    let profile = loaded.profile();
    let base = imds::address::address(environment, profile, None, None)?;
    let limits = imds::limits::Limits::of(environment, profile)?;
    imds::fetch::keys(environment, http, (&base, limits), last, clock.now()).await
}

async fn single_sign_on(
    sso: &Sso,
    profile: &str,
    loaded: &Loaded,
    surroundings: &Surroundings,
) -> Result<Keys, Error> {
    let role = sso::credentials::role(sso, profile)?;
    let token = token(sso, profile, loaded, surroundings).await?;
    let address = loaded.address(SSO, &sso.region, surroundings)?;
    sso::credentials::keys(role, &token, (&address, &sso.region), &surroundings.http).await
}

/// The token of single sign-on.
pub(crate) async fn token(
    sso: &Sso,
    profile: &str,
    loaded: &Loaded,
    surroundings: &Surroundings,
) -> Result<sso::token::Token, Error> {
    let address = loaded.address(SSO_OIDC, &sso.region, surroundings)?;
    sso::token::token(sso, profile, &address, surroundings).await
}
