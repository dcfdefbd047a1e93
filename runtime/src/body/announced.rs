//! Streams whose length is announced before they are read.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};

use crate::body::error::StreamError;
use crate::body::stream::ByteStream;

impl ByteStream {
    /// Gives a stream of unknown length the length that its sender says it has. The stream fails if it
    /// turns out to have another one.
    pub(crate) fn announced(self, length: u64) -> Self {
        Self::from_body(Announced { stream: self, length, left: length, last: None, ended: false })
    }
}

/// A stream that fails if it doesn't have the announced length.
struct Announced {
    stream: ByteStream,
    /// The announced length.
    length: u64,
    /// The number of bytes that have not come yet.
    left: u64,
    /// The last byte, which is held back until the stream has ended. Otherwise the transport would have
    /// all of the bytes that it wants, and would never see that there are more.
    last: Option<Bytes>,
    ended: bool,
}

impl Announced {
    /// Ends the stream, because it contradicts its length.
    fn fail(&mut self, kind: io::ErrorKind, problem: String) -> StreamError {
        self.ended = true;
        self.last = None;
        StreamError::of(io::Error::new(kind, problem).into())
    }
}

impl Body for Announced {
    type Data = Bytes;
    type Error = StreamError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, StreamError>>> {
        let this = &mut *self;
        while !this.ended {
            let Some(piece) = ready!(this.stream.poll_next(cx)?) else {
                if this.left > 0 {
                    let problem = format!("the source ended {} bytes too early", this.left);
                    return Poll::Ready(Some(
                        Err(this.fail(io::ErrorKind::UnexpectedEof, problem)),
                    ));
                }
                this.ended = true;
                break;
            };
            let Some(left) = this.left.checked_sub(piece.len() as u64) else {
                let problem = format!(
                    "the source has more than the {} bytes that were announced",
                    this.length
                );
                return Poll::Ready(Some(Err(this.fail(io::ErrorKind::InvalidData, problem))));
            };
            this.left = left;
            if left > 0 {
                return Poll::Ready(Some(Ok(Frame::data(piece))));
            }
            let mut piece = piece;
            if !piece.is_empty() {
                this.last = Some(piece.split_off(piece.len() - 1));
            }
            if !piece.is_empty() {
                return Poll::Ready(Some(Ok(Frame::data(piece))));
            }
        }
        Poll::Ready(this.last.take().map(|piece| Ok(Frame::data(piece))))
    }

    fn is_end_stream(&self) -> bool {
        self.ended && self.last.is_none()
    }

    fn size_hint(&self) -> SizeHint {
        let held = self.last.as_ref().map_or(0, Bytes::len);
        SizeHint::with_exact(self.left + held as u64)
    }
}

#[cfg(test)]
mod tests {
    use std::task::Waker;

    use super::*;

    /// A stream of pieces, of which nobody knows how many there are.
    struct Pieces(Vec<&'static str>);

    impl Body for Pieces {
        type Data = Bytes;
        type Error = StreamError;

        fn poll_frame(
            mut self: Pin<&mut Self>,
            _: &mut Context<'_>,
        ) -> Poll<Option<Result<Frame<Bytes>, StreamError>>> {
            let piece = (!self.0.is_empty()).then(|| self.0.remove(0));
            Poll::Ready(piece.map(|piece| Ok(Frame::data(Bytes::from(piece)))))
        }
    }

    /// What comes of a stream: its pieces, and the error that ends it.
    fn read(pieces: &[&'static str], length: u64) -> (String, Option<String>) {
        let mut stream = ByteStream::from_body(Pieces(pieces.to_vec())).announced(length);
        assert_eq!(stream.length(), Some(length));
        let mut context = Context::from_waker(Waker::noop());
        let mut text = String::new();
        loop {
            match stream.poll_next(&mut context) {
                Poll::Ready(Some(Ok(piece))) => text += std::str::from_utf8(&piece).unwrap(),
                Poll::Ready(Some(Err(error))) => {
                    let next = stream.poll_next(&mut context);
                    assert!(matches!(next, Poll::Ready(None)), "nothing follows an error");
                    return (text, Some(error.to_string()));
                }
                Poll::Ready(None) => return (text, None),
                Poll::Pending => panic!("the source is never pending"),
            }
        }
    }

    #[test]
    fn a_stream_of_the_announced_length_is_passed_on() {
        assert_eq!(read(&["ab", "cd", "e"], 5), ("abcde".to_owned(), None));
        assert_eq!(read(&["abcde"], 5), ("abcde".to_owned(), None));
        assert_eq!(read(&[], 0), (String::new(), None));
    }

    #[test]
    fn a_stream_of_another_length_fails_before_its_last_byte() {
        let early = "the source ended 2 bytes too early".to_owned();
        assert_eq!(read(&["ab", "c"], 5), ("abc".to_owned(), Some(early)));
        let more = "the source has more than the 5 bytes that were announced".to_owned();
        assert_eq!(read(&["ab", "cde", "f"], 5), ("abcd".to_owned(), Some(more.clone())));
        assert_eq!(read(&["ab", "cdef"], 5), ("ab".to_owned(), Some(more)));
    }
}
