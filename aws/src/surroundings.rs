//! What a program finds around it: the environment, the shared files, the network, and the time.

use std::path::Path;

use crate::clock::Clock;
use crate::environment::Environment;
use crate::error::Error;
use crate::files::{Files, ReadError};
use crate::http::Http;
use crate::locations::{Locations, Platform};
use crate::profile::merge::{ProfileError, Profiles};

/// What a program finds around it.
#[derive(Debug, Clone)]
pub(crate) struct Surroundings {
    pub(crate) environment: Environment,
    pub(crate) locations: Locations,
    pub(crate) files: Files,
    pub(crate) http: Http,
    pub(crate) clock: Clock,
}

impl Surroundings {
    pub(crate) fn new(environment: Environment, files: Files, http: Http, clock: Clock) -> Self {
        let locations = Locations::of(&environment, Platform::HERE);
        Self { environment, locations, files, http, clock }
    }

    /// Reads the files `config` and `credentials`, of which none need be there.
    pub(crate) async fn profiles(&self) -> Result<Profiles, Error> {
        let Locations { config, credentials, .. } = &self.locations;
        let texts = (self.text(config.as_deref()).await?, self.text(credentials.as_deref()).await?);
        Profiles::parse(&texts.0, &texts.1).map_err(|ProfileError { is_credentials, error }| {
            let path = if is_credentials { credentials } else { config };
            let path = path.as_deref().unwrap_or(Path::new(""));
            Error::invalid(format!("can't read the profiles in {}: {error}", path.display()))
        })
    }

    async fn text(&self, path: Option<&Path>) -> Result<String, Error> {
        let Some(path) = path else { return Ok(String::new()) };
        match self.files.read(path).await {
            Err(error) if error.is_absent() => Ok(String::new()),
            read => read.map_err(|error: ReadError| Error::invalid(error.to_string())),
        }
    }
}
