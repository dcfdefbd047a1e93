//! One fetch that several calls wait for.
//!
//! Each of those that wait drives it, so that it goes on if one of them is cancelled, whatever it runs on. When the
//! last one leaves, the fetch is cancelled as well.

use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError};
use std::task::{Context, Poll, Wake, Waker};

use crate::auth::provider_error::ProviderError;

/// What is driven.
type Fetching<I> = Pin<Box<dyn Future<Output = Result<I, ProviderError>> + Send>>;

/// A fetch that is under way.
pub(super) struct Flight<I> {
    fetch: Mutex<Fetch<I>>,
    waiters: Arc<Waiters>,
    /// Whether it has taken so long that another one was begun.
    abandoned: AtomicBool,
}

enum Fetch<I> {
    Running(Fetching<I>),
    Landed(Result<I, ProviderError>),
}

impl<I: Clone> Flight<I> {
    pub(super) fn new(future: Fetching<I>) -> Arc<Self> {
        let fetch = Mutex::new(Fetch::Running(future));
        Arc::new(Self { fetch, waiters: Arc::default(), abandoned: AtomicBool::new(false) })
    }

    /// Sends home those that only keep the fetch going.
    pub(super) fn abandon(&self) {
        self.abandoned.store(true, Ordering::Release);
        self.waiters.wake_all();
    }

    /// Drives the fetch until it ends or until somebody else drives it.
    fn poll(&self, cx: &mut Context<'_>) -> Poll<Result<I, ProviderError>> {
        let mut fetch = match self.fetch.try_lock() {
            Ok(fetch) => fetch,
            Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner(),
            Err(TryLockError::WouldBlock) => {
                cx.waker().wake_by_ref();
                return Poll::Pending;
            }
        };
        let future = match &mut *fetch {
            Fetch::Landed(result) => return Poll::Ready(result.clone()),
            Fetch::Running(future) => future,
        };
        let waker = Waker::from(self.waiters.clone());
        let mut context = Context::from_waker(&waker);
        // A panic is told to all that wait, instead of to the one that happens to drive.
        let polled = catch_unwind(AssertUnwindSafe(|| future.as_mut().poll(&mut context)));
        let polled = polled.unwrap_or_else(|_| {
            Poll::Ready(Err(ProviderError::failed("the identity provider panicked")))
        });
        let Poll::Ready(result) = polled else { return Poll::Pending };
        *fetch = Fetch::Landed(result.clone());
        drop(fetch);
        self.waiters.wake_all();
        Poll::Ready(result)
    }
}

/// Those that wait for a fetch. It is apart from the fetch, which may hold wakers of it.
#[derive(Default)]
struct Waiters(Mutex<Vec<Option<Waker>>>);

impl Waiters {
    fn lock(&self) -> MutexGuard<'_, Vec<Option<Waker>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Keeps the waker of a task at its place, which is found the first time.
    fn keep(&self, place: &mut Option<usize>, waker: &Waker) {
        let mut wakers = self.lock();
        let free = || wakers.iter().position(Option::is_none).unwrap_or(wakers.len());
        let place = *place.get_or_insert_with(free);
        match wakers.get_mut(place) {
            Some(Some(kept)) => kept.clone_from(waker),
            Some(empty) => *empty = Some(waker.clone()),
            None => wakers.push(Some(waker.clone())),
        }
    }

    fn leave(&self, place: usize) {
        let left = self.lock().get_mut(place).and_then(Option::take);
        // A waker may do anything when it is dropped, so the lock is released before.
        drop(left);
    }

    fn wake_all(&self) {
        let wakers: Vec<_> = self.lock().iter().flatten().cloned().collect();
        wakers.into_iter().for_each(Waker::wake);
    }
}

impl Wake for Waiters {
    fn wake(self: Arc<Self>) {
        self.wake_all();
    }
}

/// Waits for a fetch, and drives it meanwhile.
pub(super) struct Wait<I> {
    flight: Arc<Flight<I>>,
    place: Option<usize>,
}

impl<I> Wait<I> {
    pub(super) fn new(flight: Arc<Flight<I>>) -> Self {
        Self { flight, place: None }
    }
}

impl<I: Clone> Future for Wait<I> {
    type Output = Result<I, ProviderError>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let Self { flight, place } = self.get_mut();
        flight.waiters.keep(place, cx.waker());
        flight.poll(cx)
    }
}

impl<I> Drop for Wait<I> {
    fn drop(&mut self) {
        if let Some(place) = self.place {
            self.flight.waiters.leave(place);
        }
    }
}

/// Keeps a fetch going for its own sake, until it ends or is abandoned.
pub(super) struct Keep<I>(pub(super) Wait<I>);

impl<I: Clone> Future for Keep<I> {
    type Output = ();

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let wait = &mut self.get_mut().0;
        let polled = Pin::new(&mut *wait).poll(cx);
        if wait.flight.abandoned.load(Ordering::Acquire) {
            return Poll::Ready(());
        }
        polled.map(drop)
    }
}
