//! The settings of AWS, loaded.

use std::sync::Arc;

use farrier::{
    BearerToken, Compression, Credentials, IdentityCache, SharedConfig, TimeSource, Transport,
};

use crate::chain::default::DefaultChain;
use crate::clock::Clock;
use crate::endpoint_url::endpoint_urls;
use crate::environment::Environment;
use crate::error::Error;
use crate::files::Files;
use crate::http::Http;
use crate::imds;
use crate::loaded::{Given, Loaded};
use crate::provider::{CredentialsProvider, TokenProvider};
use crate::settings::{Settings, is_region};
use crate::surroundings::Surroundings;

/// The settings of AWS: those of the environment and of the profile, and where credentials come from.
///
/// Load it once, and give it to the builder of each client. Cloning is cheap, and clones share the credentials.
/// `Debug` shows no secret.
///
/// ```no_run
/// # async fn example(service: &'static farrier::ServiceSchema) -> Result<(), Box<dyn std::error::Error>> {
/// let config = farrier_aws::Config::load().await?;
/// let client = farrier::Client::builder(service).config(&config).build()?;
/// # Ok(())
/// # }
/// ```
///
/// # Where settings come from
///
/// A setting of [`Config::builder`] counts first, then the environment variable, then the profile. The profile is the
/// one that `AWS_PROFILE` names, or `default`, in the files `~/.aws/config` and `~/.aws/credentials`, or those that
/// `AWS_CONFIG_FILE` and `AWS_SHARED_CREDENTIALS_FILE` name. If neither gives a region, the instance that the program
/// runs on is asked for its own, which takes a second at most elsewhere.
///
/// # Where credentials come from
///
/// They are fetched for the first call that is signed, and again before they expire. These places are looked at, and the
/// first that is set up counts; if it fails, so does the call:
///
/// 1. The environment: `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY` and `AWS_SESSION_TOKEN`. They don't count if the
///    program itself chooses a profile.
/// 2. The profile: roles (`role_arn` with `source_profile`, `credential_source` or `web_identity_token_file`), single
///    sign-on (`sso_session` and the older form), sessions of `aws login` (`login_session`), commands
///    (`credential_process`), and access keys.
/// 3. A token of an identity provider: `AWS_WEB_IDENTITY_TOKEN_FILE` and `AWS_ROLE_ARN`.
/// 4. The container, of ECS or with a pod identity of EKS: `AWS_CONTAINER_CREDENTIALS_RELATIVE_URI` or
///    `AWS_CONTAINER_CREDENTIALS_FULL_URI`.
/// 5. The role of the instance of EC2, unless `AWS_EC2_METADATA_DISABLED` is `true`. Its metadata must answer within a
///    second (`AWS_METADATA_SERVICE_TIMEOUT`). While it can't give newer credentials, the last ones are used.
#[derive(Debug, Clone)]
pub struct Config {
    shared: SharedConfig,
    settings: Settings,
    credentials: IdentityCache<Credentials>,
    token: IdentityCache<BearerToken>,
}

impl Config {
    /// Loads the settings of the environment and the profile.
    ///
    /// # Errors
    /// Fails if a file can't be read, if the profile that is chosen doesn't exist, and if a setting can't be used.
    /// That there are no credentials is an error of the call that needs some.
    pub async fn load() -> Result<Self, Error> {
        Self::builder().load().await
    }

    /// Starts to load settings of which the program gives some itself.
    ///
    /// ```no_run
    /// # async fn example() -> Result<(), farrier_aws::Error> {
    /// let config = farrier_aws::Config::builder().profile("dev").region("eu-west-1").load().await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn builder() -> ConfigBuilder {
        ConfigBuilder::default()
    }

    /// Returns the region, if one is known.
    pub fn region(&self) -> Option<&str> {
        self.shared.region.as_deref()
    }

    /// Returns the settings that aren't credentials.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Returns where credentials come from. All clients with these settings share it.
    pub fn credentials(&self) -> &IdentityCache<Credentials> {
        &self.credentials
    }

    /// Returns where bearer tokens come from: the single sign-on of the profile. Tokens are for services that take them
    /// in place of signatures.
    pub fn token(&self) -> &IdentityCache<BearerToken> {
        &self.token
    }
}

impl AsRef<SharedConfig> for Config {
    fn as_ref(&self) -> &SharedConfig {
        &self.shared
    }
}

/// Loads a [`Config`] of which the program gives some settings itself.
#[derive(Debug, Default)]
#[must_use = "nothing is loaded before `load` is called"]
pub struct ConfigBuilder {
    given: Given,
    environment: Option<Environment>,
    http: Http,
    clock: Clock,
}

impl ConfigBuilder {
    /// Chooses the profile, whatever `AWS_PROFILE` says. Access keys in the environment don't count then.
    pub fn profile(mut self, name: impl Into<String>) -> Self {
        self.given.profile = Some(name.into());
        self
    }

    /// Sets the region, such as `"eu-west-1"`.
    pub fn region(mut self, name: impl Into<String>) -> Self {
        self.given.region = Some(name.into());
        self
    }

    /// Sets whether services are called at addresses that are reachable by both IPv4 and IPv6.
    pub fn dual_stack(mut self, on: bool) -> Self {
        self.given.use_dual_stack = Some(on);
        self
    }

    /// Sets whether services are called at addresses with certified cryptography (FIPS 140).
    pub fn fips(mut self, on: bool) -> Self {
        self.given.use_fips = Some(on);
        self
    }

    /// Sets the environment variables that count. By default they are those of the process.
    pub fn environment(mut self, environment: Environment) -> Self {
        self.environment = Some(environment);
        self
    }

    /// Sends what loading and fetching credentials ask of services by `transport`, in place of the built-in one. Clients
    /// have transports of their own ([`ClientBuilder::transport`](farrier::ClientBuilder::transport)).
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.http = Http::given(transport);
        self
    }

    /// Sets the source of the time that decides which tokens have expired. By default it is the system's clock.
    pub fn time_source(mut self, time: impl TimeSource + 'static) -> Self {
        self.clock = Clock::new(time);
        self
    }

    /// Loads the settings.
    ///
    /// # Errors
    /// Fails as [`Config::load`] does.
    pub async fn load(self) -> Result<Config, Error> {
        let Self { given, environment, http, clock } = self;
        let environment = environment.unwrap_or_else(Environment::current);
        let surroundings = Surroundings::new(environment, Files::default(), http, clock);
        let loaded = Loaded::load(&surroundings, &given).await?;
        let mut shared = shared(&loaded, &surroundings).await?;
        let chain = Arc::new(DefaultChain::new(surroundings, given));
        let credentials = IdentityCache::new(CredentialsProvider(chain.clone()));
        let token = IdentityCache::new(TokenProvider(chain));
        shared.credentials = Some(credentials.clone());
        let has_token =
            loaded.profile().is_some_and(|profile| profile.get("sso_session").is_some());
        shared.bearer = has_token.then(|| token.clone());
        Ok(Config { shared, settings: loaded.settings, credentials, token })
    }
}

/// What clients take of the settings.
async fn shared(loaded: &Loaded, surroundings: &Surroundings) -> Result<SharedConfig, Error> {
    let Surroundings { environment, http, .. } = surroundings;
    let settings = &loaded.settings;
    let mut shared = SharedConfig::default();
    shared.region = settings.region.clone();
    if shared.region.is_none() {
        let profile = loaded.profile();
        let base = imds::address::address(environment, profile, None, None)?;
        let limits = imds::limits::Limits::of(environment, profile)?;
        // Elsewhere than on an instance nobody answers, or somebody else does, which is no failure.
        let region =
            imds::fetch::region(environment, http, (&base, limits)).await.unwrap_or_default();
        shared.region = region.filter(|region| is_region(region));
    }
    shared.dual_stack = settings.use_dual_stack == Some(true);
    shared.fips = settings.use_fips == Some(true);
    shared.endpoint_urls = endpoint_urls(environment, &loaded.profiles, loaded.profile())?;
    shared.auth_scheme_preference.clone_from(&settings.auth_scheme_preference);
    shared.compression = match (settings.disable_compression, settings.min_compression_size) {
        (Some(true), _) => Some(Compression::Off),
        (_, size) => size.map(Compression::From),
    };
    Ok(shared)
}
