//! Compression of requests (smithy.io, `requestCompression` trait).
//!
//! The operation, the size of the request and the caller decide whether a request is compressed.
//! The only encoding is `gzip`, which has a module of its own.

#[cfg(feature = "compression")]
pub(crate) mod gzip;

#[cfg(feature = "compression")]
use crate::body::length::GivenLength;
#[cfg(feature = "compression")]
use crate::body::stream::ByteStream;
#[cfg(feature = "compression")]
use crate::error::wire::SerializeError;
#[cfg(feature = "compression")]
use crate::schema::service::OperationSchema;
#[cfg(feature = "compression")]
use crate::schema::streaming::Streaming;

/// Decides which requests are compressed.
///
/// It applies to operations that allow compression (smithy.io, `requestCompression` trait). The
/// requests of other operations are never compressed, and neither is a request whose input says its
/// length (a member that is bound to the header `Content-Length`).
///
/// ```
/// use farrier::Compression;
///
/// assert_eq!(Compression::default(), Compression::From(10_240));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Compression {
    /// No request is compressed.
    Off,
    /// Requests are compressed if their body has at least this number of bytes. Numbers above ten
    /// mebibytes (10,485,760) count as ten mebibytes, so larger bodies are always compressed. A
    /// body that is a stream in the model is compressed whatever its size, which is often unknown.
    /// The default is 10,240.
    From(u32),
}

/// The greatest number of bytes that counts in [`Compression::From`].
#[cfg(feature = "compression")]
const MOST: u32 = 10 * 1024 * 1024;

impl Default for Compression {
    /// Returns [`Compression::From`] with 10,240 bytes.
    fn default() -> Self {
        Self::From(10_240)
    }
}

impl Compression {
    /// Returns true if a body of this number of bytes is compressed.
    #[cfg(feature = "compression")]
    fn applies_to(self, bytes: usize) -> bool {
        match self {
            Self::Off => false,
            Self::From(least) => bytes >= least.min(MOST) as usize,
        }
    }
}

/// Compresses the body of a request, if its operation allows that and the caller wants it. `stream`
/// is the body if it isn't in memory. Returns the stream that is sent, if there is one.
///
/// Encodings in the header `Content-Encoding` are kept, and `gzip` is added after them. Fails if
/// the header can't be added.
#[cfg(feature = "compression")]
pub(crate) fn apply(
    operation: &OperationSchema,
    request: &mut http::Request<bytes::Bytes>,
    stream: Option<ByteStream>,
    compression: Compression,
) -> Result<Option<ByteStream>, SerializeError> {
    let wanted = match operation.input_stream {
        None => compression.applies_to(request.body().len()),
        Some(Streaming::Bytes) => compression != Compression::Off,
        // The compressed length would not be known before it is sent, and an event would wait in
        // the compressor for later ones.
        Some(_) => false,
    };
    // The input says how many bytes are sent, so they are sent as they are.
    let is_counted = || request.extensions().get::<GivenLength>().is_some();
    if !operation.gzip || !wanted || is_counted() {
        return Ok(stream);
    }
    gzip::add_content_encoding(request.headers_mut())?;
    if let Some(stream) = stream {
        return Ok(Some(ByteStream::from_body(gzip::Compressed::new(stream))));
    }
    let compressed = gzip::compress(request.body());
    *request.body_mut() = compressed;
    Ok(None)
}
