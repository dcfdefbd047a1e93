//! The parameters of one call's address.

use std::borrow::Cow;

use crate::client::call::Call;
use crate::endpoint::by_rules::check_parameter;
use crate::endpoint::rules::parameter::ParameterValue;
use crate::operation::Operation;

impl<O: Operation> Call<'_, O> {
    /// Sets a parameter of the rules by which the service chooses the address of this call, in place of the
    /// client's value. See
    /// [`ClientBuilder::endpoint_parameter`](crate::ClientBuilder::endpoint_parameter).
    ///
    /// A name that the rules don't have, or a value of another type, fails the call with
    /// [`Error::Request`](crate::Error::Request).
    pub fn endpoint_parameter(
        mut self,
        name: impl Into<Cow<'static, str>>,
        value: impl Into<ParameterValue<'static>>,
    ) -> Self {
        let (name, value) = (name.into(), value.into());
        match check_parameter(O::SCHEMA.service, &name, &value) {
            Ok(()) => self.overrides.endpoint_parameters.push((name, value)),
            Err(error) => {
                self.overrides.error.get_or_insert_with(|| error.to_string());
            }
        }
        self
    }
}
