//! Reads [Smithy](https://smithy.io) models into a checked, immutable graph.
//!
//! It reads the JSON AST of version 2.0, and of version 1.0, which it upgrades.
//! [`load`] takes the texts of a model's files, and returns a graph or a list of
//! faults. The crate implements the Smithy specification only: it has no code
//! generation and no protocols, and it doesn't access files.
//!
//! ```
//! use farrier_smithy::{Source, traits::Length};
//!
//! let source = Source::new(
//!     "example.json",
//!     r#"{
//!         "smithy": "2.0",
//!         "shapes": {
//!             "example#Name": {
//!                 "type": "string",
//!                 "traits": { "smithy.api#length": { "min": 1, "max": 20 } }
//!             }
//!         }
//!     }"#,
//! );
//! let model = farrier_smithy::load(&[source])?.check()?;
//! let name = model.get("example#Name").expect("the shape above");
//! assert_eq!(name.traits().get::<Length>().and_then(|length| length.max), Some(20));
//! # Ok::<(), farrier_smithy::Faults>(())
//! ```
//!
//! Internally, a model goes through these phases: `ast` (serde types for the JSON)
//! ► `load` (merges, upgrades, flattens) ► [`Model`] ► `validate` ►
//! [`CheckedModel`].

#![forbid(unsafe_code)]

mod ast;
mod fault;
mod id;
mod json_error;
mod load;
mod model;
mod report;
mod source;
mod suggest;
pub mod text;
pub mod traits;
mod validate;

pub use fault::{Fault, Faults, Span};
pub use id::{InvalidShapeId, ShapeId};
pub use load::load;
pub use model::body::Lifecycle;
pub use model::operation::Operation;
pub use model::resource::Resource;
pub use model::service::Service;
pub use model::shape::{Member, Shape, ShapeKind};
pub use model::traits::Traits;
pub use model::{CheckedModel, Model};
pub use source::Source;
pub use suggest::closest;
pub use traits::Trait;
