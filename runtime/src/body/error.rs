//! Why a stream broke off.

use std::fmt;

use crate::error::timeout::TimeoutError;
use crate::error::transport::BoxError;

/// A stream broke off, or has more than was allowed.
#[derive(Debug)]
pub struct StreamError(Kind);

#[derive(Debug)]
enum Kind {
    TooLarge(usize),
    Source(BoxError),
}

impl StreamError {
    /// What a source said. The errors of streams within streams are not wrapped twice.
    pub(crate) fn of(error: BoxError) -> Self {
        match error.downcast::<Self>() {
            Ok(error) => *error,
            Err(error) => Self(Kind::Source(error)),
        }
    }

    pub(crate) fn too_large(limit: usize) -> Self {
        Self(Kind::TooLarge(limit))
    }

    /// What the source said, or that there is too much.
    #[cfg(feature = "client")]
    pub(crate) fn into_source(self) -> BoxError {
        match self.0 {
            Kind::TooLarge(_) => self.into(),
            Kind::Source(error) => error,
        }
    }

    /// True if a time limit ran out.
    pub fn is_timeout(&self) -> bool {
        matches!(&self.0, Kind::Source(error) if error.is::<TimeoutError>())
    }

    /// True if there is more than the reader allowed.
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
            Kind::Source(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for StreamError {
    /// What the source said, be it a [`TimeoutError`] or a
    /// [`TransportError`](crate::TransportError).
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.0 {
            Kind::TooLarge(_) => None,
            Kind::Source(error) => Some(&**error),
        }
    }
}
