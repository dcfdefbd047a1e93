//! A position in CBOR, which moves over arrays and maps and records the first fault.
//!
//! Strings and numbers have files of their own. A cursor knows nothing of members or of Rust's
//! types.
//!
//! Every method that reads a value expects the position at the first byte of its head, and leaves
//! it right after the last byte of the value.

use super::head::{self, BREAK, Fault, Head, Length, NULL, UNDEFINED};
use crate::codec::pace::{LATE, Pace};
use crate::codec::reader::{Failed, ReadResult};

/// The problem with bytes that end too early.
pub(super) const TOO_SHORT: &str = "the bytes end too early";

/// A position in bytes.
pub(super) struct Cursor<'a> {
    bytes: &'a [u8],
    at: usize,
    /// The number of containers that may still be opened.
    depth: usize,
    fault: Option<(usize, &'static str)>,
    pace: Pace,
}

/// The rest of an array or map that was opened.
pub(super) struct Items {
    left: Length,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(bytes: &'a [u8], depth: usize) -> Self {
        Self { bytes, at: 0, depth, fault: None, pace: Pace::default() }
    }

    /// Sets when the cursor looks at the clock.
    pub(super) fn set_pace(&mut self, pace: Pace) {
        self.pace = pace;
    }

    /// Fails if the time for reading is over. It is called for each element of a list or map, for each structure and
    /// for each of its members that isn't in the order of the model, and wherever else a value may go on
    /// without end.
    #[inline]
    pub(super) fn on_time(&mut self) -> ReadResult {
        if self.pace.is_due(self.at) { self.look_at_clock() } else { Ok(()) }
    }

    #[cold]
    #[inline(never)]
    fn look_at_clock(&mut self) -> ReadResult {
        if self.pace.is_over(self.at) { Err(self.fault(self.at, LATE)) } else { Ok(()) }
    }

    /// Returns the position as the number of bytes before it.
    #[inline]
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// Returns the bytes from an earlier position to this one.
    pub(super) fn between(&self, start: usize) -> &'a [u8] {
        self.bytes.get(start..self.at).unwrap_or_default()
    }

    /// Returns the bytes from the position to their end.
    #[inline]
    pub(super) fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    /// Moves on by a number of bytes that the caller has checked.
    #[inline]
    pub(super) fn advance(&mut self, bytes: usize) {
        self.at += bytes;
    }

    /// Moves back to a position where a head begins.
    pub(super) fn back_to(&mut self, start: usize) {
        self.at = start;
        self.pace.rewind(start);
    }

    /// Returns the next byte. At the end it is a break, after which no value can be read either.
    #[inline]
    fn peek(&self) -> u8 {
        self.bytes.get(self.at).copied().unwrap_or(BREAK)
    }

    /// Records a problem and its offset. Only the first fault is kept, because it causes the
    /// others.
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

    /// Returns a cursor at an earlier position without a fault. Only the value of a scalar may lie between the
    /// two, so that the depth is the same.
    #[cold]
    pub(super) fn restart(&self, at: usize) -> Self {
        let mut again = Self { at, fault: None, ..*self };
        again.pace.rewind(at);
        again
    }

    /// Returns the first fault, if there is one.
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

    /// Takes `length` bytes. Fails if there are fewer.
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

    /// Skips a null or undefined and returns true, if one is next.
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

    /// Returns true if another element or pair follows, and false if the container ends; it is
    /// closed then.
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

    /// Skips a value with any tags. It is checked as strictly as a value that is read, but it may
    /// be of a kind that Smithy doesn't have.
    pub(super) fn skip(&mut self) -> ReadResult {
        let mut start = self.at;
        let mut head = self.head()?;
        while let Head::Tag(_) = head {
            self.on_time()?;
            start = self.at;
            head = self.head()?;
        }
        match head {
            Head::Bytes(length) => self.skip_bytes(length),
            Head::Text(length) => self.skip_text(length),
            Head::Array(length) => {
                let mut items = self.open(start, length)?;
                while self.another(&mut items)? {
                    self.on_time()?;
                    self.skip()?;
                }
                Ok(())
            }
            Head::Map(length) => {
                let mut items = self.open(start, length)?;
                while self.another(&mut items)? {
                    self.on_time()?;
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
