//! Reading and writing of documents, which hold the values that JSON and CBOR have in common.
//!
//! The specification of the protocol `rpcv2Cbor` doesn't define documents. They are written as the
//! CBOR items that correspond to their JSON.

use serde_json::{Map, Number};

use super::cursor::Cursor;
use super::decimal::DecimalParts;
use super::head::{self, Head, Length, NULL, major};
use super::{BIGNUM, DECIMAL_FRACTION, NEGATIVE_BIGNUM, scalar};
use crate::codec::document::{self, Document, LOSES_DIGITS};
use crate::codec::heap::{EXCEEDED, Heap, object_growth};
use crate::codec::reader::ReadResult;

impl Cursor<'_> {
    /// Reads a value of any kind that JSON has, within the limits of the cursor and of `heap`. A name that
    /// occurs twice keeps its last value.
    pub(super) fn document(&mut self, heap: &mut Heap) -> ReadResult<Document> {
        let start = self.at();
        Ok(match self.head()? {
            Head::Null => Document::Null,
            Head::Boolean(value) => Document::Bool(value),
            Head::Unsigned(value) => Document::Number(value.into()),
            Head::Text(length) => Document::String(self.text_of(length)?.into_owned()),
            Head::Negative(value) => Document::Number(match i64::try_from(value) {
                Ok(value) => (!value).into(),
                Err(_) => self.big_number(start)?,
            }),
            Head::Float(value) => Document::Number(
                Number::from_f64(value)
                    .ok_or_else(|| self.fault(start, "a document has no such number"))?,
            ),
            Head::Tag(BIGNUM | NEGATIVE_BIGNUM | DECIMAL_FRACTION) => {
                Document::Number(self.big_number(start)?)
            }
            Head::Array(length) => Document::Array(self.document_array(start, length, heap)?),
            Head::Map(length) => Document::Object(self.document_map(start, length, heap)?),
            Head::Bytes(_) | Head::Tag(_) | Head::Unassigned | Head::Break => {
                return Err(self.fault(start, "a document can't hold this kind of value"));
            }
        })
    }

    /// Reads a number of any size, which begins at `start`. Fails if digits would be lost.
    fn big_number(&mut self, start: usize) -> ReadResult<Number> {
        self.back_to(start);
        let text = self.number()?;
        document::number(&text).ok_or_else(|| self.fault(start, LOSES_DIGITS))
    }

    fn document_array(
        &mut self,
        start: usize,
        length: Length,
        heap: &mut Heap,
    ) -> ReadResult<Vec<Document>> {
        let mut documents = Vec::new();
        let mut items = self.open(start, length)?;
        while self.another(&mut items)? {
            self.on_time()?;
            if documents.len() == documents.capacity() && !heap.make_room(&mut documents) {
                return Err(self.fault(self.at(), EXCEEDED));
            }
            documents.push(self.document(heap)?);
        }
        Ok(documents)
    }

    fn document_map(
        &mut self,
        start: usize,
        length: Length,
        heap: &mut Heap,
    ) -> ReadResult<Map<String, Document>> {
        let mut entries = Map::new();
        let mut items = self.open(start, length)?;
        while self.another(&mut items)? {
            self.on_time()?;
            let key = self.text("expected a key, which is text")?.into_owned();
            if !heap.grow(0, object_growth(entries.len())) {
                return Err(self.fault(self.at(), EXCEEDED));
            }
            let value = self.document(heap)?;
            entries.insert(key, value);
        }
        Ok(entries)
    }
}

/// Appends a document. The recursion is as deep as the document, which comes from the caller.
pub(super) fn write(value: &Document, out: &mut Vec<u8>) {
    match value {
        Document::Null => out.push(NULL),
        Document::Bool(value) => scalar::boolean(*value, out),
        Document::Number(number) => write_number(number, out),
        Document::String(text) => scalar::text(text, out),
        Document::Array(items) => {
            head::encode_length(major::ARRAY, items.len(), out);
            for item in items {
                write(item, out);
            }
        }
        Document::Object(entries) => {
            head::encode_length(major::MAP, entries.len(), out);
            for (key, item) in entries {
                scalar::text(key, out);
                write(item, out);
            }
        }
    }
}

fn write_number(number: &Number, out: &mut Vec<u8>) {
    if let Some(value) = number.as_u64() {
        head::encode(major::UNSIGNED, value, out);
    } else if let Some(value) = number.as_i64() {
        scalar::integer(value, out);
    } else if let Some(value) = number.as_f64()
        && Number::from_f64(value).as_ref() == Some(number)
    {
        scalar::double(value, out);
    } else {
        // In some programs, numbers of serde_json have any number of digits.
        let text = number.to_string();
        let parts = DecimalParts::of(&text);
        if text.contains(['.', 'e', 'E']) {
            scalar::decimal_fraction(&parts, out);
        } else {
            scalar::bignum(&parts, out);
        }
    }
}
