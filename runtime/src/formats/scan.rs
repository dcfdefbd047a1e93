//! Finds the first byte of a text that has a special meaning, eight bytes at a time.
//!
//! The format says which two bytes are special. Control characters of ASCII always are.

/// A word whose bytes are all 1.
const ONES: u64 = u64::from_le_bytes([0x01; 8]);
/// A word with the highest bit of every byte set.
const HIGHS: u64 = u64::from_le_bytes([0x80; 8]);

/// Counts the bytes before the first `A`, `B` or control character of ASCII.
#[inline]
pub(crate) fn plain_length<const A: u8, const B: u8>(bytes: &[u8]) -> usize {
    let mut at = 0;
    while let Some(chunk) = bytes.get(at..).and_then(<[u8]>::first_chunk::<8>) {
        let special = special::<A, B>(u64::from_le_bytes(*chunk));
        if special != 0 {
            return at + lowest(special);
        }
        at += 8;
    }
    let tail = bytes.get(at..).unwrap_or_default();
    // The zeros after the tail are special too.
    at + lowest(special::<A, B>(word(tail))).min(tail.len())
}

/// Loads at most seven bytes into the lowest bytes of a word and leaves the others zero. Loads that
/// overlap are faster than a loop.
#[inline]
fn word(bytes: &[u8]) -> u64 {
    if let (Some(first), Some(last)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        let [first, last] = [first, last].map(|half| u64::from(u32::from_le_bytes(*half)));
        return first | last << (8 * (bytes.len() - 4));
    }
    let (Some(first), Some(last)) = (bytes.first(), bytes.last()) else { return 0 };
    let middle = bytes.get(bytes.len() / 2).unwrap_or(first);
    let at = |byte: &u8, place: usize| u64::from(*byte) << (8 * place);
    at(first, 0) | at(middle, bytes.len() / 2) | at(last, bytes.len() - 1)
}

/// Marks special bytes by their highest bit. Only the lowest mark is reliable, because each
/// subtraction may borrow from the byte above.
#[inline]
fn special<const A: u8, const B: u8>(word: u64) -> u64 {
    let first = word ^ (ONES * u64::from(A));
    let second = word ^ (ONES * u64::from(B));
    let below = |word: u64, bound: u64| word.wrapping_sub(ONES * bound) & !word & HIGHS;
    below(first, 1) | below(second, 1) | below(word, 0x20)
}

/// Returns the index of the lowest marked byte, or 8 if no byte is marked.
#[inline]
fn lowest(marks: u64) -> usize {
    // At most 64 / 8.
    (marks.trailing_zeros() / 8) as usize
}

#[cfg(test)]
fn is_special<const A: u8, const B: u8>(byte: u8) -> bool {
    byte == A || byte == B || byte < 0x20
}

#[cfg(test)]
mod tests {
    use super::{is_special, plain_length};

    #[test]
    fn finds_each_special_byte_at_each_place() {
        for byte in 0..=u8::MAX {
            for place in 0..20 {
                let mut text = [b'a'; 20];
                text[place] = byte;
                let expected = if is_special::<b'"', b'\\'>(byte) { place } else { 20 };
                assert_eq!(
                    plain_length::<b'"', b'\\'>(&text),
                    expected,
                    "byte {byte:#x} at {place}"
                );
                let expected = if is_special::<b'<', b'&'>(byte) { place } else { 20 };
                assert_eq!(
                    plain_length::<b'<', b'&'>(&text),
                    expected,
                    "byte {byte:#x} at {place}"
                );
            }
        }
    }

    #[test]
    fn finds_each_place_in_texts_of_any_length() {
        for length in 0..30 {
            for place in 0..length {
                let mut text = vec![b'a'; length];
                text[place] = b'"';
                assert_eq!(plain_length::<b'"', b'\\'>(&text), place, "at {place} of {length}");
                text[place..].fill(b'"');
                assert_eq!(plain_length::<b'"', b'\\'>(&text), place, "from {place} of {length}");
            }
            assert_eq!(plain_length::<b'"', b'\\'>(&vec![b'a'; length]), length);
        }
    }

    #[test]
    fn finds_the_first_of_two_adjacent_special_bytes() {
        for first in 0..=u8::MAX {
            for second in 0..=u8::MAX {
                let text = [b'a', first, second, b'a', 0x80, 0xff, b'a', b'a'];
                let special = is_special::<b'"', b'\\'>;
                let expected = text.iter().position(|byte| special(*byte)).unwrap_or(8);
                assert_eq!(plain_length::<b'"', b'\\'>(&text), expected, "{first:#x} {second:#x}");
            }
        }
    }
}
