//! The bytes of a connection, as hyper reads and writes them: inside of TLS, if there is TLS.

use std::future::Future as _;
use std::io::{self, IoSlice};
use std::pin::{Pin, pin};
use std::task::{Context, Poll};

use hyper_util::client::legacy::connect::{Connected, Connection};
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::task::yield_now;

use super::interim::Heads;

/// The number of bytes after which reading makes a pause, in which other tasks and timers have their
/// turn. A server that sends faster than its bytes are read would otherwise keep the thread to itself.
const TURN: usize = 64 * 1024;

/// A connection that yields to other tasks after each [`TURN`] of bytes, and that fails if too much
/// comes before the answer to a request.
pub(super) struct Wire<T> {
    io: T,
    /// The number of bytes read since the task last had to wait.
    read: usize,
    heads: Heads,
}

impl<T> Wire<T> {
    pub(super) fn new(io: T) -> Self {
        Self { io, read: 0, heads: Heads::default() }
    }

    /// Notes what writing came to.
    fn wrote(&mut self, written: Poll<io::Result<usize>>) -> Poll<io::Result<usize>> {
        if let Poll::Ready(Ok(1..)) = written {
            self.heads.wrote();
        }
        written
    }
}

impl<T: AsyncRead + Unpin> AsyncRead for Wire<T> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let this = &mut *self;
        if this.read >= TURN {
            this.read = 0;
            // The first poll asks tokio to wake the task once the timers and the sockets had their turn.
            let _ = pin!(yield_now()).poll(cx);
            return Poll::Pending;
        }
        let before = buf.filled().len();
        let polled = Pin::new(&mut this.io).poll_read(cx, buf);
        match polled {
            Poll::Ready(Ok(())) => {
                let bytes = buf.filled().get(before..).unwrap_or_default();
                this.read += bytes.len();
                Poll::Ready(this.heads.read(bytes))
            }
            Poll::Pending => {
                this.read = 0;
                Poll::Pending
            }
            failed @ Poll::Ready(Err(_)) => failed,
        }
    }
}

impl<T: AsyncWrite + Unpin> AsyncWrite for Wire<T> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.io).poll_write(cx, bytes);
        self.wrote(written)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        slices: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.io).poll_write_vectored(cx, slices);
        self.wrote(written)
    }

    fn is_write_vectored(&self) -> bool {
        self.io.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.io).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.io).poll_shutdown(cx)
    }
}

impl<T: Connection> Connection for Wire<TokioIo<T>> {
    fn connected(&self) -> Connected {
        self.io.inner().connected()
    }
}

#[cfg(test)]
mod tests {
    use std::task::Waker;

    use super::*;

    /// A source that always has bytes.
    struct Endless;

    impl AsyncRead for Endless {
        fn poll_read(
            self: Pin<&mut Self>,
            _: &mut Context<'_>,
            buf: &mut ReadBuf<'_>,
        ) -> Poll<io::Result<()>> {
            buf.put_slice(&vec![b'x'; buf.remaining()]);
            Poll::Ready(Ok(()))
        }
    }

    #[test]
    fn reading_makes_a_pause_after_each_turn() {
        let mut wire = Wire::new(Endless);
        let mut context = Context::from_waker(Waker::noop());
        let mut turns = Vec::new();
        let mut read = 0;
        let mut memory = [0; 1000];
        while turns.len() < 3 {
            let mut buf = ReadBuf::new(&mut memory);
            match Pin::new(&mut wire).poll_read(&mut context, &mut buf) {
                Poll::Ready(outcome) => {
                    outcome.unwrap();
                    read += buf.filled().len();
                }
                Poll::Pending => turns.push(std::mem::take(&mut read)),
            }
        }
        assert_eq!(turns, [66_000; 3]);
    }
}
