//! The first phase of a call: the client's settings and the call's own are put together, and the
//! request is made.

use std::convert::Infallible;
use std::sync::Arc;

use tracing::Span;

use crate::auth::choose::misfit;
use crate::client::attempt::{self, Exchange};
use crate::client::config::Config;
use crate::client::header::Headers;
use crate::client::inner::Inner;
use crate::client::limits::Limits;
use crate::client::overrides::Overrides;
use crate::client::report::Reporter;
use crate::error::call::Error;
use crate::operation::Input;
use crate::operation::authenticate::authenticate;
use crate::operation::options::RequestOptions;
use crate::operation::resolve::resolve;
use crate::operation::serialize::serialize;
use crate::schema::service::OperationSchema;

/// Makes the request of a call and begins to send it.
///
/// # Errors
/// Fails with [`Error::Invalid`] or [`Error::Request`] if there is no request to send.
pub(super) fn start<'c>(
    client: &'c Arc<Inner>,
    operation: &'static OperationSchema,
    input: &mut dyn Input,
    overrides: Overrides,
    span: &Span,
) -> Result<Exchange<'c>, Error<Infallible>> {
    let config = &client.config;
    let Plan { options, headers, limits } = Plan::new(config, overrides, operation)?;
    let serialized = serialize(operation, input, &options)?;
    let request = resolve(operation, serialized, config.endpoint(), options.addressing);
    let request = request.map_err(Error::Request)?;
    let request = authenticate(operation, request, &options.identities).map_err(Error::Request)?;
    Ok(attempt::start(client, operation, request, headers, limits, span))
}

/// A client's settings and a call's own, put together when the call begins.
struct Plan {
    options: RequestOptions,
    headers: Headers,
    limits: Limits,
}

impl Plan {
    fn new(
        config: &Config,
        overrides: Overrides,
        operation: &'static OperationSchema,
    ) -> Result<Self, Error<Infallible>> {
        let Overrides { timeout, validation, addressing, identities, headers: own, error } =
            overrides;
        let misfit =
            || misfit(operation.auth_schemes(), &identities).map(|what| format!("it {what}"));
        if let Some(problem) = error.or_else(misfit) {
            return Err(Error::Request(Reporter { operation, config }.unsendable(problem)));
        }
        // Of several headers of one name the last one counts.
        let headers = Headers(config.headers.0.iter().cloned().chain(own.0).collect());
        let mut timeouts = config.timeouts;
        timeouts.call = timeout.or(timeouts.call);
        let mut options = config.requests.clone();
        options.validation = validation.unwrap_or(options.validation);
        options.addressing = addressing.unwrap_or(options.addressing);
        options.identities = identities.or(options.identities);
        Ok(Self { options, headers, limits: Limits::start(timeouts) })
    }
}
