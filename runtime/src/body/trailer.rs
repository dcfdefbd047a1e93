//! The checksum that follows a body.

#[cfg(feature = "checksum")]
use http::{Extensions, HeaderMap, HeaderName, HeaderValue};

#[cfg(feature = "checksum")]
use crate::body::checksum::hash::Checksum;
#[cfg(feature = "checksum")]
use crate::body::checksum::request::Trailing;

/// A checksum that is computed while a body is sent, and sent behind it.
#[cfg(feature = "checksum")]
pub(crate) struct Trailer(Checksum);

#[cfg(feature = "checksum")]
impl Trailer {
    /// Returns the checksum that is to follow the body of a request, if one is.
    pub(crate) fn take(extensions: &mut Extensions) -> Option<Self> {
        let Trailing(algorithm) = extensions.remove()?;
        Some(Self(Checksum::new(algorithm)))
    }

    /// The name of its header.
    pub(crate) fn name(&self) -> HeaderName {
        HeaderName::from_static(self.0.algorithm().header())
    }

    /// The number of bytes of its header with a colon and a value.
    pub(super) fn line_length(&self) -> u64 {
        let value = Checksum::new(self.0.algorithm()).header_value();
        (self.0.algorithm().header().len() + 1 + value.len()) as u64
    }

    pub(super) fn update(&mut self, piece: &[u8]) {
        self.0.update(piece);
    }

    pub(super) fn finish(self) -> HeaderMap {
        let name = self.name();
        let value = HeaderValue::try_from(self.0.header_value());
        value.into_iter().map(|value| (name.clone(), value)).collect()
    }
}

/// Without the feature `checksum` there is none.
#[cfg(not(feature = "checksum"))]
pub(crate) enum Trailer {}

#[cfg(not(feature = "checksum"))]
impl Trailer {
    pub(crate) fn take(_: &mut http::Extensions) -> Option<Self> {
        None
    }

    pub(crate) fn name(&self) -> http::HeaderName {
        match *self {}
    }

    pub(super) fn line_length(&self) -> u64 {
        match *self {}
    }

    pub(super) fn update(&mut self, _: &[u8]) {
        match *self {}
    }

    pub(super) fn finish(self) -> http::HeaderMap {
        match self {}
    }
}
