//! Reading of byte strings and text strings, which may come in chunks (RFC 8949, section 3.2.3).

use std::borrow::Cow;

use bytes::Bytes;

use super::cursor::Cursor;
use super::head::{self, Head, Length};
use crate::codec::reader::ReadResult;

impl<'a> Cursor<'a> {
    /// Reads a text string. It borrows from the bytes unless it comes in chunks.
    #[inline]
    pub(super) fn text(&mut self, expected: &'static str) -> ReadResult<Cow<'a, str>> {
        if let Some((length, size)) = head::text_length(self.rest()) {
            self.advance(size);
            return self.utf8(length.into()).map(Cow::Borrowed);
        }
        let start = self.at();
        match self.head()? {
            Head::Text(length) => self.text_of(length),
            _ => Err(self.fault(start, expected)),
        }
    }

    /// Skips the text string `text` and returns true, if it is next and its head has the shortest
    /// form.
    #[inline]
    pub(super) fn skip_exact_text(&mut self, text: &str) -> bool {
        let rest = self.rest();
        let Some((length, size)) = head::text_length(rest) else {
            return false;
        };
        let is_this = usize::from(length) == text.len()
            && rest.get(size..).is_some_and(|rest| rest.starts_with(text.as_bytes()));
        if is_this {
            self.advance(size + text.len());
        }
        is_this
    }

    /// Reads a text string whose head was read and told `length`.
    #[inline]
    pub(super) fn text_of(&mut self, length: Length) -> ReadResult<Cow<'a, str>> {
        match length {
            Some(length) => self.utf8(length).map(Cow::Borrowed),
            None => self.text_in_chunks().map(Cow::Owned),
        }
    }

    #[inline(never)]
    fn text_in_chunks(&mut self) -> ReadResult<String> {
        // The chunks are skipped first, so that the text doesn't grow.
        let start = self.at();
        self.skip_text(None)?;
        let mut text = String::with_capacity(self.at() - start);
        self.back_to(start);
        while let Some(length) = self.text_chunk()? {
            text.push_str(self.utf8(length)?);
        }
        Ok(text)
    }

    /// Takes `length` bytes, which must be UTF-8.
    #[inline]
    fn utf8(&mut self, length: u64) -> ReadResult<&'a str> {
        let start = self.at();
        let bytes = self.take(length)?;
        std::str::from_utf8(bytes)
            .map_err(|error| self.fault(start + error.valid_up_to(), "invalid UTF-8"))
    }

    /// Reads the head of a text's next chunk. Returns its length, or `None` at the end of the text.
    fn text_chunk(&mut self) -> ReadResult<Length> {
        self.on_time()?;
        let start = self.at();
        match self.head()? {
            Head::Text(Some(length)) => Ok(Some(length)),
            Head::Break => Ok(None),
            _ => Err(self.fault(start, "expected a chunk of text, or the end of it")),
        }
    }

    /// Reads a blob.
    pub(super) fn blob(&mut self) -> ReadResult<Bytes> {
        self.bytes("expected a string of bytes").map(|bytes| Bytes::from(bytes.into_owned()))
    }

    /// Reads a byte string. It borrows from the bytes unless it comes in chunks.
    pub(super) fn bytes(&mut self, expected: &'static str) -> ReadResult<Cow<'a, [u8]>> {
        let start = self.at();
        let Head::Bytes(length) = self.head()? else {
            return Err(self.fault(start, expected));
        };
        if let Some(length) = length {
            return self.take(length).map(Cow::Borrowed);
        }
        let start = self.at();
        self.skip_bytes(None)?;
        let mut bytes = Vec::with_capacity(self.at() - start);
        self.back_to(start);
        while let Some(length) = self.bytes_chunk()? {
            bytes.extend_from_slice(self.take(length)?);
        }
        Ok(Cow::Owned(bytes))
    }

    /// Reads the head of the next chunk of bytes. Returns its length, or `None` at the end of the
    /// byte string.
    fn bytes_chunk(&mut self) -> ReadResult<Length> {
        self.on_time()?;
        let start = self.at();
        match self.head()? {
            Head::Bytes(Some(length)) => Ok(Some(length)),
            Head::Break => Ok(None),
            _ => Err(self.fault(start, "expected a chunk of bytes, or the end of them")),
        }
    }

    /// Skips a text string whose head was read.
    pub(super) fn skip_text(&mut self, length: Length) -> ReadResult {
        if let Some(length) = length {
            return self.utf8(length).map(drop);
        }
        while let Some(length) = self.text_chunk()? {
            self.utf8(length)?;
        }
        Ok(())
    }

    /// Skips a byte string whose head was read.
    pub(super) fn skip_bytes(&mut self, length: Length) -> ReadResult {
        if let Some(length) = length {
            return self.take(length).map(drop);
        }
        while let Some(length) = self.bytes_chunk()? {
            self.take(length)?;
        }
        Ok(())
    }
}
