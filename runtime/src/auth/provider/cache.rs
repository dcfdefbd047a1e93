//! Identities that were fetched, kept until shortly before they expire.

use std::collections::hash_map::RandomState;
use std::fmt;
use std::hash::BuildHasher as _;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

use tokio::runtime::Handle;

use crate::auth::identity::Identity;
use crate::auth::provider::cache::flight::{Flight, Keep, Wait};
use crate::auth::provider::cache::schedule::{is_stuck, refresh_at, retry_at};
use crate::auth::provider::{IdentityProvider, ProviderFuture};
use crate::auth::provider_error::ProviderError;
use crate::clock::system_time;
use crate::timestamp::Timestamp;

mod flight;
mod schedule;

/// Keeps the identity that a provider gives, until shortly before it expires. Clones share it.
///
/// A client puts the provider that it is given into a cache. Make the cache yourself to share it among several clients,
/// or with other providers: it is a provider itself.
///
/// - However many calls need an identity, it is fetched once, and all wait for the same fetch. If the call that began
///   it is cancelled, the others still get the result.
/// - An identity is fetched again five to ten minutes before it expires, at an instant that is random among these, or in
///   the second half of its time if that is shorter. Meanwhile calls go on with the old one, and in a tokio runtime
///   none waits. If it can't be fetched, `tracing` is told with a warning, and it is tried again half a minute to a
///   minute later. Calls fail only once the old one has expired.
/// - A failure isn't kept: the next call tries again.
/// - An identity without an expiry is kept until [`clear`](Self::clear) is called.
///
/// ```
/// use farrier::{BearerToken, IdentityCache};
///
/// # fn example(provider: impl farrier::IdentityProvider<BearerToken> + 'static) {
/// let tokens = IdentityCache::new(provider);
/// let shared = tokens.clone();
/// # }
/// ```
pub struct IdentityCache<I: Identity>(Arc<Shared<I>>);

struct Shared<I> {
    provider: Box<dyn IdentityProvider<I>>,
    state: Mutex<State<I>>,
}

struct State<I> {
    held: Option<Held<I>>,
    /// The fetch that was begun last, and when. It is alive as long as somebody waits for it.
    flight: (Weak<Flight<I>>, Timestamp),
}

struct Held<I> {
    identity: I,
    /// The instant from which it is to be fetched again.
    refresh: Option<Timestamp>,
}

impl<I: Identity> Held<I> {
    fn is_valid(&self, now: Timestamp) -> bool {
        self.identity.expiry().is_none_or(|expiry| now < expiry)
    }

    fn is_due(&self, now: Timestamp) -> bool {
        self.refresh.is_some_and(|refresh| refresh <= now)
    }
}

/// What a cache has for a call.
enum Look<I> {
    Held(I),
    /// The call waits. If the fetch fails, there may still be the old identity.
    Awaited(Wait<I>, Option<I>),
}

impl<I: Identity> IdentityCache<I> {
    /// Creates a cache of what `provider` gives. If that is a cache itself, it is shared.
    pub fn new(provider: impl IdentityProvider<I> + 'static) -> Self {
        if let Some(cache) = provider.cache() {
            return cache.clone();
        }
        let state = State { held: None, flight: (Weak::new(), Timestamp::MIN_UTC) };
        Self(Arc::new(Shared { provider: Box::new(provider), state: Mutex::new(state) }))
    }

    /// Forgets the identity, so that the next call fetches one: after a service has refused it, say.
    pub fn clear(&self) {
        self.0.lock().held = None;
    }

    /// Returns the identity that needn't be fetched.
    pub(crate) fn held(&self, now: Timestamp) -> Option<I> {
        let state = self.0.lock();
        let held = state.held.as_ref().filter(|held| held.is_valid(now) && !held.is_due(now));
        held.map(|held| held.identity.clone())
    }

    /// Returns the identity, which is fetched if need be.
    pub(crate) async fn get(&self, now: Timestamp, random: u32) -> Result<I, ProviderError> {
        match self.look(now, random) {
            Look::Held(identity) => Ok(identity),
            Look::Awaited(wait, old) => wait.await.or_else(|error| old.ok_or(error)),
        }
    }

    fn look(&self, now: Timestamp, random: u32) -> Look<I> {
        let mut state = self.0.lock();
        let valid = state.held.as_ref().filter(|held| held.is_valid(now));
        let is_fresh = valid.is_some_and(|held| !held.is_due(now));
        let old = valid.map(|held| held.identity.clone());
        match (old, state.flight(now)) {
            (Some(identity), None) if is_fresh => Look::Held(identity),
            (Some(identity), Some(_)) => Look::Held(identity),
            (None, Some(flight)) => Look::Awaited(Wait::new(flight), None),
            (old, None) => {
                let flight = self.begin(&mut state, now, random);
                match (old, keep_going(&flight)) {
                    (Some(identity), true) => Look::Held(identity),
                    (old, _) => Look::Awaited(Wait::new(flight), old),
                }
            }
        }
    }

    /// Begins to fetch. Nothing of the provider runs before somebody waits.
    fn begin(&self, state: &mut State<I>, now: Timestamp, random: u32) -> Arc<Flight<I>> {
        let shared = self.0.clone();
        let flight = Flight::new(Box::pin(async move {
            let result = shared.provider.provide().await;
            shared.land(result, now, random)
        }));
        state.flight = (Arc::downgrade(&flight), now);
        flight
    }
}

/// Keeps a fetch going although calls are cancelled, if there is a runtime to do so in. Without one, those that wait
/// are what keeps it going.
fn keep_going<I: Identity>(flight: &Arc<Flight<I>>) -> bool {
    let runtime = Handle::try_current();
    let keep = Keep(Wait::new(flight.clone()));
    runtime.map(|runtime| drop(runtime.spawn(keep))).is_ok()
}

impl<I: Identity> State<I> {
    /// Returns the fetch that is under way, unless it is stuck.
    fn flight(&self, now: Timestamp) -> Option<Arc<Flight<I>>> {
        let (flight, start) = &self.flight;
        let flight = flight.upgrade()?;
        if is_stuck(*start, now) {
            flight.abandon();
            return None;
        }
        Some(flight)
    }
}

impl<I: Identity> Shared<I> {
    fn lock(&self) -> MutexGuard<'_, State<I>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Keeps what was fetched.
    fn land(
        &self,
        result: Result<I, ProviderError>,
        now: Timestamp,
        random: u32,
    ) -> Result<I, ProviderError> {
        let result = result.and_then(|identity| usable(identity, now));
        let mut state = self.lock();
        // A fetch that was abandoned may land while another one is under way.
        if state.flight.1 == now {
            state.flight.0 = Weak::new();
        }
        match &result {
            Ok(identity) => {
                let refresh = identity.expiry().map(|expiry| refresh_at(now, expiry, random));
                state.held = Some(Held { identity: identity.clone(), refresh });
            }
            Err(error) => {
                if let Some(held) = state.held.as_mut().filter(|held| held.is_valid(now)) {
                    held.refresh = Some(retry_at(now, random));
                    tracing::warn!("renewing {} failed: {error}", I::WHAT);
                }
            }
        }
        result
    }
}

/// Refuses an identity that can't be used.
fn usable<I: Identity>(identity: I, now: Timestamp) -> Result<I, ProviderError> {
    identity.check()?;
    match identity.expiry() {
        Some(expiry) if expiry <= now => {
            let problem = format!("the provider gave {} that expired at {expiry}", I::WHAT);
            Err(ProviderError::failed(problem))
        }
        _ => Ok(identity),
    }
}

/// A number that is random enough to spread what many programs do.
pub(crate) fn random() -> u32 {
    let [a, b, c, d, ..] = RandomState::new().hash_one(()).to_ne_bytes();
    u32::from_ne_bytes([a, b, c, d])
}

impl<I: Identity> IdentityProvider<I> for IdentityCache<I> {
    fn provide(&self) -> ProviderFuture<'_, I> {
        Box::pin(self.get(system_time().unwrap_or(Timestamp::MIN_UTC), random()))
    }

    fn cache(&self) -> Option<&Self> {
        Some(self)
    }
}

impl<I: Identity> Clone for IdentityCache<I> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

/// This shows the provider and what is kept, and no secret.
impl<I: Identity> fmt::Debug for IdentityCache<I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let held = self.0.lock().held.as_ref().map(|held| held.identity.clone());
        f.debug_struct("IdentityCache")
            .field("provider", &self.0.provider)
            .field("held", &held)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
