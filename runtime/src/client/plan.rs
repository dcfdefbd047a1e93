//! The first phase of a call: the client's settings and the call's own are put together, and the
//! request is made.

use std::borrow::Cow;
use std::convert::Infallible;
use std::sync::Arc;

use http::HeaderMap;
use http::header::{MaxSizeReached, USER_AGENT};
use tracing::{Instrument as _, Span};

use crate::auth::choose::{header, misfit, ordered};
use crate::auth::providers::Providers;
use crate::client::attempt::{self, Exchange};
use crate::client::config::Config;
use crate::client::deadline::Deadline;
use crate::client::header::Headers;
use crate::client::identity;
use crate::client::inner::Inner;
use crate::client::limits::Limits;
use crate::client::overrides::Overrides;
use crate::client::report::Reporter;
use crate::error::call::Error;
use crate::operation::options::{RequestOptions, ResponseOptions};
use crate::operation::serialize::{Serialized, serialize};
use crate::operation::{Input, prepare};
use crate::schema::service::OperationSchema;
use crate::timestamp::Timestamp;

/// A call whose request has begun to be sent.
pub(super) struct Started<'c> {
    pub(super) exchange: Exchange<'c>,
    /// How the answer is read.
    pub(super) responses: Cow<'c, ResponseOptions>,
    /// When the call is over, if it has a limit.
    pub(super) end: Option<Deadline>,
}

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
) -> Result<Started<'c>, Error<Infallible>> {
    let config = &client.config;
    let Plan { mut options, providers, responses, headers, limits, max_size } =
        Plan::new(config, overrides, operation)?;
    let mut serialized = serialize(operation, input, &options)?;
    add_headers(serialized.headers_mut(), headers, config)
        .map_err(|problem| Error::Request(Reporter { operation, config }.unsendable(problem)))?;
    let is_known = providers.is_empty() || {
        let now = options.now().unwrap_or(Timestamp::MIN_UTC);
        identity::settle(operation, &mut options, &providers, now)
    };
    let end = limits.end();
    let exchange = if is_known {
        let request = prepare(operation, serialized, config.endpoint(), &options)?;
        attempt::start(client, operation, request, limits, max_size, span)
    } else {
        let providers = providers.into_owned();
        let call = Unidentified { options, providers, serialized, limits, max_size };
        call.start(client, operation, span)
    };
    Ok(Started { exchange, responses, end })
}

/// A call whose identity has to be fetched.
struct Unidentified {
    options: RequestOptions,
    providers: Providers,
    serialized: Serialized,
    limits: Limits,
    max_size: usize,
}

impl Unidentified {
    /// Fetches the identity, and then sends the request as other calls do.
    fn start<'c>(
        self,
        client: &'c Arc<Inner>,
        operation: &'static OperationSchema,
        span: &Span,
    ) -> Exchange<'c> {
        let own = span.clone();
        let exchange = async move {
            let Self { mut options, providers, serialized, mut limits, max_size } = self;
            let config = &client.config;
            let report = Reporter { operation, config };
            identity::await_it(report, &mut options, &providers, &mut limits).await?;
            let request = prepare(operation, serialized, config.endpoint(), &options)?;
            attempt::start(client, operation, request, limits, max_size, &own).await
        };
        Box::pin(exchange.instrument(span.clone()))
    }
}

/// A client's settings and a call's own, put together when the call begins.
pub(super) struct Plan<'c> {
    pub(super) options: RequestOptions,
    pub(super) providers: Cow<'c, Providers>,
    responses: Cow<'c, ResponseOptions>,
    headers: Headers,
    pub(super) limits: Limits,
    /// The number of bytes that the body of the answer may have.
    max_size: usize,
}

impl<'c> Plan<'c> {
    pub(super) fn new(
        config: &'c Config,
        overrides: Overrides,
        operation: &'static OperationSchema,
    ) -> Result<Self, Error<Infallible>> {
        let Overrides {
            timeout,
            stalled_stream_protection: protection,
            validation,
            addressing,
            #[cfg(feature = "endpoint-rules")]
            endpoint_parameters,
            responses,
            max_response_size,
            max_response_heap,
            identities,
            providers,
            headers: own,
            error,
        } = overrides;
        let providers = providers.map(|providers| *providers);
        let schemes = operation.auth_schemes();
        let has_own = !identities.is_empty() || providers.is_some();
        let own_providers = Cow::Owned(providers.unwrap_or_default());
        let misfit =
            || misfit(schemes, &identities, &own_providers).map(|what| format!("it {what}"));
        if let Some(problem) = error.or_else(misfit) {
            return Err(Error::Request(Reporter { operation, config }.unsendable(problem)));
        }
        // Of several headers of one name the last one counts. The identity of a call goes before the
        // client's headers.
        let ordered = ordered(schemes, config.requests.preferred_schemes());
        let scheme = identity::first(ordered, &identities, &own_providers);
        let replaced = scheme.and_then(header);
        let common = config.headers.0.iter().filter(|(name, _)| replaced.as_ref() != Some(name));
        let headers = Headers(common.cloned().chain(own.0).collect());
        let mut timeouts = config.timeouts;
        timeouts.call = timeout.or(timeouts.call);
        let protection = protection.map_or(config.stalled_stream_protection, |own| *own);
        let mut options = config.requests.clone();
        options.validation = validation.unwrap_or(options.validation);
        options.addressing = addressing.unwrap_or(options.addressing);
        #[cfg(feature = "endpoint-rules")]
        for (name, value) in endpoint_parameters {
            options = options.endpoint_parameter(name, value);
        }
        let mut providers = Cow::Borrowed(&config.providers);
        if has_own {
            options.identities = identities;
            providers = own_providers;
        }
        let mut own_responses = Cow::Borrowed(&config.responses);
        if let Some(responses) = responses {
            own_responses.to_mut().responses = Some(responses);
        }
        if let Some(bytes) = max_response_heap {
            own_responses.to_mut().max_response_heap = bytes;
        }
        Ok(Self {
            options,
            providers,
            responses: own_responses,
            headers,
            limits: Limits::start(timeouts, protection),
            max_size: max_response_size.unwrap_or(config.max_response_size),
        })
    }
}

/// Adds the caller's headers to those of the request, in place of those of the same name, and then the
/// client's user agent if there is none.
///
/// # Errors
/// Fails if the map, which has room for some thousands of headers, is full.
fn add_headers(own: &mut HeaderMap, more: Headers, config: &Config) -> Result<(), String> {
    let full = |_: MaxSizeReached| "it has too many headers".to_owned();
    for (name, value) in more.0 {
        own.try_insert(name, value).map_err(full)?;
    }
    if !own.contains_key(USER_AGENT) {
        own.try_insert(USER_AGENT, config.user_agent.clone()).map_err(full)?;
    }
    Ok(())
}
