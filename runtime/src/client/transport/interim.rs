//! Interim answers: any number of heads with a status of 1xx, which a server may send before the answer
//! to a request (RFC 9110, section 15.2). hyper reads past them without end.

use std::io;

/// The number of bytes that the head of an answer may have. It is hyper's own default.
pub(super) const HEAD_LIMIT: usize = 8192 + 4096 * 100;

/// Follows the heads of a connection, and limits the interim ones before an answer to as many bytes as
/// one head may have.
///
/// It tells only where heads begin and end. hyper refuses whatever else isn't right in them.
#[derive(Default)]
pub(super) struct Heads {
    place: Place,
    /// The number of bytes since the last answer.
    bytes: usize,
}

/// A place in what a server sends.
#[derive(Clone, Copy, Default)]
enum Place {
    /// In the answer or behind it. This is where a connection begins, because no request was sent yet.
    #[default]
    Answer,
    /// At the beginning of a head, of which so many bytes have come.
    Start(usize),
    /// In an interim head. The current line is empty so far, or it isn't.
    Interim { line_is_empty: bool },
}

/// The beginning of an interim head. The minor version, which may be any, is a zero here.
const INTERIM: &[u8; 10] = b"HTTP/1.0 1";

/// The place of the minor version.
const VERSION: usize = 7;

impl Place {
    fn after(self, byte: u8) -> Self {
        match self {
            Self::Answer => Self::Answer,
            // Empty lines may precede a head.
            Self::Start(0) if matches!(byte, b'\r' | b'\n') => self,
            Self::Start(at) => match INTERIM.get(at) {
                Some(expected) if *expected == byte || at == VERSION => {
                    if at + 1 == INTERIM.len() {
                        Self::Interim { line_is_empty: false }
                    } else {
                        Self::Start(at + 1)
                    }
                }
                _ => Self::Answer,
            },
            Self::Interim { line_is_empty: true } if byte == b'\n' => Self::Start(0),
            Self::Interim { .. } if byte == b'\r' => self,
            Self::Interim { .. } => Self::Interim { line_is_empty: byte == b'\n' },
        }
    }
}

impl Heads {
    /// Notes that a part of a request was sent, so that a head comes next, unless one is awaited already.
    pub(super) fn wrote(&mut self) {
        if matches!(self.place, Place::Answer) {
            self.place = Place::Start(0);
        }
    }

    /// Follows bytes that were received.
    ///
    /// # Errors
    /// Fails if there are too many bytes before an answer.
    pub(super) fn read(&mut self, bytes: &[u8]) -> io::Result<()> {
        if matches!(self.place, Place::Start(0)) && begins_answer(bytes) {
            self.place = Place::Answer;
        }
        for byte in bytes {
            if matches!(self.place, Place::Answer) {
                self.bytes = 0;
                return Ok(());
            }
            self.place = self.place.after(*byte);
            self.bytes += 1;
            if self.bytes > HEAD_LIMIT {
                return Err(too_many());
            }
        }
        Ok(())
    }
}

/// Returns true if bytes are the beginning of an answer, as they mostly are. If this returns false, they may be one
/// nonetheless.
fn begins_answer(bytes: &[u8]) -> bool {
    match bytes.split_at_checked(INTERIM.len() - 1) {
        Some((version, [status, ..])) => version.starts_with(b"HTTP/1.") && *status != b'1',
        _ => false,
    }
}

#[cold]
fn too_many() -> io::Error {
    io::Error::other(format!(
        "more than {HEAD_LIMIT} bytes of interim answers (status 1xx) came before the answer"
    ))
}

#[cfg(test)]
mod tests {
    use super::{HEAD_LIMIT, Heads, Place};

    /// Returns true if a text that follows a request is the beginning of the answer.
    fn is_answer(pieces: &[&str]) -> bool {
        let mut heads = Heads::default();
        heads.wrote();
        for piece in pieces {
            heads.read(piece.as_bytes()).unwrap();
        }
        matches!(heads.place, Place::Answer)
    }

    #[test]
    fn interim_heads_are_told_from_answers() {
        for (text, expected) in [
            ("", false),
            ("HTTP/1.1 ", false),
            ("HTTP/1.1 2", true),
            ("\r\n\nHTTP/1.0 404 Not Found", true),
            ("nonsense", true),
            ("HTTP/1.1 103 Early Hints\r\nLink: a\r\n", false),
            ("HTTP/1.1 103 Early Hints\r\nLink: a\r\n\r\n", false),
            ("HTTP/1.1 100 \r\n\r\nHTTP/1.1 200 OK", true),
            ("HTTP/1.1 100\n\nHTTP/1.0 102 A\nB: c\n\r\n\r\nHTTP/1.1 500", true),
            ("HTTP/1.1 100 \r\nHTTP/1.1 200 OK\r\nA: b", false),
        ] {
            assert_eq!(is_answer(&[text]), expected, "{text:?}");
            let pieces: Vec<_> = (0..text.len()).map(|at| &text[at..=at]).collect();
            assert_eq!(is_answer(&pieces), expected, "{text:?}");
        }
    }

    #[test]
    fn interim_heads_are_limited_for_each_request() {
        let interim = "HTTP/1.1 103 Early Hints\r\n\r\n";
        let most = interim.repeat(HEAD_LIMIT / interim.len() - 1);
        let mut heads = Heads::default();
        for _ in 0..3 {
            heads.wrote();
            heads.read(most.as_bytes()).unwrap();
            // A request that is still being sent changes nothing.
            heads.wrote();
            heads.read(b"HTTP/1.1 200 OK\r\n\r\n").unwrap();
            heads.read(most.as_bytes()).unwrap();
        }
        heads.wrote();
        heads.read(most.as_bytes()).unwrap();
        heads.wrote();
        let error = heads.read(interim.repeat(2).as_bytes()).unwrap_err();
        assert_eq!(
            error.to_string(),
            "more than 417792 bytes of interim answers (status 1xx) came before the answer"
        );
    }
}
