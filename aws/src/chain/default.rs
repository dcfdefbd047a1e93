//! The default chain: the places where all tools of AWS look for credentials, in their order.

use crate::chain::base::Sso;
use crate::chain::plan::plan;
use crate::chain::run;
use crate::error::{Error, ErrorKind};
use crate::imds::fetch::Last;
use crate::keys::Keys;
use crate::loaded::{Given, Loaded};
use crate::sso::token::Token;
use crate::sts::web_identity::WebIdentity;
use crate::surroundings::Surroundings;
use crate::variables;

/// The places, in their order.
#[derive(Debug, Clone, Copy)]
enum Place {
    Profile,
    WebIdentity,
    Container,
    Instance,
}

/// The default chain. It reads the files each time it is asked, because tools renew what is in them.
#[derive(Debug)]
pub(crate) struct DefaultChain {
    surroundings: Surroundings,
    given: Given,
    last: Last,
}

impl DefaultChain {
    pub(crate) fn new(surroundings: Surroundings, given: Given) -> Self {
        Self { surroundings, given, last: Last::default() }
    }

    /// Looks in one place after the other. A place where nothing is set up is passed; one that fails ends the chain,
    /// because a program must not act as somebody else than it was set up for.
    pub(crate) async fn keys(&self) -> Result<Keys, Error> {
        let mut passed = Vec::new();
        // Whoever chooses a profile in the program means that one.
        if self.given.profile.is_none()
            && let Some(keys) = noted(variables::keys(&self.surroundings.environment), &mut passed)?
        {
            return Ok(keys);
        }
        let loaded = Loaded::load(&self.surroundings, &self.given).await?;
        for place in [Place::Profile, Place::WebIdentity, Place::Container, Place::Instance] {
            if let Some(keys) = noted(self.look(place, &loaded).await, &mut passed)? {
                return Ok(keys);
            }
        }
        Err(Error::not_configured(format!(
            "there are no credentials. Give AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment, or \
             a profile that has credentials (`aws configure`, `aws sso login`). These places were looked at: {}",
            numbered(&passed)
        )))
    }

    /// Looks in the profile alone.
    pub(crate) async fn keys_of_profile(&self) -> Result<Keys, Error> {
        let loaded = Loaded::load(&self.surroundings, &self.given).await?;
        self.look(Place::Profile, &loaded).await
    }

    async fn look(&self, place: Place, loaded: &Loaded) -> Result<Keys, Error> {
        let surroundings = &self.surroundings;
        match place {
            Place::Profile => {
                let plan = plan(&loaded.profiles, &loaded.name).map_err(|error| {
                    let places = surroundings.locations.shown();
                    error.during(format!("looking for credentials in {places}"))
                })?;
                run::keys(&plan, loaded, surroundings, &self.last).await
            }
            Place::WebIdentity => {
                let identity = WebIdentity::of(&surroundings.environment)?;
                run::web_identity(&identity, loaded, surroundings).await
            }
            Place::Container => run::container(surroundings).await,
            Place::Instance => run::instance(loaded, surroundings, &self.last).await,
        }
    }

    /// Gets the token of single sign-on that the profile has.
    pub(crate) async fn token(&self) -> Result<Token, Error> {
        let loaded = Loaded::load(&self.surroundings, &self.given).await?;
        let sso = match loaded.profile() {
            Some(profile) => Sso::of(&loaded.profiles, profile)?,
            None => None,
        };
        let name = &loaded.name;
        let places = self.surroundings.locations.shown();
        let sso = sso.ok_or_else(|| {
            Error::not_configured(format!(
                "the profile `{name}` in {places} has no `sso_session`, from which a token would come"
            ))
        })?;
        run::token(&sso, name, &loaded, &self.surroundings).await
    }
}

/// What a place gave; what it said if it is passed is noted.
fn noted(found: Result<Keys, Error>, passed: &mut Vec<String>) -> Result<Option<Keys>, Error> {
    match found {
        Ok(keys) => Ok(Some(keys)),
        Err(error) if error.kind() == ErrorKind::NotConfigured => {
            passed.push(error.to_string());
            Ok(None)
        }
        Err(error) => Err(error),
    }
}

/// `(1) …; (2) …`
fn numbered(texts: &[String]) -> String {
    let numbered = texts.iter().enumerate().map(|(index, text)| format!("({}) {text}", index + 1));
    numbered.collect::<Vec<_>>().join("; ")
}
