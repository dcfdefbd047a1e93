//! Reading and writing of documents, which hold the values that JSON and CBOR have in common.
//!
//! The specification of the protocol `rpcv2Cbor` doesn't define documents. They are written as the
//! CBOR items that correspond to their JSON.

use serde_json::{Map, Number};

use super::cursor::Cursor;
use super::head::{self, Head, Length, NULL, major};
use super::number::nearest_double;
use super::scalar;
use crate::codec::document::Document;
use crate::codec::reader::ReadResult;

impl Cursor<'_> {
    /// Reads a value of any kind that JSON has, within the limits of the cursor. A name that occurs
    /// twice keeps its last value.
    pub(super) fn document(&mut self) -> ReadResult<Document> {
        let start = self.at();
        Ok(match self.head()? {
            Head::Null => Document::Null,
            Head::Boolean(value) => Document::Bool(value),
            Head::Unsigned(value) => Document::Number(value.into()),
            Head::Text(length) => Document::String(self.text_of(length)?.into_owned()),
            Head::Negative(value) => self.document_number(start, negative(value))?,
            Head::Float(value) => self.document_number(start, Number::from_f64(value))?,
            Head::Array(length) => Document::Array(self.document_array(start, length)?),
            Head::Map(length) => Document::Object(self.document_map(start, length)?),
            Head::Bytes(_) | Head::Tag(_) | Head::Unassigned | Head::Break => {
                return Err(self.fault(start, "a document can't hold this kind of value"));
            }
        })
    }

    fn document_number(&mut self, start: usize, value: Option<Number>) -> ReadResult<Document> {
        let number = value.ok_or_else(|| self.fault(start, "a document has no such number"))?;
        Ok(Document::Number(number))
    }

    fn document_array(&mut self, start: usize, length: Length) -> ReadResult<Vec<Document>> {
        let mut documents = Vec::new();
        let mut items = self.open(start, length)?;
        while self.another(&mut items)? {
            documents.push(self.document()?);
        }
        Ok(documents)
    }

    fn document_map(&mut self, start: usize, length: Length) -> ReadResult<Map<String, Document>> {
        let mut entries = Map::new();
        let mut items = self.open(start, length)?;
        while self.another(&mut items)? {
            let key = self.text("expected a key, which is text")?.into_owned();
            let value = self.document()?;
            entries.insert(key, value);
        }
        Ok(entries)
    }
}

/// Returns -1 minus the value. It is an integer if it has at most 64 bits, and otherwise the
/// nearest `f64`.
fn negative(value: u64) -> Option<Number> {
    match i64::try_from(value) {
        Ok(value) => Some((!value).into()),
        Err(_) => Number::from_f64(nearest_double(-1 - i128::from(value))),
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
    } else {
        // A number of serde_json is one of the three.
        scalar::double(number.as_f64().unwrap_or_default(), out);
    }
}
