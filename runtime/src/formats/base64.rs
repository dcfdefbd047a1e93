//! Blobs in the formats that are text: base64 of RFC 4648 in its standard alphabet.

use base64::Engine as _;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use bytes::Bytes;

/// Written padded, read with and without padding.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// Appends a blob's text.
pub(crate) fn write(blob: &[u8], out: &mut Vec<u8>) {
    let start = out.len();
    // Four characters for each three bytes that have begun.
    out.resize(start + blob.len().div_ceil(3) * 4, 0);
    let room = out.get_mut(start..).unwrap_or_default();
    let length = BASE64.encode_slice(blob, room).unwrap_or(0);
    out.truncate(start + length);
}

/// The blob of a text. Anything but base64 is refused, line breaks and stray bits in the last
/// character included.
pub(crate) fn read(text: &str) -> Result<Bytes, &'static str> {
    BASE64.decode(text).map(Bytes::from).map_err(|_| "expected base64")
}
