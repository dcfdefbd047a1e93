//! Reading and writing of documents, which are JSON of any shape.

use std::io::Write;

use serde_json::{Map, Number};

use super::cursor::{ARRAY, Cursor, OBJECT};
use super::string;
use crate::codec::document::{self, Document, LOSES_DIGITS};
use crate::codec::heap::{EXCEEDED, Heap, object_growth};
use crate::codec::reader::ReadResult;

impl Cursor<'_> {
    /// Reads a value of any kind within the limits of the cursor and of `heap`. A name that occurs twice
    /// keeps its last value.
    pub(super) fn document(&mut self, heap: &mut Heap) -> ReadResult<Document> {
        Ok(match self.peek() {
            b'"' => Document::String(self.string()?.into_owned()),
            b'{' => Document::Object(self.document_object(heap)?),
            b'[' => Document::Array(self.document_array(heap)?),
            b't' | b'f' => Document::Bool(self.boolean()?),
            b'-' | b'0'..=b'9' => Document::Number(self.document_number()?),
            b'n' => {
                self.literal("null")?;
                Document::Null
            }
            _ => return Err(self.unexpected("expected a value")),
        })
    }

    fn document_object(&mut self, heap: &mut Heap) -> ReadResult<Map<String, Document>> {
        let mut entries = Map::new();
        let mut more = self.open(OBJECT)?;
        while more {
            self.on_time()?;
            let key = self.string()?.into_owned();
            self.colon()?;
            if !heap.grow(0, object_growth(entries.len())) {
                return Err(self.fault(self.at(), EXCEEDED));
            }
            let value = self.document(heap)?;
            entries.insert(key, value);
            more = self.another(OBJECT)?;
        }
        Ok(entries)
    }

    fn document_array(&mut self, heap: &mut Heap) -> ReadResult<Vec<Document>> {
        let mut items = Vec::new();
        let mut more = self.open(ARRAY)?;
        while more {
            self.on_time()?;
            if items.len() == items.capacity() && !heap.make_room(&mut items) {
                return Err(self.fault(self.at(), EXCEEDED));
            }
            items.push(self.document(heap)?);
            more = self.another(ARRAY)?;
        }
        Ok(items)
    }

    /// Reads a number. It becomes an integer if it is written as one and has at most 64 bits, and
    /// otherwise a double. Fails if digits would be lost.
    fn document_number(&mut self) -> ReadResult<Number> {
        let start = self.at();
        let text = self.number_text("expected a number")?;
        document::number(text).ok_or_else(|| self.fault(start, LOSES_DIGITS))
    }
}

/// Appends a document. The recursion is as deep as the document, which comes from the caller.
pub(super) fn write(value: &Document, out: &mut Vec<u8>) {
    match value {
        Document::Null => out.extend_from_slice(b"null"),
        Document::Bool(true) => out.extend_from_slice(b"true"),
        Document::Bool(false) => out.extend_from_slice(b"false"),
        // Writing to a vector can't fail.
        Document::Number(number) => drop(write!(out, "{number}")),
        Document::String(text) => string::write(text, out),
        Document::Array(items) => write_array(items, out),
        Document::Object(entries) => write_object(entries, out),
    }
}

fn write_array(items: &[Document], out: &mut Vec<u8>) {
    out.push(b'[');
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            out.push(b',');
        }
        write(item, out);
    }
    out.push(b']');
}

fn write_object(entries: &Map<String, Document>, out: &mut Vec<u8>) {
    out.push(b'{');
    for (index, (key, item)) in entries.iter().enumerate() {
        if index > 0 {
            out.push(b',');
        }
        string::write(key, out);
        out.push(b':');
        write(item, out);
    }
    out.push(b'}');
}

/// Parses the default value of a document, which the generator has checked.
#[doc(hidden)]
pub fn default_document(json: &str) -> Document {
    serde_json::from_str(json).unwrap_or_default()
}
