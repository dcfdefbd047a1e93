//! The progress of a streamed request body, by which a slow upload is told from a service that is stuck.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::task::{Context, Poll};

use http_body::{Body, Frame, SizeHint};

use crate::body::error::StreamError;
use crate::body::stream::ByteStream;
use bytes::Bytes;

/// The progress that the transport makes with a body.
#[derive(Debug, Default)]
pub(crate) struct Progress {
    marks: AtomicUsize,
    /// Whether the body was pending when it was last polled.
    idle: AtomicBool,
    /// Whether the body has ended, failed or been dropped.
    ended: AtomicBool,
}

impl Progress {
    /// Returns a number that changes with each piece that the transport takes, or `None` if the body has
    /// ended.
    ///
    /// While the body is pending, the number also changes with each call, because then the program is
    /// slow and not the service.
    pub(crate) fn mark(&self) -> Option<usize> {
        if self.ended.load(Ordering::Acquire) {
            return None;
        }
        let passed = usize::from(self.idle.load(Ordering::Acquire));
        Some(self.marks.fetch_add(passed, Ordering::AcqRel))
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
        *self = Self::from_watched(Watched { body, progress: progress.clone() });
        Some(progress)
    }
}

/// A stream whose progress is observed.
pub(super) struct Watched {
    body: ByteStream,
    progress: Arc<Progress>,
}

impl Watched {
    /// Makes a second stream of the same bytes, which reports to the same observer.
    pub(super) fn try_clone(&self) -> Option<Self> {
        let body = self.body.try_clone()?;
        Some(Self { body, progress: self.progress.clone() })
    }
}

impl Body for Watched {
    type Data = Bytes;
    type Error = StreamError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, StreamError>>> {
        let polled = Pin::new(&mut self.body).poll_frame(cx);
        let Progress { marks, idle, ended } = &*self.progress;
        idle.store(polled.is_pending(), Ordering::Release);
        match &polled {
            Poll::Ready(Some(Ok(_))) => {
                marks.fetch_add(1, Ordering::AcqRel);
                // An earlier clone may have ended.
                ended.store(false, Ordering::Release);
            }
            Poll::Ready(None | Some(Err(_))) => ended.store(true, Ordering::Release),
            Poll::Pending => {}
        }
        polled
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
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
