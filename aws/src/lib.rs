//! Settings and credentials of AWS for clients that [Farrier](https://docs.rs/farrier) generates: the region, profiles,
//! roles, single sign-on, containers and instances, found where all tools of AWS look for them.
//!
//! [`Config::load`] reads the settings, and a client's builder takes them
//! ([`ClientBuilder::config`](farrier::ClientBuilder::config)).
//!
//! ```no_run
//! # async fn example(service: &'static farrier::ServiceSchema) -> Result<(), Box<dyn std::error::Error>> {
//! let config = farrier_aws::Config::load().await?;
//! let client = farrier::Client::builder(service).config(&config).build()?;
//! # Ok(())
//! # }
//! ```
//!
//! [`Config`] lists where settings and credentials come from, and in which order. Everything runs in a tokio runtime
//! with time and I/O.
//!
//! # Features
//!
//! - `sdk`: credentials of providers that were made for the AWS SDK for Rust. It isn't on by default, because it compiles
//!   crates of the SDK.
//!
//! # Secrets
//!
//! No secret is in an error, in `Debug` or in what goes to `tracing`. What is renewed is written to the files that
//! other tools share, which then only their user may read (mode 0600 on Unix), and replaces the old file as a whole.

mod api;
mod attempts;
mod cached;
mod calls;
mod chain;
mod clock;
mod config;
mod container;
mod endpoint_url;
mod environment;
mod error;
mod files;
mod hash;
mod http;
mod imds;
mod keys;
mod loaded;
mod locations;
mod login;
mod lookup;
mod process;
mod profile;
mod provider;
#[cfg(feature = "sdk")]
mod sdk;
mod settings;
mod sso;
mod sts;
mod surroundings;
pub mod token;
mod trial;
mod variables;

pub use config::{Config, ConfigBuilder};
pub use environment::Environment;
pub use error::{Error, ErrorKind};
pub use locations::{Locations, Platform};
pub use profile::dialect::{ParseError, Problem};
pub use profile::merge::{ProfileError, Profiles};
pub use profile::section::Section;
#[cfg(feature = "sdk")]
pub use sdk::SdkProvider;
pub use settings::{AccountIdEndpointMode, ChecksumMode, RetryMode, Settings};

/// The parts that decide and ask nobody, for the tests of Farrier itself. Not a part of the public API.
#[doc(hidden)]
pub mod parts {
    pub use crate::chain::base::{Base, NamedSource, Sso};
    pub use crate::chain::plan::{Plan, Role, plan};
    pub use crate::container::address::address as container_address;
    pub use crate::endpoint_url::endpoint_urls;
    pub use crate::imds::address::address as imds_address;
    pub use crate::keys::Keys;
    pub use crate::sso::token::Token;
    pub use crate::trial::Trial;
}
