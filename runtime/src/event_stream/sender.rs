//! Events that a program sends while the call is under way.

use std::fmt;
use std::future::poll_fn;

use futures_channel::mpsc::{self, Receiver, Sender};

/// Sends events into a stream that was made by
/// [`EventStream::channel`](super::EventStream::channel). The stream ends when all clones are
/// dropped.
pub struct EventSender<E>(Sender<E>);

/// Nobody takes events any more: the call has ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SendError;

pub(super) fn channel<E>(capacity: usize) -> (EventSender<E>, Receiver<E>) {
    let (sender, receiver) = mpsc::channel(capacity);
    (EventSender(sender), receiver)
}

impl<E> EventSender<E> {
    /// Sends an event, as soon as there is room for it.
    ///
    /// # Errors
    /// If nobody takes events any more: the call has ended, and its outcome says why.
    pub async fn send(&mut self, event: E) -> Result<(), SendError> {
        poll_fn(|cx| self.0.poll_ready(cx)).await.map_err(|_| SendError)?;
        self.0.start_send(event).map_err(|_| SendError)
    }
}

impl<E> Clone for EventSender<E> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<E> fmt::Debug for EventSender<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EventSender").finish_non_exhaustive()
    }
}

impl fmt::Display for SendError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("nobody takes events any more")
    }
}

impl std::error::Error for SendError {}
