//! The chain of a profile: its first credentials, and the roles that are assumed with them.

use super::base::{Base, lacks};
use crate::error::Error;
use crate::profile::merge::{DEFAULT, Profiles};
use crate::profile::section::Section;

/// The chain of a profile: the first credentials, and the roles that are assumed one after the other.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Plan {
    /// Where the first credentials come from.
    pub base: Base,
    /// The profile that says so.
    pub base_profile: String,
    /// The roles, in the order in which they are assumed.
    pub roles: Vec<Role>,
}

/// A role that a profile assumes.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Role {
    /// The profile that says so.
    pub profile: String,
    /// The role.
    pub arn: String,
    /// What the role's owner asks callers for (`external_id`).
    pub external_id: Option<String>,
    /// The name of the session (`role_session_name`).
    pub session_name: Option<String>,
    /// How many seconds the credentials are to be valid (`duration_seconds`).
    pub duration_seconds: Option<i32>,
}

/// Plans the chain of the profile `name`, which somebody has chosen if `is_chosen`.
///
/// # Errors
/// Fails if the profile, or one that it names, doesn't exist or isn't complete, and if profiles name each other
/// in a circle. The kind is [`NotConfigured`](crate::ErrorKind::NotConfigured) if the profile says nothing of
/// credentials, and if the default profile doesn't exist.
pub fn plan(profiles: &Profiles, name: &str) -> Result<Plan, Error> {
    let mut seen: Vec<&str> = Vec::new();
    let mut roles = Vec::new();
    let mut profile = profiles.profile(name).ok_or_else(|| no_profile(profiles, name))?;
    loop {
        let is_first = seen.is_empty();
        seen.push(profile.name());
        // A profile that another one names gives its access key if it has one.
        if !is_first && let Some(base) = Base::access_key(profile)? {
            return Ok(finished(base, profile, roles));
        }
        let Some(role) = role(profile)? else {
            return Ok(finished(Base::of(profiles, profile)?, profile, roles));
        };
        let next = source(profile)?;
        roles.push(role);
        let Some(next) = next else {
            return Ok(finished(Base::of(profiles, profile)?, profile, roles));
        };
        // A profile that names itself has the access key for its role.
        if next == profile.name() {
            let base = Base::access_key(profile)?;
            let problem = "names itself as `source_profile` and has no access key";
            let base = base.ok_or_else(|| lacks(next, problem))?;
            return Ok(finished(base, profile, roles));
        }
        profile = profiles.profile(next).ok_or_else(|| {
            lacks(
                profile.name(),
                &format!("names the `source_profile` `{next}`, and there is no such profile"),
            )
        })?;
        if seen.contains(&profile.name()) {
            let circle = seen.join("` → `");
            return Err(lacks(
                name,
                &format!(
                    "is in a circle of `source_profile`: `{circle}` → `{next}`. One of them must have \
                     credentials of its own"
                ),
            ));
        }
    }
}

fn finished(base: Base, profile: &Section, mut roles: Vec<Role>) -> Plan {
    roles.reverse();
    Plan { base, base_profile: profile.name().to_owned(), roles }
}

/// What to tell of a profile that isn't there.
pub(crate) fn no_profile(profiles: &Profiles, name: &str) -> Error {
    let names: Vec<_> = profiles.names().collect();
    let there = match names.len() {
        0 => "there are no profiles".to_owned(),
        1..=20 => format!("there are `{}`", names.join("`, `")),
        many => format!("there are {many} others"),
    };
    let text = format!("there is no profile `{name}` ({there})");
    if name == DEFAULT || names.is_empty() {
        Error::not_configured(text)
    } else {
        Error::invalid(text)
    }
}

/// The role that a profile assumes with the credentials of another source.
fn role(profile: &Section) -> Result<Option<Role>, Error> {
    let Some(arn) = profile.get("role_arn") else { return Ok(None) };
    // Then the role is the first source itself.
    if profile.get("web_identity_token_file").is_some() {
        return Ok(None);
    }
    if profile.get("mfa_serial").is_some() {
        let problem = "asks for a code of a device (`mfa_serial`), which this library can't ask for: sign in \
            with `aws sso login` or `aws login`, or assume the role by another tool";
        return Err(lacks(profile.name(), problem));
    }
    let duration_seconds = profile.get("duration_seconds").map(|text| {
        let problem = "has a `duration_seconds` that is no number of seconds";
        text.parse().map_err(|_| lacks(profile.name(), problem))
    });
    let text = |key| profile.get(key).map(str::to_owned);
    Ok(Some(Role {
        profile: profile.name().to_owned(),
        arn: arn.to_owned(),
        external_id: text("external_id"),
        session_name: text("role_session_name"),
        duration_seconds: duration_seconds.transpose()?,
    }))
}

/// The profile whose credentials assume the role of this one; `None` if it names a source that is no profile.
fn source(profile: &Section) -> Result<Option<&str>, Error> {
    match (profile.get("source_profile"), profile.get("credential_source")) {
        (Some(source), None) => Ok(Some(source)),
        (None, Some(_)) => Ok(None),
        (Some(_), Some(_)) => Err(lacks(
            profile.name(),
            "has both `source_profile` and `credential_source`: remove one of them",
        )),
        (None, None) => Err(lacks(
            profile.name(),
            "has a `role_arn` and doesn't say whose credentials assume it: add `source_profile` or \
             `credential_source`",
        )),
    }
}
