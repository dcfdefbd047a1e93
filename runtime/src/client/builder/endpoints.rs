//! The settings of the rules that choose addresses.

use std::borrow::Cow;

use super::ClientBuilder;
use crate::client::config_error::ConfigError;
use crate::endpoint::by_rules::check_parameter;
use crate::endpoint::rules::parameter::ParameterValue;

impl<C> ClientBuilder<C> {
    /// Sets a parameter of the rules by which the service chooses the address of a call, by the name that it has in
    /// the model: `.endpoint_parameter("UseArnRegion", true)`. This is for the parameters for which there is no
    /// other setting, such as those that a model declares as settings of clients (`@clientContextParams`). What an
    /// operation says takes precedence. A call may set a value of its own
    /// ([`Call::endpoint_parameter`](crate::Call::endpoint_parameter)).
    ///
    /// [`build`](Self::build) fails if the rules have no parameter of this name, or one of another type.
    pub fn endpoint_parameter(
        mut self,
        name: impl Into<Cow<'static, str>>,
        value: impl Into<ParameterValue<'static>>,
    ) -> Self {
        let (name, value) = (name.into(), value.into());
        match check_parameter(self.service, &name, &value) {
            Ok(()) => self.requests = self.requests.endpoint_parameter(name, value),
            Err(error) => self.fail(ConfigError::Endpoint(error)),
        }
        self
    }
}
