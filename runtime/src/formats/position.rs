//! Lines and columns in a text, for error messages.

use crate::codec::pace::{Pace, STEP};

/// Returns the line and the column of the byte at `offset`. Both begin at 1, and the column counts
/// characters. Counting takes time as reading does: both are 0 if the time is over.
#[cold]
pub(crate) fn line_and_column(text: &[u8], offset: usize, pace: &Pace) -> (usize, usize) {
    let before = text.get(..offset).unwrap_or(text);
    let mut lines = 1;
    let mut characters = 0;
    for piece in before.chunks(STEP) {
        if pace.has_ended() {
            return (0, 0);
        }
        let line = match piece.iter().rposition(|byte| *byte == b'\n') {
            Some(end) => {
                lines += piece.split(|byte| *byte == b'\n').count() - 1;
                characters = 0;
                piece.get(end + 1..).unwrap_or_default()
            }
            None => piece,
        };
        // All but the first byte of a character have the form 0b10xx_xxxx.
        characters += line.iter().filter(|byte| **byte & 0xc0 != 0x80).count();
    }
    (lines, characters + 1)
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::line_and_column;
    use crate::codec::pace::{Pace, ReadUntil, STEP};

    #[test]
    fn lines_and_characters_are_counted_across_pieces() {
        let long = format!("a\nä{}\n{}", "é\n".repeat(STEP), "é".repeat(STEP));
        let position = line_and_column(long.as_bytes(), long.len(), &Pace::default());
        assert_eq!(position, (STEP + 3, STEP + 1));
        let at = |offset| line_and_column("ab\nä€c".as_bytes(), offset, &Pace::default());
        let places =
            [(0, (1, 1)), (2, (1, 3)), (3, (2, 1)), (5, (2, 2)), (8, (2, 3)), (99, (2, 4))];
        for (offset, place) in places {
            assert_eq!(at(offset), place, "{offset}");
        }
    }

    #[test]
    fn nothing_is_counted_if_the_time_is_over() {
        let pace = Pace::new(Some(ReadUntil(Instant::now())));
        assert_eq!(line_and_column(b"a\nb", 3, &pace), (0, 0));
    }
}
