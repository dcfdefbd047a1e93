//! Finds the bytes in a text to which a format gives a meaning, eight at a time.
//!
//! Knows bytes only; which two of them are special is for the format to say.

/// Every byte 1.
const ONES: u64 = u64::from_le_bytes([0x01; 8]);
/// The highest bit of every byte.
const HIGHS: u64 = u64::from_le_bytes([0x80; 8]);

/// Counts the bytes before the first `A`, `B` or control character of ASCII.
#[inline]
pub(crate) fn plain<const A: u8, const B: u8>(bytes: &[u8]) -> usize {
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

/// At most seven bytes as the lowest of a word, whose others are zero. Three loads that overlap
/// take less than a loop.
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

/// Marks bytes that are special by their highest bit. Marks above the lowest may be false,
/// because a subtraction borrows from the byte above; the lowest is always true.
#[inline]
fn special<const A: u8, const B: u8>(word: u64) -> u64 {
    let first = word ^ (ONES * u64::from(A));
    let second = word ^ (ONES * u64::from(B));
    let below = |word: u64, bound: u64| word.wrapping_sub(ONES * bound) & !word & HIGHS;
    below(first, 1) | below(second, 1) | below(word, 0x20)
}

/// The index of the lowest byte that is marked.
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
    use super::{is_special, plain};

    #[test]
    fn finds_each_special_byte_at_each_place() {
        for byte in 0..=u8::MAX {
            for place in 0..20 {
                let mut text = [b'a'; 20];
                text[place] = byte;
                let expected = if is_special::<b'"', b'\\'>(byte) { place } else { 20 };
                assert_eq!(plain::<b'"', b'\\'>(&text), expected, "byte {byte:#x} at {place}");
                let expected = if is_special::<b'<', b'&'>(byte) { place } else { 20 };
                assert_eq!(plain::<b'<', b'&'>(&text), expected, "byte {byte:#x} at {place}");
            }
        }
    }

    #[test]
    fn finds_each_place_in_texts_of_any_length() {
        for length in 0..30 {
            for place in 0..length {
                let mut text = vec![b'a'; length];
                text[place] = b'"';
                assert_eq!(plain::<b'"', b'\\'>(&text), place, "at {place} of {length}");
                text[place..].fill(b'"');
                assert_eq!(plain::<b'"', b'\\'>(&text), place, "from {place} of {length}");
            }
            assert_eq!(plain::<b'"', b'\\'>(&vec![b'a'; length]), length);
        }
    }

    #[test]
    fn finds_the_first_of_any_two() {
        for first in 0..=u8::MAX {
            for second in 0..=u8::MAX {
                let text = [b'a', first, second, b'a', 0x80, 0xff, b'a', b'a'];
                let special = is_special::<b'"', b'\\'>;
                let expected = text.iter().position(|byte| special(*byte)).unwrap_or(8);
                assert_eq!(plain::<b'"', b'\\'>(&text), expected, "{first:#x} {second:#x}");
            }
        }
    }
}
