//! Where requests go: a URL, or a region of AWS.

use super::ClientBuilder;
use crate::aws::region::Region;
use crate::client::config_error::ConfigError;
use crate::endpoint::base::Endpoint;

impl<C> ClientBuilder<C> {
    /// Sends requests to this URL: `https://host`, with a port and a path if need be. It counts in place of the address
    /// of a [`region`](Self::region), be it given before or after; signatures are still for that region. [`Endpoint`]
    /// says which URLs are accepted; another one fails [`build`](Self::build), and isn't shown in the error.
    pub fn endpoint(mut self, url: &str) -> Self {
        match url.parse() {
            Ok(endpoint) => self.endpoint = Some(endpoint),
            Err(error) => self.fail(ConfigError::Endpoint(error)),
        }
        self
    }

    /// Sets the region of AWS: requests go to the service's address there, as [`Endpoint::in_region`] makes it, unless
    /// [`endpoint`](Self::endpoint) gives a URL, and signatures are for it. A name, such as `"eu-west-1"`, stands for
    /// the usual address; a [`Region`] asks for another kind of address.
    ///
    /// What is no name of a region fails [`build`](Self::build), and so does a region for a service that has no
    /// addresses by region, if there is no URL either.
    pub fn region<'r>(mut self, region: impl Into<Region<'r>>) -> Self {
        let region = region.into();
        if let Err(error) = region.check() {
            self.fail(ConfigError::Endpoint(error));
            return self;
        }
        #[cfg(feature = "sigv4")]
        {
            self.region = Some(region.name().into());
        }
        if !self.has_url() {
            let endpoint = Endpoint::in_region(self.service, region);
            (self.endpoint, self.no_endpoint) = match endpoint {
                Ok(endpoint) => (Some(endpoint), None),
                Err(error) => (None, Some(error)),
            };
        }
        self
    }

    /// Returns true if the address is given as a URL.
    pub(super) fn has_url(&self) -> bool {
        self.endpoint.as_ref().is_some_and(|endpoint| !endpoint.is_regional())
    }
}
