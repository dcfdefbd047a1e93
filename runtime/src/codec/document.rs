//! The type of documents.

/// A value of the Smithy type `document`, which holds JSON of any shape (smithy.io, Simple types,
/// "Document").
#[cfg(feature = "document")]
pub use serde_json::Value as Document;
