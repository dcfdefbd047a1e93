//! The chain among surroundings that tests make up.

use std::path::PathBuf;

use farrier::{Timestamp, Transport};

use crate::chain::default::DefaultChain;
use crate::clock::Clock;
use crate::environment::Environment;
use crate::error::Error;
use crate::files::Files;
use crate::http::Http;
use crate::keys::Keys;
use crate::loaded::Given;
use crate::sso::token::Token;
use crate::surroundings::Surroundings;

/// The chain among surroundings that tests make up.
#[derive(Debug)]
pub struct Trial(DefaultChain);

impl Trial {
    /// Makes a chain that sees this environment, the files below `root`, the services that `transport` answers for, and
    /// one time.
    pub fn new(
        environment: Environment,
        root: PathBuf,
        transport: impl Transport,
        now: Timestamp,
    ) -> Self {
        let (files, http) = (Files::below(root), Http::given(transport));
        let surroundings = Surroundings::new(environment, files, http, Clock::new(now));
        Self(DefaultChain::new(surroundings, Given::default()))
    }

    /// Goes through the whole chain.
    pub async fn keys(&self) -> Result<Keys, Error> {
        self.0.keys().await
    }

    /// Looks in the profile alone.
    pub async fn keys_of_profile(&self) -> Result<Keys, Error> {
        self.0.keys_of_profile().await
    }

    /// Gets the token of the profile.
    pub async fn token(&self) -> Result<Token, Error> {
        self.0.token().await
    }
}
