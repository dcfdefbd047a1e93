//! Blobs in text formats: base64 in the standard alphabet (RFC 4648, section 4).

use base64::Engine as _;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use bytes::Bytes;

use crate::codec::pace::{LATE, Pace, STEP};

/// The problem with a text that isn't base64.
const NO_BASE64: &str = "expected base64";

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
/// of the last character that aren't zero. It fails as well if the time for reading is over.
pub(crate) fn read(text: &str, pace: &Pace) -> Result<Bytes, &'static str> {
    let mut blob = Vec::with_capacity(text.len().div_ceil(4) * 3);
    let mut rest = text.as_bytes();
    while let Some((piece, more)) = rest.split_at_checked(STEP).filter(|(_, more)| !more.is_empty())
    {
        if pace.has_ended() {
            return Err(LATE);
        }
        BASE64.decode_vec(piece, &mut blob).map_err(|_| NO_BASE64)?;
        // Padding stands at the end of the last piece only.
        if piece.ends_with(b"=") {
            return Err(NO_BASE64);
        }
        rest = more;
    }
    BASE64.decode_vec(rest, &mut blob).map_err(|_| NO_BASE64)?;
    Ok(Bytes::from(blob))
}

#[cfg(test)]
mod tests {
    use super::{NO_BASE64, read, write};
    use crate::codec::pace::{Pace, STEP};

    #[test]
    fn blobs_of_several_pieces_are_read_whole() {
        for length in (STEP / 4 * 6 - 4)..(STEP / 4 * 6 + 4) {
            let blob: Vec<u8> = (0..251).cycle().take(length).collect();
            let mut text = Vec::new();
            write(&blob, &mut text);
            let text = String::from_utf8(text).unwrap();
            assert_eq!(read(&text, &Pace::default()).unwrap(), blob, "{length}");
            let unpadded = text.trim_end_matches('=');
            assert_eq!(read(unpadded, &Pace::default()).unwrap(), blob, "{length}");
        }
    }

    #[test]
    fn padding_between_pieces_is_refused() {
        for end in ["AA==", "AAA="] {
            let text = "A".repeat(STEP - 4) + end + "AAAA";
            assert_eq!(read(&text, &Pace::default()), Err(NO_BASE64));
        }
    }
}
