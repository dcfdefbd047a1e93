//! Finds the bytes in a string that JSON gives a meaning, eight at a time.

/// Every byte 1.
const ONES: u64 = u64::from_le_bytes([0x01; 8]);
/// The highest bit of every byte.
const HIGHS: u64 = u64::from_le_bytes([0x80; 8]);

/// Counts the bytes before the first quote, backslash or control character.
#[inline]
pub(super) fn plain(bytes: &[u8]) -> usize {
    let mut at = 0;
    while let Some(chunk) = bytes.get(at..).and_then(<[u8]>::first_chunk::<8>) {
        let special = special(u64::from_le_bytes(*chunk));
        if special != 0 {
            return at + lowest(special);
        }
        at += 8;
    }
    let tail = bytes.get(at..).unwrap_or_default();
    at + tail.iter().position(|byte| is_special(*byte)).unwrap_or(tail.len())
}

/// Marks bytes that are special by their highest bit. Marks above the lowest may be false,
/// because a subtraction borrows from the byte above; the lowest is always true.
#[inline]
fn special(word: u64) -> u64 {
    let quote = word ^ (ONES * u64::from(b'"'));
    let backslash = word ^ (ONES * u64::from(b'\\'));
    let below = |word: u64, bound: u64| word.wrapping_sub(ONES * bound) & !word & HIGHS;
    below(quote, 1) | below(backslash, 1) | below(word, 0x20)
}

/// The index of the lowest byte that is marked.
#[inline]
fn lowest(marks: u64) -> usize {
    // At most 64 / 8.
    (marks.trailing_zeros() / 8) as usize
}

fn is_special(byte: u8) -> bool {
    matches!(byte, b'"' | b'\\' | 0..0x20)
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
                let expected = if is_special(byte) { place } else { 20 };
                assert_eq!(plain(&text), expected, "byte {byte:#x} at {place}");
            }
        }
    }

    #[test]
    fn finds_the_first_of_any_two() {
        for first in 0..=u8::MAX {
            for second in 0..=u8::MAX {
                let text = [b'a', first, second, b'a', 0x80, 0xff, b'a', b'a'];
                let expected = text.iter().position(|byte| is_special(*byte)).unwrap_or(8);
                assert_eq!(plain(&text), expected, "{first:#x} {second:#x}");
            }
        }
    }
}
