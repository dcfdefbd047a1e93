//! Where the first credentials of a chain come from.

use std::fmt;

use crate::error::Error;
use crate::profile::merge::Profiles;
use crate::profile::section::Section;

/// Where the first credentials of a chain come from.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Base {
    /// An access key that stands in the profile.
    AccessKey {
        /// The id of the key.
        id: String,
        /// Its secret.
        secret: String,
        /// The session token, if it is a temporary key.
        session_token: Option<String>,
        /// The account of the key.
        account_id: Option<String>,
    },
    /// Another source that the profile names (`credential_source`).
    Named(NamedSource),
    /// A role for whoever has a token of an identity provider.
    WebIdentity {
        /// The role.
        role_arn: String,
        /// The file with the token.
        token_file: String,
        /// The name of the session.
        session_name: Option<String>,
    },
    /// Single sign-on.
    Sso(Sso),
    /// A command that prints credentials (`credential_process`).
    Process {
        /// The command.
        command: String,
        /// The account, if the command doesn't tell it.
        account_id: Option<String>,
    },
    /// A session that `aws login` opened (`login_session`).
    Login {
        /// The name of the session.
        session: String,
    },
}

/// The sources that a profile may name (`credential_source`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NamedSource {
    /// The environment's variables: `Environment`.
    Environment,
    /// The instance that the program runs on: `Ec2InstanceMetadata`.
    InstanceMetadata,
    /// The container that the program runs in: `EcsContainer`.
    Container,
}

/// The settings of single sign-on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sso {
    /// The name of the session; `None` in profiles of the older form.
    pub session: Option<String>,
    /// The region of the sign-on.
    pub region: String,
    /// The page where people sign in.
    pub start_url: String,
    /// The account of the role. Without it and the role the profile has a token, and no credentials.
    pub account_id: Option<String>,
    /// The name of the role.
    pub role_name: Option<String>,
}

impl Base {
    /// Reads where a profile's own credentials come from.
    pub(super) fn of(profiles: &Profiles, profile: &Section) -> Result<Self, Error> {
        let name = profile.name();
        let text = |key| profile.get(key).map(str::to_owned);
        if let Some(source) = profile.get("credential_source") {
            return NamedSource::of(source, name).map(Self::Named);
        }
        if let Some(token_file) = text("web_identity_token_file") {
            let role_arn = text("role_arn").ok_or_else(|| {
                lacks(name, "has `web_identity_token_file` but no `role_arn`: add the role's ARN")
            })?;
            let session_name = text("role_session_name");
            return Ok(Self::WebIdentity { role_arn, token_file, session_name });
        }
        if let Some(sso) = Sso::of(profiles, profile)? {
            return Ok(Self::Sso(sso));
        }
        if let Some(session) = text("login_session") {
            return Ok(Self::Login { session });
        }
        if let Some(command) = text("credential_process") {
            return Ok(Self::Process { command, account_id: text("aws_account_id") });
        }
        Self::access_key(profile)?.ok_or_else(|| {
            Error::not_configured(format!(
                "the profile `{name}` says nothing of credentials: give it `aws_access_key_id` and \
                 `aws_secret_access_key`, `sso_session`, `role_arn` or another source"
            ))
        })
    }

    /// Reads the access key that stands in a profile, if there is one.
    pub(super) fn access_key(profile: &Section) -> Result<Option<Self>, Error> {
        let text = |key| profile.get(key).map(str::to_owned);
        let missing = match (text("aws_access_key_id"), text("aws_secret_access_key")) {
            (None, None) => return Ok(None),
            (Some(id), Some(secret)) => {
                let session_token = text("aws_session_token");
                let account_id = text("aws_account_id");
                return Ok(Some(Self::AccessKey { id, secret, session_token, account_id }));
            }
            (None, Some(_)) => "has `aws_secret_access_key` but no `aws_access_key_id`",
            (Some(_), None) => "has `aws_access_key_id` but no `aws_secret_access_key`",
        };
        Err(lacks(profile.name(), missing))
    }
}

impl NamedSource {
    fn of(source: &str, profile: &str) -> Result<Self, Error> {
        let sources = [
            ("Environment", Self::Environment),
            ("Ec2InstanceMetadata", Self::InstanceMetadata),
            ("EcsContainer", Self::Container),
        ];
        let found = sources.into_iter().find(|(name, _)| source.eq_ignore_ascii_case(name));
        found.map(|(_, found)| found).ok_or_else(|| {
            lacks(
                profile,
                "has an unknown `credential_source`: it is `Environment`, `Ec2InstanceMetadata` or \
                 `EcsContainer`",
            )
        })
    }
}

/// The keys that only profiles with single sign-on have.
const SSO_KEYS: [&str; 5] =
    ["sso_session", "sso_start_url", "sso_region", "sso_account_id", "sso_role_name"];

impl Sso {
    /// Reads the settings of a profile, if it has any.
    pub(crate) fn of(profiles: &Profiles, profile: &Section) -> Result<Option<Self>, Error> {
        if SSO_KEYS.iter().all(|key| profile.get(key).is_none()) {
            return Ok(None);
        }
        match profile.get("sso_session") {
            Some(session) => Self::of_session(profiles, profile, session).map(Some),
            None => Self::of_older_form(profile).map(Some),
        }
    }

    fn of_session(profiles: &Profiles, profile: &Section, session: &str) -> Result<Self, Error> {
        let name = profile.name();
        let Some(section) = profiles.sso_session(session) else {
            let problem = format!(
                "names the sso-session `{session}`, and there is no `[sso-session {session}]`"
            );
            return Err(lacks(name, &problem));
        };
        for key in ["sso_region", "sso_start_url"] {
            if profile.get(key).is_some_and(|text| section.get(key) != Some(text)) {
                return Err(lacks(
                    name,
                    &format!(
                        "has another `{key}` than `[sso-session {session}]`: keep it there alone"
                    ),
                ));
            }
        }
        let needed = |key| {
            section.get(key).map(str::to_owned).ok_or_else(|| {
                Error::invalid(format!(
                    "`[sso-session {session}]`, which the profile `{name}` names, has no `{key}`"
                ))
            })
        };
        let text = |key| profile.get(key).map(str::to_owned);
        let (account_id, role_name) = (text("sso_account_id"), text("sso_role_name"));
        if account_id.is_some() != role_name.is_some() {
            let problem = "has one of `sso_account_id` and `sso_role_name`: credentials need both";
            return Err(lacks(name, problem));
        }
        Ok(Self {
            session: Some(session.to_owned()),
            region: needed("sso_region")?,
            start_url: needed("sso_start_url")?,
            account_id,
            role_name,
        })
    }

    fn of_older_form(profile: &Section) -> Result<Self, Error> {
        let needed = |key: &str| {
            let problem =
                || lacks(profile.name(), &format!("is for single sign-on and has no `{key}`"));
            profile.get(key).map(str::to_owned).ok_or_else(problem)
        };
        Ok(Self {
            session: None,
            region: needed("sso_region")?,
            start_url: needed("sso_start_url")?,
            account_id: Some(needed("sso_account_id")?),
            role_name: Some(needed("sso_role_name")?),
        })
    }
}

/// What is wrong with a profile.
pub(super) fn lacks(profile: &str, problem: &str) -> Error {
    Error::invalid(format!("the profile `{profile}` {problem}"))
}

impl fmt::Debug for Base {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AccessKey { id, .. } => {
                f.debug_struct("AccessKey").field("id", id).finish_non_exhaustive()
            }
            Self::Named(source) => f.debug_tuple("Named").field(source).finish(),
            Self::WebIdentity { role_arn, token_file, .. } => f
                .debug_struct("WebIdentity")
                .field("role_arn", role_arn)
                .field("token_file", token_file)
                .finish_non_exhaustive(),
            Self::Sso(sso) => f.debug_tuple("Sso").field(sso).finish(),
            // Arguments of a command may be secrets.
            Self::Process { .. } => f.debug_struct("Process").finish_non_exhaustive(),
            Self::Login { session } => f.debug_struct("Login").field("session", session).finish(),
        }
    }
}
