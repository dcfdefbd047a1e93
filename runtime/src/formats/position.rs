//! Lines and columns in a text, for error messages.

/// Returns the line and the column of the byte at `offset`. Both begin at 1, and the column counts
/// characters.
#[cold]
pub(crate) fn line_and_column(text: &[u8], offset: usize) -> (usize, usize) {
    let before = text.get(..offset).unwrap_or(text);
    let lines = before.split(|byte| *byte == b'\n');
    let line = lines.clone().next_back().unwrap_or_default();
    // All but the first byte of a character have the form 0b10xx_xxxx.
    let characters = line.iter().filter(|byte| **byte & 0xc0 != 0x80).count();
    (lines.count(), characters + 1)
}
