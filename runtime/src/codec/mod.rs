//! The interface between generated types and formats.
//!
//! A type knows how to hand its members to a [`Writer`] and how to fill them from a [`Reader`]. A
//! format knows how to write and read each kind of value. The traits between them are object-safe,
//! so each format and each type is compiled once, and not each format for each type.
//!
//! [`Reader`] and [`Writer`] are open: implement them for a format of your own. The traits on the
//! other side, from [`ReadValue`] to [`OpenEnum`], are implemented by generated types. They can't be
//! sealed, because generated types are in other crates, but types that are written by hand aren't
//! supported: the hidden methods of these traits, and the hidden macros that implement them, are for
//! generated code and may change in any version.
//!
//! Values are read in place: a list pushes a blank element and reads into it. Reading fails with
//! [`Failed`], which is zero-sized, while the reader keeps what went wrong and where.

pub(crate) mod document;
pub(crate) mod heap;
pub(crate) mod left_out;
pub(crate) mod limits;
pub(crate) mod lookup;
pub(crate) mod map_key;
pub(crate) mod open_enum;
pub(crate) mod pace;
#[cfg(feature = "endpoint-rules")]
pub(crate) mod path;
pub(crate) mod place;
pub(crate) mod reader;
pub(crate) mod refused;
pub(crate) mod required;
pub(crate) mod responses;
pub(crate) mod stream;
pub(crate) mod uniform;
pub(crate) mod value;
pub(crate) mod writer;

pub use limits::Limits;
pub use open_enum::OpenEnum;
pub use reader::format::EventFormat;
pub use reader::{Failed, ReadList, ReadMap, ReadResult, ReadStruct, ReadValue, Reader, Streamed};
pub use responses::Reading;
pub use writer::{WriteList, WriteMap, WriteStruct, WriteValue, Writer};

#[doc(hidden)]
pub use open_enum::write_values;
#[doc(hidden)]
pub use place::replace;
#[doc(hidden)]
pub use stream::TakeStream;
