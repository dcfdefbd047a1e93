//! XML as Smithy's protocols use it (smithy.io, XML bindings): an [`XmlWriter`] and an
//! [`XmlReader`].
//!
//! Knows how each kind of value looks in XML, and nothing of HTTP or of any one protocol.
//!
//! The reader is total: whatever the bytes, it returns a value or an [`XmlError`] with its
//! position. It neither panics nor overflows the stack, and its memory is bounded by what the
//! text really holds: a document type, and with it any entity beyond the five predefined, is
//! refused. Namespaces are not resolved: the prefixes of elements are ignored.

mod attributes;
mod cursor;
mod error;
mod escape;
mod reader;
mod tag;
mod text;
mod writer;

pub use error::XmlError;
pub use reader::XmlReader;
pub use writer::XmlWriter;

use crate::schema::member::Member;

/// The name of a list's elements, of a map's keys or values: what the model says, or the name that
/// all have by default.
fn name_or(item: &Member, default: &'static str) -> &'static str {
    let name = item.wire_name();
    if name.is_empty() { default } else { name }
}
