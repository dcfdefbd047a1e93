//! Values of the type `document`.

/// A value of any shape: what the Smithy type `document` holds.
#[cfg(feature = "document")]
pub use serde_json::Value as Document;
