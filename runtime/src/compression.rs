//! Compressed requests (smithy.io, `requestCompression` trait).
//!
//! Whether a request is compressed is decided by its operation, by its size, and by the caller.

/// Which requests are compressed, of those whose operations allow it.
///
/// ```
/// use runtime::Compression;
///
/// assert_eq!(Compression::default(), Compression::From(10_240));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Compression {
    /// None.
    Off,
    /// Those whose body has so many bytes or more: less is not worth the work. Ten mebibytes
    /// (10,485,760) is the most that counts; such a body is always compressed.
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

/// Compresses the body where its operation allows that and the caller wants it. Encodings that the
/// body already has are kept; gzip comes after them.
#[cfg(feature = "compression")]
pub(crate) fn apply(
    operation: &crate::OperationSchema,
    request: &mut http::Request<bytes::Bytes>,
    compression: Compression,
) -> Result<(), crate::error::Unsendable> {
    if !operation.gzip || !compression.applies_to(request.body().len()) {
        return Ok(());
    }
    gzip::name(request.headers_mut())?;
    let compressed = gzip::compress(request.body());
    *request.body_mut() = compressed;
    Ok(())
}

#[cfg(feature = "compression")]
mod gzip {
    //! The one encoding there is.

    use std::io::Write as _;

    use bytes::Bytes;
    use flate2::write::GzEncoder;
    use http::header::{CONTENT_ENCODING, HeaderMap, HeaderValue};

    use crate::error::Unsendable;

    /// Adds `gzip` to the header `Content-Encoding`.
    pub(super) fn name(headers: &mut HeaderMap) -> Result<(), Unsendable> {
        let refuse = |problem: &str| Unsendable { member: None, problem: problem.to_owned() };
        let mut value = Vec::new();
        for given in headers.get_all(CONTENT_ENCODING) {
            value.extend_from_slice(given.as_bytes());
            value.extend_from_slice(b", ");
        }
        value.extend_from_slice(b"gzip");
        let value = HeaderValue::from_bytes(&value)
            .map_err(|_| refuse("the header `content-encoding` has no room for `gzip`"))?;
        let inserted = headers.try_insert(CONTENT_ENCODING, value);
        inserted.map(drop).map_err(|_| refuse("there are too many headers"))
    }

    /// The body in gzip's format (RFC 1952), the same for the same body each time.
    pub(super) fn compress(body: &[u8]) -> Bytes {
        let mut encoder = GzEncoder::new(Vec::new(), flate2::Compression::default());
        // Writing to a vector can't fail.
        let _ = encoder.write_all(body);
        encoder.finish().unwrap_or_default().into()
    }
}
