//! A call that others make: its request, signed in its URL.

use std::convert::Infallible;
use std::time::Duration;

use crate::client::config::Config;
use crate::client::identity;
use crate::client::overrides::Overrides;
use crate::client::plan::Plan;
use crate::client::report::Reporter;
use crate::error::call::Error;
use crate::operation::presigned::PresignedRequest;
use crate::operation::{Input, presign};
use crate::schema::service::OperationSchema;

/// Makes the request of a call for others to send, and waits for the identity that it is signed with.
///
/// The client's own headers aren't added, because they are for those who have the client.
///
/// # Errors
/// Fails if there is no such request or no identity.
pub(super) async fn make(
    config: &Config,
    operation: &'static OperationSchema,
    input: &mut dyn Input,
    mut overrides: Overrides,
    expires: Duration,
) -> Result<PresignedRequest, Error<Infallible>> {
    let headers = std::mem::take(&mut overrides.headers);
    let plan = Plan::new(config, overrides, operation)?;
    let Plan { mut options, providers, mut limits, .. } = plan;
    let report = Reporter { operation, config };
    let mut serialized = presign::serialize(operation, input, &options, expires)?;
    for (name, value) in headers.0 {
        serialized
            .headers_mut()
            .try_insert(name, value)
            .map_err(|_| Error::Request(report.unsendable("it has too many headers".to_owned())))?;
    }
    identity::await_it(report, &mut options, &providers, &mut limits).await?;
    presign::presign(operation, serialized, config.endpoint(), &options, expires)
}
