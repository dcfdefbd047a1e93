//! Why a stream of events ended before its end.

use std::fmt;

use super::message::FrameError;
use crate::body::error::StreamError;
use crate::error::service::Unhandled;
use crate::error::wire::Malformed;

/// Why a stream of events ended before its end. No event comes after it.
#[derive(Debug)]
#[non_exhaustive]
pub enum EventError<E> {
    /// An error that the model names: a variant of the events.
    Exception(E),
    /// An error that the model doesn't name.
    Unhandled(Unhandled),
    /// A message that can't be read.
    Malformed(Malformed),
    /// The stream broke off.
    Stream(StreamError),
}

impl<E: fmt::Debug> fmt::Display for EventError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exception(event) => write!(f, "the service ended the events: {event:?}"),
            Self::Unhandled(error) => write!(f, "the service ended the events: {error}"),
            Self::Malformed(error) => write!(f, "an event can't be read: {error}"),
            Self::Stream(error) => error.fmt(f),
        }
    }
}

impl<E: fmt::Debug> std::error::Error for EventError<E> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Stream(error) => error.source(),
            _ => None,
        }
    }
}

impl<E> From<Malformed> for EventError<E> {
    fn from(error: Malformed) -> Self {
        Self::Malformed(error)
    }
}

impl<E> From<FrameError> for EventError<E> {
    fn from(error: FrameError) -> Self {
        Self::Malformed(Malformed::new("message", error.0))
    }
}
