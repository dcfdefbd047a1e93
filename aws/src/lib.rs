//! Settings and credentials of AWS for clients that [Farrier](https://docs.rs/farrier) generates.

mod api;
mod cached;
mod calls;
mod chain;
mod clock;
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
mod settings;
mod sso;
mod sts;
mod surroundings;
mod trial;
mod variables;

pub use environment::Environment;
pub use error::{Error, ErrorKind};
pub use locations::{Locations, Platform};
pub use profile::dialect::{ParseError, Problem};
pub use profile::merge::{ProfileError, Profiles};
pub use profile::section::Section;
pub use settings::{AccountIdEndpointMode, RetryMode, Settings, When};

/// The parts that decide and ask nobody, for the tests of Farrier itself. Not a part of the public API.
#[doc(hidden)]
pub mod parts {
    pub use crate::chain::base::{Base, NamedSource, Sso};
    pub use crate::chain::plan::{Plan, Role, plan};
    pub use crate::container::address::address as container_address;
    pub use crate::endpoint_url::endpoint_url;
    pub use crate::imds::address::address as imds_address;
    pub use crate::keys::Keys;
    pub use crate::sso::token::Token;
    pub use crate::trial::Trial;
}
