//! What the shared files and the environment say, put together.

use crate::calls::{self, Service};
use crate::error::Error;
use crate::lookup::Found;
use crate::profile::merge::{DEFAULT, Profiles};
use crate::profile::section::Section;
use crate::settings::{Settings, check_region};
use crate::surroundings::Surroundings;

/// What the program itself says, which counts before the environment and the files.
#[derive(Debug, Clone, Default)]
pub(crate) struct Given {
    pub(crate) profile: Option<String>,
    pub(crate) region: Option<String>,
    pub(crate) use_fips: Option<bool>,
    pub(crate) use_dual_stack: Option<bool>,
}

/// What the shared files and the environment say, put together.
#[derive(Debug, Clone)]
pub(crate) struct Loaded {
    pub(crate) profiles: Profiles,
    /// The name of the profile that counts.
    pub(crate) name: String,
    pub(crate) settings: Settings,
}

impl Loaded {
    /// Reads the files.
    pub(crate) async fn load(surroundings: &Surroundings, given: &Given) -> Result<Self, Error> {
        let profiles = surroundings.profiles().await?;
        let environment = &surroundings.environment;
        let chosen = given.profile.as_deref().or_else(|| environment.get("AWS_PROFILE"));
        let name = chosen.unwrap_or(DEFAULT);
        let profile = profiles.profile(name);
        if profile.is_none() && name != DEFAULT {
            return Err(missing(&profiles, name, given, surroundings));
        }
        let mut settings = Settings::of(environment, profile)?;
        if let Some(region) = &given.region {
            check_region(&Found::by_program(region))?;
            settings.region = Some(region.clone());
        }
        settings.use_fips = given.use_fips.or(settings.use_fips);
        settings.use_dual_stack = given.use_dual_stack.or(settings.use_dual_stack);
        let name = name.to_owned();
        Ok(Self { profiles, name, settings })
    }

    /// The profile that counts, if it is there.
    pub(crate) fn profile(&self) -> Option<&Section> {
        self.profiles.profile(&self.name)
    }

    /// The region, for a call that needs one.
    pub(crate) fn region(&self) -> Result<&str, Error> {
        self.settings.region.as_deref().ok_or_else(|| {
            Error::invalid(
                "a role needs a region whose token service is called: set the environment variable AWS_REGION, or \
                 `region` in the profile",
            )
        })
    }

    /// Where a service is in a region.
    pub(crate) fn address(
        &self,
        service: Service,
        region: &str,
        surroundings: &Surroundings,
    ) -> Result<String, Error> {
        let Self { profiles, settings, .. } = self;
        calls::address(
            service,
            region,
            settings,
            &surroundings.environment,
            profiles,
            self.profile(),
        )
    }
}

fn missing(profiles: &Profiles, name: &str, given: &Given, surroundings: &Surroundings) -> Error {
    let whose = if given.profile.is_some() {
        "the program"
    } else {
        "the environment variable AWS_PROFILE"
    };
    let names: Vec<_> = profiles.names().collect();
    let there = match names.len() {
        0 => "there are no profiles at all".to_owned(),
        1..=20 => format!("there are `{}`", names.join("`, `")),
        many => format!("there are {many} others"),
    };
    let places = surroundings.locations.shown();
    Error::invalid(format!(
        "{whose} names the profile `{name}`, which is in neither of {places} ({there})"
    ))
}
