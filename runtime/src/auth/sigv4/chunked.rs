//! Bodies in chunks (`Content-Encoding: aws-chunked`), which may be signed and may have a trailer.

use std::io::Write as _;

use http::HeaderMap;

use super::canonical::header_lines;
use super::chain::ChainedSigner;

/// The header of a trailer that has its signature.
const SIGNATURE: &str = "x-amz-trailer-signature";

/// Writes a body in chunks, for requests with one of the payloads
/// [`SignedChunks`](super::Payload::SignedChunks), [`SignedChunksAndTrailer`](super::Payload::SignedChunksAndTrailer) and
/// [`ChunksAndTrailer`](super::Payload::ChunksAndTrailer). Such a request has the headers `content-encoding: aws-chunked`
/// and `x-amz-decoded-content-length`, and `x-amz-trailer` with the names of the headers in the trailer.
///
/// It does no I/O. Each chunk but the last must have 8 KiB or more.
#[derive(Debug)]
pub struct ChunkWriter {
    signer: Option<ChainedSigner>,
}

impl ChunkWriter {
    /// Creates a writer of chunks with signatures.
    pub fn signed(signer: ChainedSigner) -> Self {
        Self { signer: Some(signer) }
    }

    /// Creates a writer of chunks without signatures, which only a connection with TLS protects.
    pub fn unsigned() -> Self {
        Self { signer: None }
    }

    /// Writes a chunk. Nothing is written of an empty one, because that would be the last.
    pub fn chunk(&mut self, data: &[u8], out: &mut Vec<u8>) {
        if data.is_empty() {
            return;
        }
        self.head(data, out);
        out.extend_from_slice(data);
        out.extend_from_slice(b"\r\n");
    }

    /// Writes the end of the body, with the headers that follow the chunks. With signatures there is one of the trailer,
    /// too, unless there are no headers.
    pub fn finish(mut self, trailer: &HeaderMap, out: &mut Vec<u8>) {
        self.head(b"", out);
        let mut lines = Vec::new();
        header_lines(trailer, &mut lines);
        for line in lines.split_inclusive(|byte| *byte == b'\n') {
            out.extend_from_slice(line.strip_suffix(b"\n").unwrap_or(line));
            out.extend_from_slice(b"\r\n");
        }
        if let Some(signer) = self.signer.as_mut().filter(|_| !trailer.is_empty()) {
            put(out, format_args!("{SIGNATURE}:{}\r\n", signer.trailer(trailer).hex()));
        }
        out.extend_from_slice(b"\r\n");
    }

    fn head(&mut self, data: &[u8], out: &mut Vec<u8>) {
        let length = data.len();
        match &mut self.signer {
            None => put(out, format_args!("{length:x}\r\n")),
            Some(signer) => {
                let signature = signer.chunk(data);
                put(out, format_args!("{length:x};chunk-signature={}\r\n", signature.hex()));
            }
        }
    }
}

/// Writing to memory can't fail.
fn put(out: &mut Vec<u8>, text: std::fmt::Arguments<'_>) {
    let _ = out.write_fmt(text);
}
