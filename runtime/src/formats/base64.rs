//! Blobs in text formats: base64 in the standard alphabet (RFC 4648, section 4).

use base64::Engine as _;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use bytes::Bytes;

/// Base64 that is written with padding, and read with or without it.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// Appends the base64 of a blob.
pub(crate) fn write(blob: &[u8], out: &mut Vec<u8>) {
    let start = out.len();
    // Every three bytes, and the rest at the end, become four characters.
    out.resize(start + blob.len().div_ceil(3) * 4, 0);
    let room = out.get_mut(start..).unwrap_or_default();
    let length = BASE64.encode_slice(blob, room).unwrap_or(0);
    out.truncate(start + length);
}

/// Decodes a blob. Everything that isn't base64 is refused, including line breaks and unused bits
/// of the last character that aren't zero.
pub(crate) fn read(text: &str) -> Result<Bytes, &'static str> {
    BASE64.decode(text).map(Bytes::from).map_err(|_| "expected base64")
}
