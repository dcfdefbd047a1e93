//! Reads [Smithy](https://smithy.io) models (JSON AST "2.0", and "1.0" upgraded)
//! into a checked, immutable graph.
//!
//! This crate knows the Smithy specification and nothing else: no Rust code
//! generation, no protocol, no file system. Text comes in, a graph or a list of
//! faults goes out.
//!
//! ```
//! use farrier_smithy::{Source, traits::Length};
//!
//! let source = Source {
//!     name: "example.json".into(),
//!     text: r#"{
//!         "smithy": "2.0",
//!         "shapes": {
//!             "example#Name": {
//!                 "type": "string",
//!                 "traits": { "smithy.api#length": { "min": 1, "max": 20 } }
//!             }
//!         }
//!     }"#.into(),
//! };
//! let model = farrier_smithy::load(&[source])?.check()?;
//! let name = model.get("example#Name").expect("the shape above");
//! assert_eq!(name.traits().get::<Length>().and_then(|length| length.max), Some(20));
//! # Ok::<(), farrier_smithy::Faults>(())
//! ```
//!
//! The way of a model through the crate: `ast` (the JSON, mirrored) ► `load`
//! (merge, upgrade, flatten) ► [`Model`] ► `validate` ► [`CheckedModel`].

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
