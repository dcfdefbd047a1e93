//! Encoding and decoding of a message's headers, which have typed values.

use std::collections::BTreeMap;

use bytes::{BufMut, Bytes};

use super::FrameError;

/// The value of a header, which has one of the types in the Amazon Event Stream specification.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are the specification's")]
#[non_exhaustive]
pub enum HeaderValue {
    Boolean(bool),
    Byte(i8),
    Short(i16),
    Integer(i32),
    Long(i64),
    Blob(Bytes),
    String(String),
    /// The number of milliseconds since 1970.
    Timestamp(i64),
    Uuid([u8; 16]),
}

impl HeaderValue {
    /// Returns the text of a string, or `None` for a value of another type.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }
}

/// The greatest length of all headers of a message in bytes (smithy.io, Amazon Event Stream specification).
/// Without it, a message of many tiny headers would take many times its length in memory.
const HEADERS: usize = 1 << 17;

/// The greatest length of a string or blob in bytes.
const VALUE: usize = (1 << 15) - 1;

/// Appends the headers to a message. Fails if a name or value is too long.
pub(in crate::event_stream) fn write(
    headers: &BTreeMap<String, HeaderValue>,
    out: &mut Vec<u8>,
) -> Result<(), FrameError> {
    for (name, value) in headers {
        let length = u8::try_from(name.len()).ok().filter(|length| *length > 0);
        let length = length.ok_or(FrameError("a header's name has 1 to 255 bytes"))?;
        out.put_u8(length);
        out.put_slice(name.as_bytes());
        write_value(value, out)?;
    }
    Ok(())
}

fn write_value(value: &HeaderValue, out: &mut Vec<u8>) -> Result<(), FrameError> {
    match value {
        HeaderValue::Boolean(value) => out.put_u8(u8::from(!value)),
        HeaderValue::Byte(value) => {
            out.put_u8(2);
            out.put_i8(*value);
        }
        HeaderValue::Short(value) => {
            out.put_u8(3);
            out.put_i16(*value);
        }
        HeaderValue::Integer(value) => {
            out.put_u8(4);
            out.put_i32(*value);
        }
        HeaderValue::Long(value) => {
            out.put_u8(5);
            out.put_i64(*value);
        }
        HeaderValue::Blob(bytes) => return write_bytes(6, bytes, out),
        HeaderValue::String(text) => return write_bytes(7, text.as_bytes(), out),
        HeaderValue::Timestamp(millis) => {
            out.put_u8(8);
            out.put_i64(*millis);
        }
        HeaderValue::Uuid(bytes) => {
            out.put_u8(9);
            out.put_slice(bytes);
        }
    }
    Ok(())
}

fn write_bytes(kind: u8, bytes: &[u8], out: &mut Vec<u8>) -> Result<(), FrameError> {
    let length = u16::try_from(bytes.len()).ok().filter(|_| bytes.len() <= VALUE);
    let length = length.ok_or(FrameError("a header's value has at most 32767 bytes"))?;
    out.put_u8(kind);
    out.put_u16(length);
    out.put_slice(bytes);
    Ok(())
}

/// Reads the headers of a message. Fails if they are not valid, or if a name occurs twice.
pub(in crate::event_stream) fn read(
    mut rest: Bytes,
) -> Result<BTreeMap<String, HeaderValue>, FrameError> {
    if rest.len() > HEADERS {
        return Err(FrameError("the headers of a message have more than 128 KiB"));
    }
    let mut headers = BTreeMap::new();
    while !rest.is_empty() {
        let length = usize::from(u8::from_be_bytes(array(&mut rest)?));
        let name = text(take(&mut rest, length)?)?;
        if name.is_empty() {
            return Err(FrameError("a header has no name"));
        }
        let value = read_value(&mut rest)?;
        if headers.insert(name, value).is_some() {
            return Err(FrameError("a header comes twice"));
        }
    }
    Ok(headers)
}

fn read_value(rest: &mut Bytes) -> Result<HeaderValue, FrameError> {
    Ok(match u8::from_be_bytes(array(rest)?) {
        0 => HeaderValue::Boolean(true),
        1 => HeaderValue::Boolean(false),
        2 => HeaderValue::Byte(i8::from_be_bytes(array(rest)?)),
        3 => HeaderValue::Short(i16::from_be_bytes(array(rest)?)),
        4 => HeaderValue::Integer(i32::from_be_bytes(array(rest)?)),
        5 => HeaderValue::Long(i64::from_be_bytes(array(rest)?)),
        6 => HeaderValue::Blob(sized(rest)?),
        7 => HeaderValue::String(text(sized(rest)?)?),
        8 => HeaderValue::Timestamp(i64::from_be_bytes(array(rest)?)),
        9 => HeaderValue::Uuid(array(rest)?),
        _ => return Err(FrameError("a header's value has an unknown type")),
    })
}

/// Reads bytes that are preceded by their length.
fn sized(rest: &mut Bytes) -> Result<Bytes, FrameError> {
    let length = u16::from_be_bytes(array(rest)?);
    take(rest, usize::from(length))
}

fn text(bytes: Bytes) -> Result<String, FrameError> {
    String::from_utf8(bytes.into()).map_err(|_| FrameError("a header is not UTF-8"))
}

fn take(rest: &mut Bytes, length: usize) -> Result<Bytes, FrameError> {
    if length > rest.len() {
        return Err(FrameError("the headers end in the middle of one"));
    }
    Ok(rest.split_to(length))
}

fn array<const N: usize>(rest: &mut Bytes) -> Result<[u8; N], FrameError> {
    let bytes = take(rest, N)?;
    <[u8; N]>::try_from(&bytes[..]).map_err(|_| FrameError("the headers end in the middle of one"))
}
