//! Events as programs give and get them.

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

/// A stream of events, one way or the other: in an output it is received, in an input it is given,
/// from a list, a [`Stream`] or a [`channel`](Self::channel).
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
/// Over HTTP/1.1 one direction works everywhere. Both at once work where the service answers while
/// the request is still on its way.
pub struct EventStream<E>(Source<E>);

enum Source<E> {
    Ended,
    Ready(std::vec::IntoIter<E>),
    /// In a mutex for the sake of `Sync` only.
    Given(Mutex<Pin<Box<dyn Stream<Item = E> + Send>>>),
    Wire(Box<Wire<E>>),
}

/// [`read::read`] for one type of events.
type Read<E> = fn(&Message, EventFormat) -> Result<Option<E>, EventError<E>>;

/// Events that are still bytes.
struct Wire<E> {
    body: ByteStream,
    decoder: Decoder,
    format: EventFormat,
    /// Of a type whose events are only given there is no such function.
    read: Read<E>,
}

// Nothing here is pinned by value.
impl<E> Unpin for EventStream<E> {}

impl<E> EventStream<E> {
    /// Events as `stream` gives them.
    pub fn from_stream(stream: impl Stream<Item = E> + Send + 'static) -> Self {
        Self(Source::Given(Mutex::new(Box::pin(stream))))
    }

    /// A stream, and what sends into it. It ends when all senders are dropped; up to `capacity`
    /// events wait in it, and one more for each sender.
    pub fn channel(capacity: usize) -> (EventSender<E>, Self)
    where
        E: Send + 'static,
    {
        let (sender, receiver) = sender::channel(capacity);
        (sender, Self::from_stream(receiver))
    }

    /// The next event; `None` at the end, and after an error.
    ///
    /// No time limit runs while it waits: a quiet service isn't one that is stuck.
    ///
    /// # Errors
    /// If the service ends the stream by an error, or the stream can't be read.
    pub async fn recv(&mut self) -> Result<Option<E>, EventError<E>> {
        poll_fn(|cx| self.poll_recv(cx)).await
    }

    /// [`recv`](Self::recv) for futures that are written out.
    pub fn poll_recv(&mut self, cx: &mut Context<'_>) -> Poll<Result<Option<E>, EventError<E>>> {
        let polled = match &mut self.0 {
            Source::Ended => Poll::Ready(Ok(None)),
            Source::Ready(events) => Poll::Ready(Ok(events.next())),
            Source::Given(events) => {
                let events = events.get_mut().unwrap_or_else(PoisonError::into_inner);
                events.as_mut().poll_next(cx).map(Ok)
            }
            Source::Wire(wire) => wire.poll(cx),
        };
        if let Poll::Ready(Ok(None) | Err(_)) = polled {
            self.0 = Source::Ended;
        }
        polled
    }
}

impl<E> Wire<E> {
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
    /// No events.
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
        Self(Source::Ready(events.into_iter()))
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
        self.0 = Source::Wire(Box::new(Wire { body, decoder, format, read: read::read }));
        Ok(())
    }
}

/// Nothing of events is in the message that begins their stream.
impl<E> WriteValue for EventStream<E> {
    fn write(&self, _: &Member, _: &mut dyn Writer) {}
}
