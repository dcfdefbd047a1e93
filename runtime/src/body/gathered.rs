//! A buffer that joins the pieces of a body.

use bytes::Bytes;

/// The pieces of a body that have arrived so far. Its memory depends on the bytes that have arrived, and
/// not on the length that was announced. A body that arrives in one piece, as most do, is not copied.
#[derive(Default)]
pub(crate) struct Gathered {
    first: Bytes,
    /// The bytes of all pieces. It is empty until the second piece arrives.
    all: Vec<u8>,
}

/// The error of a body that has more bytes than the limit.
#[derive(Debug)]
pub(crate) struct Full;

impl Gathered {
    fn len(&self) -> usize {
        self.first.len().max(self.all.len())
    }

    /// Adds a piece. Fails if the body would then have more than `max` bytes.
    pub(crate) fn push(&mut self, piece: Bytes, max: usize) -> Result<(), Full> {
        let len = self.len().checked_add(piece.len()).filter(|len| *len <= max).ok_or(Full)?;
        if self.len() == 0 {
            self.first = piece;
            return Ok(());
        }
        if self.all.is_empty() {
            self.all.extend_from_slice(&self.first);
        }
        if len > self.all.capacity() {
            // The capacity doubles as usual, but never exceeds the limit.
            let capacity = len.saturating_mul(2).min(max).max(len);
            self.all.reserve_exact(capacity - self.all.len());
        }
        self.all.extend_from_slice(&piece);
        Ok(())
    }

    pub(crate) fn finish(self) -> Bytes {
        if self.all.is_empty() { self.first } else { self.all.into() }
    }
}

#[cfg(test)]
mod tests {
    use super::Gathered;
    use bytes::Bytes;

    #[test]
    fn one_piece_is_not_copied() {
        let piece = Bytes::from(vec![7; 100]);
        let mut gathered = Gathered::default();
        gathered.push(Bytes::new(), 100).unwrap();
        gathered.push(piece.clone(), 100).unwrap();
        assert_eq!(gathered.finish().as_ptr(), piece.as_ptr());
    }

    #[test]
    fn several_pieces_never_take_more_than_the_limit() {
        let mut gathered = Gathered::default();
        for piece in [&b"abc"[..], b"", b"defg", b"hij"] {
            gathered.push(Bytes::from_static(piece), 10).unwrap();
            assert!(gathered.all.capacity() <= 10, "{}", gathered.all.capacity());
        }
        assert_eq!(gathered.len(), 10);
        gathered.push(Bytes::from_static(b"k"), 10).unwrap_err();
        assert_eq!(gathered.finish(), "abcdefghij");
    }
}
