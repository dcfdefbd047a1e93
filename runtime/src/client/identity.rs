//! The phase of a call that finds out who calls: it puts an identity among those of the call, for the first scheme of
//! the operation that has one. What is known already costs nothing; what has to be fetched is waited for.

use std::convert::Infallible;

use crate::auth::choose::{choose, ordered};
use crate::auth::identities::Identities;
use crate::auth::provider::cache::random;
use crate::auth::provider_error::ProviderError;
use crate::auth::providers::{Provided, Providers};
use crate::client::limits::{Limits, Stage};
use crate::client::report::Reporter;
use crate::error::call::Error;
use crate::error::delivery::Delivery;
use crate::operation::options::RequestOptions;
use crate::schema::auth::AuthScheme;
use crate::schema::service::OperationSchema;
use crate::timestamp::Timestamp;

/// Puts the identity of a call in its place if it is known, and returns whether it was, or whether there is none.
pub(super) fn settle(
    operation: &'static OperationSchema,
    options: &mut RequestOptions,
    providers: &Providers,
    now: Timestamp,
) -> bool {
    let preference = options.auth_scheme_preference.clone();
    let preference = preference.as_deref().unwrap_or_default();
    let identities = &mut options.identities;
    for scheme in ordered(operation.auth_schemes(), preference) {
        if fits(scheme, identities) {
            return true;
        }
        match providers.hold(scheme, identities, now) {
            Provided::Never => {}
            Provided::Now => return true,
            Provided::Later => return false,
        }
    }
    true
}

/// Puts the identity of a call in its place, and waits until it is there. A provider that has nothing to fetch from
/// leaves it to the next scheme.
///
/// # Errors
/// Fails if a provider does, or if all that were asked have nothing to fetch from. An operation that may be called
/// without an identity is, in that case.
async fn fetch(
    operation: &'static OperationSchema,
    options: &mut RequestOptions,
    providers: &Providers,
    now: Timestamp,
    random: u32,
) -> Result<(), ProviderError> {
    let mut tried = Vec::new();
    let preference = options.auth_scheme_preference.clone();
    let preference = preference.as_deref().unwrap_or_default();
    let identities = &mut options.identities;
    for scheme in ordered(operation.auth_schemes(), preference) {
        if fits(scheme, identities) {
            return Ok(());
        }
        if !providers.offer(scheme) {
            continue;
        }
        match providers.fetch(scheme, identities, now, random).await {
            Ok(()) => return Ok(()),
            Err(error) if error.is_not_configured() => tried.push(error),
            Err(error) => return Err(error),
        }
    }
    match tried.len() {
        _ if operation.optional_auth || operation.service.optional_auth => Ok(()),
        0 => Ok(()),
        1 => Err(tried.remove(0)),
        _ => Err(ProviderError::none_of("no identity was found", tried)),
    }
}

/// Puts the identity of a call in its place, and waits until it is there or the call has taken too long.
pub(super) async fn await_it(
    report: Reporter<'_>,
    options: &mut RequestOptions,
    providers: &Providers,
    limits: &mut Limits,
) -> Result<(), Error<Infallible>> {
    let operation = report.operation;
    let now = options.now().unwrap_or(Timestamp::MIN_UTC);
    let fetch = fetch(operation, options, providers, now, random());
    let fetched = limits.wait(fetch, || Stage::Identity).await;
    let fetched = fetched.map_err(|stopped| report.stopped(stopped, Delivery::NotSent))?;
    fetched.map_err(|error| Error::Identity { operation: operation.name, error })
}

/// Returns the first scheme for which there is an identity or a provider of one.
pub(super) fn first<'s>(
    mut schemes: impl Iterator<Item = &'s AuthScheme>,
    identities: &Identities,
    providers: &Providers,
) -> Option<&'s AuthScheme> {
    schemes.find(|scheme| fits(scheme, identities) || providers.offer(scheme))
}

fn fits(scheme: &AuthScheme, identities: &Identities) -> bool {
    choose([scheme], identities).is_some()
}
