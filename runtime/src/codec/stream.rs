//! Members that are streams.
//!
//! A stream is sent and received apart from the other members of a message. A reader gets it whole
//! from [`Reader::stream`], and a writer never sees its content.

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

/// Writes an empty blob, so that the request gets the headers of a blob. The content of the stream
/// is sent apart from the other members ([`Input::take_stream`](crate::Input::take_stream)).
impl WriteValue for ByteStream {
    fn write(&self, member: &Member, w: &mut dyn Writer) {
        w.blob(member, &[]);
    }
}

/// A stream in a generated input, which can be taken out of it as bytes.
#[doc(hidden)]
pub trait TakeStream {
    /// Takes the stream and leaves an empty one. A stream of events is encoded in the format
    /// `events`.
    fn take_stream(&mut self, events: Option<EventFormat>) -> ByteStream;
}

impl TakeStream for ByteStream {
    fn take_stream(&mut self, _: Option<EventFormat>) -> ByteStream {
        std::mem::take(self)
    }
}
