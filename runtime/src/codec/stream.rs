//! Streams: they go beside the codec, which sees the rest of a message only.

use crate::body::stream::ByteStream;
use crate::codec::reader::format::EventFormat;
use crate::codec::reader::{ReadResult, ReadValue, Reader};
use crate::codec::writer::{WriteValue, Writer};
use crate::schema::member::Member;

impl ReadValue for ByteStream {
    fn blank() -> Self {
        Self::default()
    }

    fn read(&mut self, member: &Member, r: &mut dyn Reader) -> ReadResult {
        *self = r.stream(member)?.body;
        Ok(())
    }
}

/// Stands for the headers only: the body itself goes beside the codec
/// ([`Input::take_stream`](crate::Input::take_stream)).
impl WriteValue for ByteStream {
    fn write(&self, member: &Member, w: &mut dyn Writer) {
        w.blob(member, &[]);
    }
}

/// What generated inputs hold as a stream, and hand over as bytes.
#[doc(hidden)]
pub trait TakeStream {
    /// Takes the stream and leaves an empty one. Events become bytes in `events`, the format of the
    /// protocol that sends them.
    fn take_stream(&mut self, events: Option<EventFormat>) -> ByteStream;
}

impl TakeStream for ByteStream {
    fn take_stream(&mut self, _: Option<EventFormat>) -> ByteStream {
        std::mem::take(self)
    }
}
