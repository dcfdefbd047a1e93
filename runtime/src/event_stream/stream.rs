//! The stream of events in an input or output.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use futures_core::Stream;

use super::decoder::Decoder;
use super::error::EventError;
use super::message::Message;
use super::sender::{self, EventSender};
use super::{read, write};
use crate::body::stream::ByteStream;
use crate::codec::reader::Streamed;
use crate::codec::reader::format::EventFormat;
use crate::codec::reader::{ReadResult, ReadStruct, ReadValue, Reader};
use crate::codec::writer::{WriteValue, Writer};
use crate::schema::member::Member;

/// A stream of events in an input or output.
///
/// The stream in an output receives events, which [`recv`](Self::recv) returns one by one. The
/// stream in an input sends the events of a list, of a [`Stream`], or of a
/// [`channel`](Self::channel). The default is a stream without events.
///
/// ```
/// # #[derive(Debug)] enum Event { Line(String) }
/// # async fn example(
/// #     mut output: farrier::event_stream::EventStream<Event>,
/// # ) -> Result<(), Box<dyn std::error::Error>> {
/// use farrier::event_stream::EventStream;
///
/// let known = EventStream::from([Event::Line("one".to_owned())]);
/// let (mut sender, later) = EventStream::channel(16);
/// sender.send(Event::Line("two".to_owned())).await?;
///
/// while let Some(event) = output.recv().await? {
///     println!("{event:?}");
/// }
/// # let _: (EventStream<Event>, EventStream<Event>) = (known, later);
/// # Ok(())
/// # }
/// ```
///
/// Over HTTP/1.1, an operation can always have events in one direction. Events in both directions
/// at once require a service that responds before the request has ended.
pub struct EventStream<E>(Source<E>);

enum Source<E> {
    Ended,
    List(std::vec::IntoIter<E>),
    /// The mutex is never locked. It only makes the stream `Sync`.
    Stream(Mutex<Pin<Box<dyn Stream<Item = E> + Send>>>),
    Received(Box<Received<E>>),
}

/// The type of [`read::read`] for one type of events.
type Read<E> = fn(&Message, EventFormat) -> Result<Option<E>, EventError<E>>;

/// A body from which events are decoded.
struct Received<E> {
    body: ByteStream,
    decoder: Decoder,
    format: EventFormat,
    /// The function that reads an event. It is a pointer, because types of events that are only
    /// sent don't implement the traits for reading.
    read: Read<E>,
}

// Nothing here is pinned by value.
impl<E> Unpin for EventStream<E> {}

impl<E> EventStream<E> {
    /// Creates a stream that sends the events of `stream`.
    pub fn from_stream(stream: impl Stream<Item = E> + Send + 'static) -> Self {
        Self(Source::Stream(Mutex::new(Box::pin(stream))))
    }

    /// Creates a stream and a sender, which can send events while the call is in progress. The
    /// stream ends when all senders are dropped. It buffers up to `capacity` events, and one more
    /// for each sender.
    pub fn channel(capacity: usize) -> (EventSender<E>, Self)
    where
        E: Send + 'static,
    {
        let (sender, receiver) = sender::channel(capacity);
        (sender, Self::from_stream(receiver))
    }

    /// Receives the next event. Returns `None` at the end of the stream and after an error.
    ///
    /// There is no time limit, because a service may have nothing to send for a long time.
    ///
    /// # Errors
    ///
    /// Fails if the service ends the stream with an error, or if the stream can't be read.
    pub async fn recv(&mut self) -> Result<Option<E>, EventError<E>> {
        poll_fn(|cx| self.poll_recv(cx)).await
    }

    /// Polls for the next event, as [`recv`](Self::recv) does.
    pub fn poll_recv(&mut self, cx: &mut Context<'_>) -> Poll<Result<Option<E>, EventError<E>>> {
        let polled = match &mut self.0 {
            Source::Ended => Poll::Ready(Ok(None)),
            Source::List(events) => Poll::Ready(Ok(events.next())),
            Source::Stream(events) => {
                let events = events.get_mut().unwrap_or_else(PoisonError::into_inner);
                events.as_mut().poll_next(cx).map(Ok)
            }
            Source::Received(received) => received.poll(cx),
        };
        if let Poll::Ready(Ok(None) | Err(_)) = polled {
            self.0 = Source::Ended;
        }
        polled
    }
}

impl<E> Received<E> {
    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Result<Option<E>, EventError<E>>> {
        loop {
            while let Some(message) = self.decoder.message()? {
                if let Some(event) = (self.read)(&message, self.format)? {
                    return Poll::Ready(Ok(Some(event)));
                }
            }
            match ready!(self.body.poll_next(cx)) {
                Some(Ok(piece)) => self.decoder.push(&piece),
                Some(Err(error)) => return Poll::Ready(Err(EventError::Stream(error))),
                None => return Poll::Ready(Ok(self.decoder.finish().map(|()| None)?)),
            }
        }
    }
}

impl<E> Stream for EventStream<E> {
    type Item = Result<E, EventError<E>>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_recv(cx).map(Result::transpose)
    }
}

impl<E> Default for EventStream<E> {
    /// Creates a stream without events.
    fn default() -> Self {
        Self(Source::Ended)
    }
}

impl<E> fmt::Debug for EventStream<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EventStream").finish_non_exhaustive()
    }
}

impl<E> FromIterator<E> for EventStream<E> {
    fn from_iter<I: IntoIterator<Item = E>>(events: I) -> Self {
        Self::from(events.into_iter().collect::<Vec<_>>())
    }
}

impl<E> From<Vec<E>> for EventStream<E> {
    fn from(events: Vec<E>) -> Self {
        Self(Source::List(events.into_iter()))
    }
}

impl<E, const N: usize> From<[E; N]> for EventStream<E> {
    fn from(events: [E; N]) -> Self {
        Self::from(Vec::from(events))
    }
}

impl<E: ReadValue + ReadStruct> ReadValue for EventStream<E> {
    fn blank() -> Self {
        Self::default()
    }

    fn read(&mut self, member: &Member, r: &mut dyn Reader) -> ReadResult {
        let Streamed { body, events } = r.stream(member)?;
        let Some(format) = events else {
            return Err(r.fail(write::NO_EVENTS));
        };
        let decoder = Decoder::default();
        self.0 = Source::Received(Box::new(Received { body, decoder, format, read: read::read }));
        Ok(())
    }
}

/// Writes nothing, because events are not part of the message that precedes them.
impl<E> WriteValue for EventStream<E> {
    fn write(&self, _: &Member, _: &mut dyn Writer) {}
}
