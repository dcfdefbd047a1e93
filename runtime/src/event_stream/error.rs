//! The error of a stream of events.

use std::fmt;

use super::message::FrameError;
use crate::body::error::StreamError;
use crate::error::service::Unhandled;
use crate::error::wire::DeserializeError;

/// The error that ends a stream of events. No event comes after it.
///
/// `E` is the type of the events.
#[derive(Debug)]
#[non_exhaustive]
pub enum EventError<E> {
    /// The service sent an error that the model defines as a variant of the events.
    Exception(E),
    /// The service sent an error that the model doesn't define.
    Unhandled(Unhandled),
    /// A message or its event can't be read.
    Deserialize(DeserializeError),
    /// The stream broke off before its end.
    Stream(StreamError),
}

impl<E: fmt::Debug> fmt::Display for EventError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exception(event) => write!(f, "the service ended the events: {event:?}"),
            Self::Unhandled(error) => write!(f, "the service ended the events: {error}"),
            Self::Deserialize(error) => write!(f, "an event can't be read: {error}"),
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

impl<E> From<DeserializeError> for EventError<E> {
    fn from(error: DeserializeError) -> Self {
        Self::Deserialize(error)
    }
}

impl<E> From<FrameError> for EventError<E> {
    fn from(error: FrameError) -> Self {
        Self::Deserialize(DeserializeError::new("message", error.0))
    }
}

#[cfg(test)]
mod tests {
    use super::EventError;
    use crate::body::error::StreamError;
    use crate::error::service::Unhandled;
    use crate::error::wire::DeserializeError;

    #[test]
    fn hidden_characters_of_a_message_are_escaped() {
        const HIDDEN: &str = "\u{202e}\u{1b}\u{9b}\u{200b}\r\n";
        for error in [
            EventError::Exception(HIDDEN),
            EventError::Unhandled(Unhandled {
                code: Some(HIDDEN.to_owned()),
                message: Some(HIDDEN.to_owned()),
            }),
            EventError::Deserialize(DeserializeError::new(HIDDEN, HIDDEN)),
            EventError::Stream(StreamError::of(HIDDEN.into())),
        ] {
            for shown in [error.to_string(), format!("{error:?}")] {
                assert!(!shown.contains(|c| HIDDEN.contains(c)), "{shown:?}");
                assert!(shown.contains("\\u{202e}"), "{shown:?}");
            }
        }
    }
}
