//! The profiles of both files, put together.

use std::collections::BTreeMap;

use super::dialect::{self, ParseError, Raw, is_name};
use super::section::Section;

/// The name of the profile that counts if none is chosen.
pub(crate) const DEFAULT: &str = "default";

/// What the files `config` and `credentials` hold. `Debug` shows no secret.
///
/// ```
/// use farrier_aws::Profiles;
///
/// let config = "[default]\nregion = eu-west-1\n[profile dev]\nregion = us-east-1";
/// let profiles = Profiles::parse(config, "")?;
/// assert_eq!(profiles.profile("dev").unwrap().get("region"), Some("us-east-1"));
/// # Ok::<(), farrier_aws::ProfileError>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Profiles {
    by_name: BTreeMap<String, Section>,
    sso_sessions: BTreeMap<String, Section>,
    services: BTreeMap<String, Section>,
}

/// Which of the two files can't be read, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProfileError {
    /// Whether it is the file `credentials`, and not `config`.
    pub is_credentials: bool,
    /// What is wrong.
    pub error: ParseError,
}

impl std::fmt::Display for ProfileError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let file = if self.is_credentials { "credentials" } else { "config" };
        write!(f, "{} of the file `{file}`", self.error)
    }
}

impl std::error::Error for ProfileError {}

impl Profiles {
    /// Reads the texts of the files `config` and `credentials`. What `credentials` has replaces what `config`
    /// has for the same profile and key.
    ///
    /// # Errors
    /// Fails with the first line that is wrong. Sections and keys with names that can't be used are left out.
    pub fn parse(config: &str, credentials: &str) -> Result<Self, ProfileError> {
        let mut profiles = Self::default();
        let failed = |is_credentials| move |error| ProfileError { is_credentials, error };
        profiles.add_config(dialect::parse(config).map_err(failed(false))?);
        for Raw { header, section } in dialect::parse(credentials).map_err(failed(true))? {
            if let Some(name) = unquoted(&header) {
                add(&mut profiles.by_name, name, section);
            }
        }
        Ok(profiles)
    }

    fn add_config(&mut self, sections: Vec<Raw>) {
        // `[profile default]` replaces all `[default]`.
        let is_default = |raw: &Raw| split(&raw.header) == Some(("profile", DEFAULT));
        let has_prefixed_default = sections.iter().any(is_default);
        for Raw { header, section } in sections {
            match split(&header) {
                Some(("profile", name)) => add(&mut self.by_name, name, section),
                Some(("sso-session", name)) => add(&mut self.sso_sessions, name, section),
                Some(("services", name)) => add(&mut self.services, name, section),
                None if header == DEFAULT && !has_prefixed_default => {
                    add(&mut self.by_name, DEFAULT, section);
                }
                _ => {}
            }
        }
    }

    /// Returns the profile of a name.
    pub fn profile(&self, name: &str) -> Option<&Section> {
        self.by_name.get(name)
    }

    /// Returns the session of single sign-on of a name: `[sso-session name]`.
    pub fn sso_session(&self, name: &str) -> Option<&Section> {
        self.sso_sessions.get(name)
    }

    /// Returns the settings of services of a name: `[services name]`.
    pub fn services(&self, name: &str) -> Option<&Section> {
        self.services.get(name)
    }

    /// Iterates over the names of all profiles, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.by_name.keys().map(String::as_str)
    }

    /// Iterates over all sessions of single sign-on, in the order of their names.
    pub fn sso_sessions(&self) -> impl Iterator<Item = &Section> {
        self.sso_sessions.values()
    }
}

fn add(sections: &mut BTreeMap<String, Section>, name: &str, section: Section) {
    sections.entry(name.to_owned()).or_insert_with(|| Section::new(name)).merge(section);
}

/// The word of a header, and the name after it. `None` for a header of one word.
fn split(header: &str) -> Option<(&str, &str)> {
    let (word, name) = header.split_once(char::is_whitespace)?;
    Some((word, unquoted(name.trim())?))
}

/// A name that can be one. One in quotation marks may have any character but these.
fn unquoted(name: &str) -> Option<&str> {
    for quote in ['"', '\''] {
        let inner = name.strip_prefix(quote).and_then(|name| name.strip_suffix(quote));
        if let Some(inner) = inner {
            return (!inner.is_empty() && !inner.contains(quote)).then_some(inner);
        }
    }
    is_name(name).then_some(name)
}
