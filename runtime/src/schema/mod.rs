//! What generated code says about a model: members, operations, services, as static data.
//!
//! Knows names, bindings and formats; nothing of any format's bytes, of HTTP machinery or of
//! Smithy's own files. Everything here is `const`, so a schema costs nothing at run time.

pub(crate) mod binding;
pub(crate) mod bucket;
pub(crate) mod checksum;
pub(crate) mod label;
pub(crate) mod member;
pub(crate) mod service;
pub(crate) mod streaming;
pub(crate) mod timestamp_format;
