//! A stream that is verified while it is read.

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};

use super::super::hash::Checksum;
use super::Expected;
use crate::body::stream::ByteStream;
use crate::error::transport::BoxError;

/// A body that passes on a stream, and fails at the end if the checksum is wrong.
pub(super) struct Verified {
    stream: ByteStream,
    expected: Expected,
    /// The checksum of the bytes so far. It is `None` after it was compared.
    checksum: Option<Checksum>,
}

impl Verified {
    pub(super) fn new(stream: ByteStream, checksum: Checksum, expected: Expected) -> Self {
        Self { stream, expected, checksum: Some(checksum) }
    }
}

impl Body for Verified {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let frame = ready!(Pin::new(&mut self.stream).poll_frame(cx)?);
        if let Some(frame) = frame {
            if let (Some(checksum), Some(data)) = (&mut self.checksum, frame.data_ref()) {
                checksum.update(data);
            }
            return Poll::Ready(Some(Ok(frame)));
        }
        let compared = self.checksum.take().map(|checksum| self.expected.compare(checksum));
        Poll::Ready(match compared {
            Some(Err(problem)) => Some(Err(problem.into())),
            Some(Ok(())) | None => None,
        })
    }

    /// Returns false until the checksum was compared, because the reader would stop before that
    /// otherwise.
    fn is_end_stream(&self) -> bool {
        self.checksum.is_none() && self.stream.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.stream.size_hint()
    }
}
