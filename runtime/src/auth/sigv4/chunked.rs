//! Bodies in chunks (`Content-Encoding: aws-chunked`), which may be signed and may have a trailer.

use std::io::Write as _;

use http::HeaderMap;

use super::canonical::header_lines;
use super::chain::ChainedSigner;

/// The header of a trailer that has its signature.
const SIGNATURE: &str = "x-amz-trailer-signature";

/// What stands between the length of a chunk and its signature.
const SIGNATURE_OF_CHUNK: &str = ";chunk-signature=";

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

    /// Returns the number of bytes that a body of `length` bytes has in chunks of `chunk` bytes, of which the last may be
    /// shorter. `trailer` is the number of bytes of the only header in the trailer, if there is one, with the colon and the
    /// value.
    pub(crate) fn encoded_length(&self, length: u64, chunk: u64, trailer: Option<u64>) -> u64 {
        // Each line has two bytes at its end, and each signature 64 digits.
        let signature =
            if self.signer.is_some() { SIGNATURE_OF_CHUNK.len() as u64 + 64 } else { 0 };
        let around = |length: u64| u64::from(digits(length)) + signature + 4 + length;
        let full = (length / chunk) * around(chunk);
        let rest = match length % chunk {
            0 => 0,
            rest => around(rest),
        };
        let signed = if self.signer.is_some() { SIGNATURE.len() as u64 + 1 + 64 + 2 } else { 0 };
        full + rest + around(0) + trailer.map_or(0, |line| line + 2 + signed)
    }

    fn head(&mut self, data: &[u8], out: &mut Vec<u8>) {
        let length = data.len();
        match &mut self.signer {
            None => put(out, format_args!("{length:x}\r\n")),
            Some(signer) => {
                let signature = signer.chunk(data);
                put(out, format_args!("{length:x}{SIGNATURE_OF_CHUNK}{}\r\n", signature.hex()));
            }
        }
    }
}

/// The number of hexadecimal digits of a number.
fn digits(number: u64) -> u32 {
    number.checked_ilog2().map_or(1, |log| log / 4 + 1)
}

/// Writing to memory can't fail.
fn put(out: &mut Vec<u8>, text: std::fmt::Arguments<'_>) {
    let _ = out.write_fmt(text);
}
