//! The static description of a model: its members, operations and services.
//!
//! Generated code declares these schemas as constants, and the rest of the crate reads them. A
//! schema holds names, bindings and timestamp formats. It knows nothing of the bytes of a format,
//! of HTTP machinery or of Smithy's own files. All constructors are `const`, so a schema costs
//! nothing at run time.

pub(crate) mod auth;
pub(crate) mod binding;
pub(crate) mod bucket;
pub(crate) mod checksum;
pub(crate) mod endpoint_parameter;
pub(crate) mod label;
pub(crate) mod member;
pub(crate) mod service;
pub(crate) mod streaming;
pub(crate) mod timestamp_format;
