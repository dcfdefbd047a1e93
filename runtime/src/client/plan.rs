//! The first phase of a call: the client's settings and the call's own are put together, and the
//! request is made.

use std::borrow::Cow;
use std::convert::Infallible;
use std::sync::Arc;

use http::HeaderMap;
use http::header::{MaxSizeReached, USER_AGENT};
use tracing::Span;

use crate::auth::choose::{choose, misfit};
use crate::client::attempt::{self, Exchange};
use crate::client::config::Config;
use crate::client::header::Headers;
use crate::client::inner::Inner;
use crate::client::limits::Limits;
use crate::client::overrides::Overrides;
use crate::client::report::Reporter;
use crate::error::call::Error;
use crate::operation::options::{RequestOptions, ResponseOptions};
use crate::operation::serialize::serialize;
use crate::operation::{Input, prepare};
use crate::schema::service::OperationSchema;

/// A call whose request has begun to be sent.
pub(super) struct Started<'c> {
    pub(super) exchange: Exchange<'c>,
    /// How the answer is read.
    pub(super) responses: Cow<'c, ResponseOptions>,
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
    let Plan { options, responses, headers, limits } = Plan::new(config, overrides, operation)?;
    let mut serialized = serialize(operation, input, &options)?;
    add_headers(serialized.headers_mut(), headers, config)
        .map_err(|problem| Error::Request(Reporter { operation, config }.unsendable(problem)))?;
    let request = prepare(operation, serialized, config.endpoint(), &options)?;
    let exchange = attempt::start(client, operation, request, limits, span);
    Ok(Started { exchange, responses })
}

/// A client's settings and a call's own, put together when the call begins.
struct Plan<'c> {
    options: RequestOptions,
    responses: Cow<'c, ResponseOptions>,
    headers: Headers,
    limits: Limits,
}

impl<'c> Plan<'c> {
    fn new(
        config: &'c Config,
        overrides: Overrides,
        operation: &'static OperationSchema,
    ) -> Result<Self, Error<Infallible>> {
        let Overrides {
            timeout,
            stalled_stream_protection: protection,
            validation,
            addressing,
            responses,
            max_response_heap,
            identities,
            headers: own,
            error,
        } = overrides;
        let misfit =
            || misfit(operation.auth_schemes(), &identities).map(|what| format!("it {what}"));
        if let Some(problem) = error.or_else(misfit) {
            return Err(Error::Request(Reporter { operation, config }.unsendable(problem)));
        }
        // Of several headers of one name the last one counts. The identity of a call goes before the
        // client's headers.
        let credential = choose(operation.auth_schemes(), &identities);
        let replaced = credential.and_then(|credential| credential.header());
        let common = config.headers.0.iter().filter(|(name, _)| replaced.as_ref() != Some(name));
        let headers = Headers(common.cloned().chain(own.0).collect());
        let mut timeouts = config.timeouts;
        timeouts.call = timeout.or(timeouts.call);
        let protection = protection.map_or(config.stalled_stream_protection, |own| *own);
        let mut options = config.requests.clone();
        options.validation = validation.unwrap_or(options.validation);
        options.addressing = addressing.unwrap_or(options.addressing);
        options.identities = identities.or(options.identities);
        let mut own_responses = Cow::Borrowed(&config.responses);
        if let Some(responses) = responses {
            own_responses.to_mut().responses = Some(responses);
        }
        if let Some(bytes) = max_response_heap {
            own_responses.to_mut().max_response_heap = bytes;
        }
        Ok(Self {
            options,
            responses: own_responses,
            headers,
            limits: Limits::start(timeouts, protection),
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
