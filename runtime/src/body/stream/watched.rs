//! The progress of a streamed request body, by which a slow upload is told from a service that is stuck.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::task::{Context, Poll, ready};

use http_body::{Body, Frame, SizeHint};

use crate::body::error::StreamError;
use crate::body::stream::ByteStream;
use bytes::Bytes;

/// The number of bytes that the transport takes at once at most, so that its progress with large pieces shows.
const PIECE: usize = 8 * 1024;

/// The progress that the transport makes with a body.
#[derive(Debug, Default)]
pub(crate) struct Progress {
    /// The number of bytes that were taken, which wraps around.
    taken: AtomicUsize,
    /// The number of times that the body was pending.
    waits: AtomicUsize,
    /// Whether the body was pending when it was last polled.
    idle: AtomicBool,
    /// Whether the body has ended, failed or been dropped.
    ended: AtomicBool,
}

/// The progress at one time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Mark {
    taken: usize,
    waits: usize,
}

impl Mark {
    /// Returns true if at least `bytes` were taken since an earlier mark, or if the program had nothing to send
    /// at some time since then.
    pub(crate) fn is_beyond(&self, earlier: &Self, bytes: u64) -> bool {
        let taken = self.taken.wrapping_sub(earlier.taken);
        self.waits != earlier.waits || taken as u64 >= bytes
    }
}

impl Progress {
    /// Returns a mark that changes with each piece that the transport takes, or `None` if the body has ended.
    ///
    /// While the body is pending, the mark also changes with each call, because then the program is slow and
    /// not the service.
    pub(crate) fn mark(&self) -> Option<Mark> {
        if self.ended.load(Ordering::Acquire) {
            return None;
        }
        let passed = usize::from(self.idle.load(Ordering::Acquire));
        let waits = self.waits.fetch_add(passed, Ordering::AcqRel);
        Some(Mark { taken: self.taken.load(Ordering::Acquire), waits })
    }
}

impl ByteStream {
    /// Makes the progress of this stream observable, and that of its clones. Returns `None`, and changes
    /// nothing, if all of it is in memory.
    pub(crate) fn watch(&mut self) -> Option<Arc<Progress>> {
        if self.as_bytes().is_some() {
            return None;
        }
        let progress = Arc::new(Progress::default());
        let body = std::mem::take(self);
        *self =
            Self::from_watched(Watched { body, rest: Bytes::new(), progress: progress.clone() });
        Some(progress)
    }
}

/// A stream whose progress is observed.
pub(super) struct Watched {
    body: ByteStream,
    /// What was not taken yet of the last piece.
    rest: Bytes,
    progress: Arc<Progress>,
}

impl Watched {
    /// Makes a second stream of the same bytes, which reports to the same observer.
    pub(super) fn try_clone(&self) -> Option<Self> {
        let body = self.body.try_clone().filter(|_| self.rest.is_empty())?;
        Some(Self { body, rest: Bytes::new(), progress: self.progress.clone() })
    }

    /// Polls for the next piece, of [`PIECE`] bytes at most.
    fn poll_piece(
        &mut self,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, StreamError>>> {
        if self.rest.is_empty() {
            match ready!(Pin::new(&mut self.body).poll_frame(cx)?) {
                None => return Poll::Ready(None),
                Some(frame) => match frame.into_data() {
                    Ok(data) => self.rest = data,
                    Err(trailers) => return Poll::Ready(Some(Ok(trailers))),
                },
            }
        }
        let piece = self.rest.split_to(self.rest.len().min(PIECE));
        self.progress.taken.fetch_add(piece.len(), Ordering::AcqRel);
        Poll::Ready(Some(Ok(Frame::data(piece))))
    }
}

impl Body for Watched {
    type Data = Bytes;
    type Error = StreamError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, StreamError>>> {
        let polled = self.poll_piece(cx);
        let Progress { waits, idle, ended, .. } = &*self.progress;
        idle.store(polled.is_pending(), Ordering::Release);
        match &polled {
            // An earlier clone may have ended.
            Poll::Ready(Some(Ok(_))) => ended.store(false, Ordering::Release),
            Poll::Ready(None | Some(Err(_))) => ended.store(true, Ordering::Release),
            Poll::Pending => {
                waits.fetch_add(1, Ordering::AcqRel);
            }
        }
        polled
    }

    fn is_end_stream(&self) -> bool {
        self.rest.is_empty() && self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        let (rest, body) = (self.rest.len() as u64, self.body.size_hint());
        let mut hint = SizeHint::new();
        hint.set_lower(body.lower().saturating_add(rest));
        if let Some(upper) = body.upper().and_then(|upper| upper.checked_add(rest)) {
            hint.set_upper(upper);
        }
        hint
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        self.progress.ended.store(true, Ordering::Release);
    }
}

#[cfg(test)]
mod tests {
    use std::task::Waker;

    use super::*;

    #[test]
    fn a_body_in_memory_is_left_alone() {
        let mut body = ByteStream::from("all of it");
        assert!(body.watch().is_none());
        assert_eq!(body.as_bytes().unwrap(), "all of it");
    }

    #[test]
    fn each_piece_is_a_mark_and_the_end_is_none() {
        let mut body = ByteStream::from_body(ByteStream::from("one piece"));
        let progress = body.watch().unwrap();
        let before = progress.mark();
        assert_eq!(progress.mark(), before);
        let mut context = Context::from_waker(Waker::noop());
        assert!(body.poll_next(&mut context).is_ready());
        assert_ne!(progress.mark(), before);
        assert!(matches!(body.poll_next(&mut context), Poll::Ready(None)));
        assert_eq!(progress.mark(), None);
    }

    #[test]
    fn a_large_piece_is_taken_in_small_ones() {
        let whole = vec![7; 2 * PIECE + 1];
        let mut body = ByteStream::from_body(ByteStream::from(whole.clone()));
        let progress = body.watch().unwrap();
        let start = progress.mark().unwrap();
        let mut context = Context::from_waker(Waker::noop());
        let mut taken = Vec::new();
        for left in [PIECE + 1, 1, 0] {
            let Poll::Ready(Some(Ok(piece))) = body.poll_next(&mut context) else { panic!() };
            taken.extend_from_slice(&piece);
            assert_eq!(body.size_hint().lower(), left as u64);
            assert!(body.try_clone().is_none());
            let mark = progress.mark().unwrap();
            assert!(mark.is_beyond(&start, taken.len() as u64));
            assert!(!mark.is_beyond(&start, taken.len() as u64 + 1));
        }
        assert_eq!(taken, whole);
        assert!(matches!(body.poll_next(&mut context), Poll::Ready(None)));
    }

    /// A body of one piece and a trailer.
    struct WithTrailer(Vec<Frame<Bytes>>);

    impl Body for WithTrailer {
        type Data = Bytes;
        type Error = StreamError;

        fn poll_frame(
            mut self: Pin<&mut Self>,
            _: &mut Context<'_>,
        ) -> Poll<Option<Result<Frame<Bytes>, StreamError>>> {
            Poll::Ready(self.0.pop().map(Ok))
        }
    }

    #[test]
    fn trailers_are_passed_on() {
        let mut trailers = http::HeaderMap::new();
        trailers.insert("x-checksum", http::HeaderValue::from_static("abc"));
        let frames = vec![Frame::trailers(trailers.clone()), Frame::data(Bytes::from("piece"))];
        let mut body = ByteStream::from_body(WithTrailer(frames));
        let progress = body.watch().unwrap();
        let mut context = Context::from_waker(Waker::noop());
        let mut next = || match Pin::new(&mut body).poll_frame(&mut context) {
            Poll::Ready(frame) => frame.map(Result::unwrap),
            Poll::Pending => panic!("the body is never pending"),
        };
        assert_eq!(next().unwrap().into_data().unwrap(), "piece");
        assert_eq!(next().unwrap().into_trailers().unwrap(), trailers);
        assert!(progress.mark().is_some());
        assert!(next().is_none());
        assert_eq!(progress.mark(), None);
    }

    #[test]
    fn a_body_that_is_no_longer_wanted_is_over() {
        let mut body = ByteStream::from_body(ByteStream::from("one piece"));
        let progress = body.watch().unwrap();
        drop(body);
        assert_eq!(progress.mark(), None);
    }

    #[test]
    fn a_clone_is_watched_in_place_of_one_that_has_ended() {
        let mut runtime = tokio::runtime::Builder::new_current_thread();
        runtime.build().unwrap().block_on(async {
            let file = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
            let mut body = ByteStream::from_path(file).await.unwrap();
            let progress = body.watch().unwrap();
            let mut second = body.try_clone().unwrap();
            drop(body);
            assert_eq!(progress.mark(), None);
            second.next().await.unwrap().unwrap();
            assert!(progress.mark().is_some());
            while second.next().await.is_some() {}
            assert_eq!(progress.mark(), None);
        });
    }
}
