//! The position in CBOR: items, nesting, and what went wrong.
//!
//! Knows arrays and maps; strings and numbers have files of their own. Knows nothing of members
//! or of Rust's types.
//!
//! Whoever reads a value stands at the first byte of its head, and leaves right after its last.

use super::head::{self, BREAK, Fault, Head, Length, NULL, UNDEFINED};
use crate::codec::reader::{Failed, ReadResult};

/// What is said of bytes that end too early.
pub(super) const TOO_SHORT: &str = "the bytes end too early";

/// A position in bytes.
pub(super) struct Cursor<'a> {
    bytes: &'a [u8],
    at: usize,
    /// The containers that may still be opened.
    depth: usize,
    fault: Option<(usize, &'static str)>,
}

/// What is left of an array or a map.
pub(super) struct Items {
    left: Length,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(bytes: &'a [u8], depth: usize) -> Self {
        Self { bytes, at: 0, depth, fault: None }
    }

    /// Bytes before the position.
    #[inline]
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// The bytes from the position to their end.
    #[inline]
    pub(super) fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    /// Goes on by so many bytes, which the caller has looked at.
    #[inline]
    pub(super) fn advance(&mut self, bytes: usize) {
        self.at += bytes;
    }

    /// Goes back to a position where a head began.
    pub(super) fn back_to(&mut self, start: usize) {
        self.at = start;
    }

    /// The next byte, or a break at the end, where nothing can be read either.
    #[inline]
    fn peek(&self) -> u8 {
        self.bytes.get(self.at).copied().unwrap_or(BREAK)
    }

    /// Records what is wrong, and where. The first fault is kept, for it is the cause of others.
    #[cold]
    pub(super) fn fault(&mut self, offset: usize, problem: &'static str) -> Failed {
        self.fault.get_or_insert((offset, problem));
        Failed
    }

    /// Records that the bytes end too early.
    #[cold]
    pub(super) fn too_short(&mut self) -> Failed {
        self.fault(self.bytes.len(), TOO_SHORT)
    }

    /// The first fault, if there was any.
    pub(super) fn recorded(&self) -> Option<(usize, &'static str)> {
        self.fault
    }

    /// Reads the head of the next item.
    #[inline]
    pub(super) fn head(&mut self) -> ReadResult<Head> {
        match head::decode(self.rest()) {
            Ok((head, size)) => {
                self.at += size;
                Ok(head)
            }
            Err(Fault::TooShort) => Err(self.too_short()),
            Err(Fault::Meaningless) => {
                Err(self.fault(self.at, "there is no such kind of data item"))
            }
        }
    }

    /// Takes so many bytes, if they are really there.
    #[inline]
    pub(super) fn take(&mut self, length: u64) -> ReadResult<&'a [u8]> {
        let length = usize::try_from(length).ok();
        match length.and_then(|length| self.rest().get(..length)) {
            Some(taken) => {
                self.at += taken.len();
                Ok(taken)
            }
            None => Err(self.too_short()),
        }
    }

    /// Skips a null or undefined, if one stands here.
    #[inline]
    pub(super) fn null(&mut self) -> bool {
        let null = matches!(self.peek(), NULL | UNDEFINED);
        self.at += usize::from(null);
        null
    }

    /// Opens an array.
    #[inline]
    pub(super) fn array(&mut self) -> ReadResult<Items> {
        let start = self.at;
        match self.head()? {
            Head::Array(length) => self.open(start, length),
            _ => Err(self.fault(start, "expected an array")),
        }
    }

    /// Opens a map.
    #[inline]
    pub(super) fn map(&mut self) -> ReadResult<Items> {
        let start = self.at;
        match self.head()? {
            Head::Map(length) => self.open(start, length),
            _ => Err(self.fault(start, "expected a map")),
        }
    }

    /// Opens a container whose head began at `start`.
    #[inline]
    pub(super) fn open(&mut self, start: usize, length: Length) -> ReadResult<Items> {
        if self.depth == 0 {
            return Err(self.fault(start, "nested too deeply"));
        }
        self.depth -= 1;
        Ok(Items { left: length })
    }

    /// True if there is another element or pair, which comes next; false if the container is
    /// closed.
    #[inline]
    pub(super) fn another(&mut self, items: &mut Items) -> ReadResult<bool> {
        let more = match &mut items.left {
            Some(0) => false,
            Some(left) => {
                *left -= 1;
                true
            }
            None if self.at >= self.bytes.len() => return Err(self.too_short()),
            None => self.peek() != BREAK,
        };
        if !more {
            self.at += usize::from(items.left.is_none());
            self.depth += 1;
        }
        Ok(more)
    }

    /// Checks that nothing follows.
    pub(super) fn end(&mut self) -> ReadResult {
        if self.at < self.bytes.len() {
            return Err(self.fault(self.at, "the value is followed by something else"));
        }
        Ok(())
    }

    /// Reads and drops a value, whatever its tags. What is skipped is checked like what is read,
    /// but may be of kinds that Smithy doesn't have.
    pub(super) fn skip(&mut self) -> ReadResult {
        let mut start = self.at;
        let mut head = self.head()?;
        while let Head::Tag(_) = head {
            start = self.at;
            head = self.head()?;
        }
        match head {
            Head::Bytes(length) => self.skip_bytes(length),
            Head::Text(length) => self.skip_text(length),
            Head::Array(length) => {
                let mut items = self.open(start, length)?;
                while self.another(&mut items)? {
                    self.skip()?;
                }
                Ok(())
            }
            Head::Map(length) => {
                let mut items = self.open(start, length)?;
                while self.another(&mut items)? {
                    self.skip()?;
                    self.skip()?;
                }
                Ok(())
            }
            Head::Break => Err(self.fault(start, "expected a value")),
            _ => Ok(()),
        }
    }
}
