//! Compressed requests (smithy.io, `requestCompression` trait).
//!
//! Whether a request is compressed is decided by its operation, by its size, and by the caller. How
//! it is compressed is known to `gzip`, the one encoding there is.

#[cfg(feature = "compression")]
pub(crate) mod gzip;

#[cfg(feature = "compression")]
use crate::body::stream::ByteStream;
#[cfg(feature = "compression")]
use crate::error::wire::Unsendable;
#[cfg(feature = "compression")]
use crate::schema::service::OperationSchema;
#[cfg(feature = "compression")]
use crate::schema::streaming::Streaming;

/// Which requests are compressed, of those whose operations allow it.
///
/// ```
/// use farrier::Compression;
///
/// assert_eq!(Compression::default(), Compression::From(10_240));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Compression {
    /// None.
    Off,
    /// Those whose body has so many bytes or more: less is not worth the work. Ten mebibytes
    /// (10,485,760) is the most that counts; such a body is always compressed. So is one that is a
    /// stream in the model, whatever its size: mostly it isn't known.
    From(u32),
}

/// The most that [`Compression::From`] counts, in bytes.
#[cfg(feature = "compression")]
const MOST: u32 = 10 * 1024 * 1024;

impl Default for Compression {
    /// From 10,240 bytes on.
    fn default() -> Self {
        Self::From(10_240)
    }
}

impl Compression {
    /// True if a body of so many bytes is compressed.
    #[cfg(feature = "compression")]
    fn applies_to(self, bytes: usize) -> bool {
        match self {
            Self::Off => false,
            Self::From(least) => bytes >= least.min(MOST) as usize,
        }
    }
}

/// Compresses the body where its operation allows that and the caller wants it: the request's, or
/// the `stream` that isn't in memory. Encodings that the body already has are kept; gzip comes
/// after them.
#[cfg(feature = "compression")]
pub(crate) fn apply(
    operation: &OperationSchema,
    request: &mut http::Request<bytes::Bytes>,
    stream: Option<ByteStream>,
    compression: Compression,
) -> Result<Option<ByteStream>, Unsendable> {
    let wanted = match operation.input_stream {
        None => compression.applies_to(request.body().len()),
        Some(Streaming::Bytes) => compression != Compression::Off,
        // The length of what is sent must be known, and events must not wait for others.
        Some(_) => false,
    };
    if !operation.gzip || !wanted {
        return Ok(stream);
    }
    gzip::name(request.headers_mut())?;
    if let Some(stream) = stream {
        return Ok(Some(ByteStream::from_body(gzip::Compressed::new(stream))));
    }
    let compressed = gzip::compress(request.body());
    *request.body_mut() = compressed;
    Ok(None)
}
