//! How patiently the metadata of an instance is asked for.

use std::time::Duration;

use crate::environment::Environment;
use crate::error::Error;
use crate::lookup::Lookup;
use crate::profile::section::Section;

/// How patiently the metadata of an instance is asked for. On an instance an answer takes a millisecond, and elsewhere
/// nobody answers.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limits {
    /// How long one answer may take.
    pub(super) timeout: Duration,
    /// How often something is asked for. Somebody who doesn't answer at all is asked once.
    pub(super) attempts: u32,
}

impl Limits {
    /// Reads what the environment and the profile say: a second and four attempts by default.
    pub(crate) fn of(environment: &Environment, profile: Option<&Section>) -> Result<Self, Error> {
        let lookup = Lookup::new(environment, profile);
        let number = |variable, key, default: u32| {
            let found = lookup.number(variable, key)?;
            Ok::<_, Error>(found.map_or(default, |number| number.max(1)))
        };
        let seconds = number("AWS_METADATA_SERVICE_TIMEOUT", "metadata_service_timeout", 1)?;
        let attempts =
            number("AWS_METADATA_SERVICE_NUM_ATTEMPTS", "metadata_service_num_attempts", 4)?;
        Ok(Self { timeout: Duration::from_secs(seconds.into()), attempts })
    }
}
