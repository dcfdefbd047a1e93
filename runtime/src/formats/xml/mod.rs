//! XML as Smithy's protocols use it (smithy.io, XML bindings).
//!
//! An [`XmlWriter`] writes values and an [`XmlReader`] reads them. They know how each kind of value
//! looks in XML, and nothing of HTTP or of any protocol.
//!
//! The reader accepts any bytes: it returns a value, or an [`XmlError`] with the position of the
//! problem. It neither panics nor overflows the stack, and it takes no more of the
//! heap than a limit allows. Document types are refused, so there are no entities except the five predefined ones.
//! Namespaces are not resolved, and the prefixes of elements are ignored.

mod attributes;
mod characters;
mod cursor;
mod error;
mod escape;
mod names;
mod reader;
mod tag;
mod text;
mod writer;

pub use crate::codec::Limits;
pub use error::XmlError;
pub use reader::XmlReader;
pub use writer::XmlWriter;
