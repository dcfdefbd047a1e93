use std::collections::VecDeque;
use std::future::Future;
use std::pin::{Pin, pin};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};

use tokio::sync::Semaphore;

use crate::auth::identity::BearerToken;
use crate::auth::provider::cache::IdentityCache;
use crate::auth::provider::{IdentityProvider, ProviderFuture};
use crate::auth::provider_error::ProviderError;
use crate::timestamp::{Timestamp, at};

type Fetched = Result<BearerToken, ProviderError>;

/// Gives what it is told to, each as soon as it is let through.
#[derive(Debug, Clone)]
struct Script(Arc<Parts>);

#[derive(Debug)]
struct Parts {
    answers: Mutex<VecDeque<Fetched>>,
    gate: Semaphore,
    asked: AtomicUsize,
}

impl Script {
    fn new(answers: impl IntoIterator<Item = Fetched>) -> (Self, IdentityCache<BearerToken>) {
        let answers = Mutex::new(answers.into_iter().collect());
        let parts = Parts { answers, gate: Semaphore::new(0), asked: AtomicUsize::new(0) };
        let script = Self(Arc::new(parts));
        (script.clone(), IdentityCache::new(script))
    }

    /// Lets all through.
    fn open(self) -> Self {
        self.0.gate.add_permits(1000);
        self
    }

    fn asked(&self) -> usize {
        self.0.asked.load(Ordering::SeqCst)
    }
}

impl IdentityProvider<BearerToken> for Script {
    fn provide(&self) -> ProviderFuture<'_, BearerToken> {
        Box::pin(async move {
            self.0.asked.fetch_add(1, Ordering::SeqCst);
            self.0.gate.acquire().await.unwrap().forget();
            self.0
                .answers
                .lock()
                .unwrap()
                .pop_front()
                .expect("it is asked once more than it should be")
        })
    }
}

fn token(text: &str, expiry: i64) -> BearerToken {
    BearerToken::try_from(text).unwrap().expires_at(at(expiry, 0))
}

fn failure() -> ProviderError {
    ProviderError::failed("the login service doesn't answer")
}

fn text(fetched: Fetched) -> String {
    fetched.map_or_else(|error| error.to_string(), |token| token.as_str().to_owned())
}

fn poll<F: Future>(future: Pin<&mut F>) -> Option<F::Output> {
    match future.poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(output) => Some(output),
        Poll::Pending => None,
    }
}

/// What a call gets that needn't wait.
fn at_once(cache: &IdentityCache<BearerToken>, now: i64) -> String {
    text(poll(pin!(cache.get(at(now, 0), 0))).expect("the call waits"))
}

#[test]
fn all_that_wait_share_one_fetch() {
    let (script, cache) = Script::new([Ok(token("a", 3600))]);
    let mut calls: Vec<_> = (0..100).map(|_| Box::pin(cache.get(at(0, 0), 0))).collect();
    for call in &mut calls {
        assert!(poll(call.as_mut()).is_none());
    }
    script.0.gate.add_permits(1);
    for mut call in calls {
        assert_eq!(text(poll(call.as_mut()).unwrap()), "a");
    }
    assert_eq!(at_once(&cache, 1), "a");
    assert_eq!(script.asked(), 1);
}

#[test]
fn one_that_is_cancelled_takes_nothing_from_the_others() {
    let (script, cache) = Script::new([Ok(token("a", 3600))]);
    let mut first = Box::pin(cache.get(at(0, 0), 0));
    let mut second = Box::pin(cache.get(at(0, 0), 0));
    assert!(poll(first.as_mut()).is_none() && poll(second.as_mut()).is_none());
    drop(first);
    script.0.gate.add_permits(1);
    assert_eq!(text(poll(second.as_mut()).unwrap()), "a");
    assert_eq!(script.asked(), 1);
}

#[test]
fn every_one_that_waits_is_woken() {
    let (script, cache) = Script::new([Ok(token("a", 3600))]);
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let fetched = runtime.block_on(async {
        let calls: Vec<_> = (0..10)
            .map(|_| {
                let cache = cache.clone();
                tokio::spawn(async move { cache.get(at(0, 0), 0).await })
            })
            .collect();
        tokio::task::yield_now().await;
        script.0.gate.add_permits(1);
        let mut fetched = Vec::new();
        for call in calls {
            fetched.push(text(call.await.unwrap()));
        }
        fetched
    });
    assert_eq!(fetched, ["a"; 10]);
    assert_eq!(script.asked(), 1);
}

#[test]
fn without_a_runtime_a_fetch_ends_with_the_last_that_waits() {
    let (script, cache) = Script::new([Ok(token("a", 3600))]);
    assert!(poll(pin!(cache.get(at(0, 0), 0))).is_none());
    script.0.gate.add_permits(1);
    assert_eq!(at_once(&cache, 0), "a");
    assert_eq!(script.asked(), 2);
}

#[test]
fn in_a_runtime_a_fetch_goes_on() {
    let (script, cache) = Script::new([Ok(token("a", 3600))]);
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(async {
        assert!(poll(pin!(cache.get(at(0, 0), 0))).is_none());
        script.0.gate.add_permits(1);
        tokio::task::yield_now().await;
    });
    assert_eq!(text(Ok(cache.held(at(0, 0)).unwrap())), "a");
    assert_eq!(script.asked(), 1);
}

#[test]
fn an_identity_is_renewed_before_it_expires_and_nobody_waits() {
    let (script, cache) = Script::new([Ok(token("old", 3600)), Ok(token("new", 7200))]);
    let script = script.open();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(async {
        assert_eq!(text(cache.get(at(0, 0), 0).await), "old");
        assert_eq!(at_once(&cache, 3299), "old");
        assert_eq!(script.asked(), 1);
        assert!(cache.held(at(3300, 0)).is_none());
        assert_eq!(at_once(&cache, 3300), "old");
        tokio::task::yield_now().await;
        assert_eq!(at_once(&cache, 3300), "new");
        assert_eq!(script.asked(), 2);
    });
}

#[test]
fn a_renewal_that_fails_is_told_only_when_the_old_identity_has_expired() {
    let answers = [Ok(token("old", 3600)), Err(failure()), Err(failure()), Err(failure())];
    let (script, cache) = Script::new(answers);
    let script = script.open();
    for (now, expected, asked) in [
        (0, "old", 1),
        (3300, "old", 2),
        // It isn't tried again at once.
        (3329, "old", 2),
        (3330, "old", 3),
        (3600, "the login service doesn't answer", 4),
    ] {
        assert_eq!(at_once(&cache, now), expected, "{now}");
        assert_eq!(script.asked(), asked, "{now}");
    }
    script.0.answers.lock().unwrap().push_back(Ok(token("new", 7200)));
    assert_eq!(at_once(&cache, 3600), "new");
}

#[test]
fn a_panic_is_an_error_for_all_and_the_next_call_tries_again() {
    let (script, cache) = Script::new([]);
    let mut first = Box::pin(cache.get(at(0, 0), 0));
    let mut second = Box::pin(cache.get(at(0, 0), 0));
    assert!(poll(first.as_mut()).is_none() && poll(second.as_mut()).is_none());
    script.0.gate.add_permits(1);
    for mut call in [first, second] {
        assert_eq!(text(poll(call.as_mut()).unwrap()), "the identity provider panicked");
    }
    *script.0.answers.lock().unwrap_or_else(std::sync::PoisonError::into_inner) =
        [Ok(token("a", 3600))].into();
    script.0.answers.clear_poison();
    script.0.gate.add_permits(1);
    assert_eq!(at_once(&cache, 0), "a");
}

#[test]
fn a_fetch_that_is_stuck_is_begun_anew() {
    let (script, cache) = Script::new([Ok(token("a", 3600)), Ok(token("b", 3700))]);
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(async {
        let mut stuck = Box::pin(cache.get(at(0, 0), 0));
        assert!(poll(stuck.as_mut()).is_none());
        let mut same = Box::pin(cache.get(at(60, 0), 0));
        assert!(poll(same.as_mut()).is_none());
        assert_eq!(script.asked(), 1);
        let mut other = Box::pin(cache.get(at(61, 0), 0));
        assert!(poll(other.as_mut()).is_none());
        assert_eq!(script.asked(), 2);
        // Those that wait still get what they wait for.
        script.0.gate.add_permits(2);
        assert_eq!(text(stuck.await), "a");
        assert_eq!(text(other.await), "b");
        assert_eq!(text(same.await), "a");
    });
}

#[test]
fn what_does_not_expire_is_kept_until_it_is_cleared() {
    let forever = |text: &str| Ok(BearerToken::try_from(text).unwrap());
    let (script, cache) = Script::new([forever("a"), forever("b")]);
    let script = script.open();
    assert_eq!(at_once(&cache, 0), "a");
    let shared = IdentityCache::new(cache.clone());
    assert_eq!(text(Ok(shared.held(Timestamp::MAX_UTC).unwrap())), "a");
    cache.clear();
    assert_eq!(at_once(&shared, 0), "b");
    assert_eq!(script.asked(), 2);
}

#[test]
fn an_expired_identity_is_a_failure_of_its_provider() {
    let (script, cache) = Script::new([Ok(token("a", 0))]);
    script.open();
    let expected = "the provider gave a bearer token that expired at 1970-01-01 00:00:00 UTC";
    assert_eq!(at_once(&cache, 0), expected);
}

#[test]
fn no_secret_is_shown() {
    let (script, cache) = Script::new([Ok(token("s3cret", 3600))]);
    script.open();
    assert_eq!(at_once(&cache, 0), "s3cret");
    let shown = format!("{cache:?}");
    assert!(shown.contains("redacted") && !shown.contains("s3cret"), "{shown}");
}
