//! Sending of events while a call is in progress.

use std::fmt;
use std::future::poll_fn;

use futures_channel::mpsc::{self, Receiver, Sender};

/// Sends events into a stream.
///
/// [`EventStream::channel`](super::EventStream::channel) creates the sender together with its
/// stream. The stream ends when the sender and all of its clones are dropped.
pub struct EventSender<E>(Sender<E>);

/// The error of an event that can't be sent, because its stream was dropped. This happens when the
/// call ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct SendError;

pub(super) fn channel<E>(capacity: usize) -> (EventSender<E>, Receiver<E>) {
    let (sender, receiver) = mpsc::channel(capacity);
    (EventSender(sender), receiver)
}

impl<E> EventSender<E> {
    /// Sends an event. Waits while the channel is full.
    ///
    /// # Errors
    ///
    /// Fails if the stream was dropped, which happens when the call ends. The result of the call
    /// says why it ended.
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
