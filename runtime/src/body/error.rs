//! The error of a stream of bytes.

use std::fmt;

use crate::error::plain::write_visible;
use crate::error::timeout::TimeoutError;
use crate::error::transport::BoxError;

/// The error of a [`ByteStream`](crate::ByteStream): its source failed, or it has more bytes than the
/// reader allowed.
#[derive(Debug)]
pub struct StreamError(Kind);

#[derive(Debug)]
enum Kind {
    TooLarge(usize),
    Source(BoxError),
}

impl StreamError {
    /// Wraps the error of a source. The error of a stream within a stream is not wrapped again.
    pub(crate) fn of(error: BoxError) -> Self {
        match error.downcast::<Self>() {
            Ok(error) => *error,
            Err(error) => Self(Kind::Source(error)),
        }
    }

    pub(crate) fn too_large(limit: usize) -> Self {
        Self(Kind::TooLarge(limit))
    }

    /// Returns the error of the source, or this error if the stream has too many bytes.
    #[cfg(feature = "client")]
    pub(crate) fn into_source(self) -> BoxError {
        match self.0 {
            Kind::TooLarge(_) => self.into(),
            Kind::Source(error) => error,
        }
    }

    /// Returns true if a time limit was exceeded while the reader waited for the next piece.
    pub fn is_timeout(&self) -> bool {
        matches!(&self.0, Kind::Source(error) if error.is::<TimeoutError>())
    }

    /// Returns true if the stream has more bytes than the reader allowed.
    pub fn is_too_large(&self) -> bool {
        matches!(self.0, Kind::TooLarge(_))
    }
}

impl fmt::Display for StreamError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Kind::TooLarge(limit) => {
                write!(f, "the stream has more than the {limit} bytes that were allowed")
            }
            Kind::Source(error) => write_visible(f, &error.to_string()),
        }
    }
}

impl std::error::Error for StreamError {
    /// Returns the error of the source. For the response of a call this is a [`TimeoutError`] or a
    /// [`TransportError`](crate::TransportError).
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.0 {
            Kind::TooLarge(_) => None,
            Kind::Source(error) => Some(&**error),
        }
    }
}
