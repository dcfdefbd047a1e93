//! A required member that is missing does not compile, which no other client of Smithy models for
//! Rust gives.
//!
//! The literal with all of them does:
//!
//! ```
//! use generated::StartAttachmentUploadRequest;
//!
//! let input = StartAttachmentUploadRequest {
//!     attachment_name: "cat.png".to_owned(),
//!     attachment_size_in_bytes: 1024,
//!     connection_token: "token".to_owned(),
//!     content_type: "image/png".to_owned(),
//!     client_token: None,
//! };
//! ```
//!
//! Without `attachment_name`, and nothing else changed, it does not:
//!
//! ```compile_fail,E0063
//! use generated::StartAttachmentUploadRequest;
//!
//! let input = StartAttachmentUploadRequest {
//!     attachment_size_in_bytes: 1024,
//!     connection_token: "token".to_owned(),
//!     content_type: "image/png".to_owned(),
//!     client_token: None,
//! };
//! ```
//!
//! Without `attachment_size_in_bytes`, and nothing else changed, it does not:
//!
//! ```compile_fail,E0063
//! use generated::StartAttachmentUploadRequest;
//!
//! let input = StartAttachmentUploadRequest {
//!     attachment_name: "cat.png".to_owned(),
//!     connection_token: "token".to_owned(),
//!     content_type: "image/png".to_owned(),
//!     client_token: None,
//! };
//! ```
//!
//! Without `connection_token`, and nothing else changed, it does not:
//!
//! ```compile_fail,E0063
//! use generated::StartAttachmentUploadRequest;
//!
//! let input = StartAttachmentUploadRequest {
//!     attachment_name: "cat.png".to_owned(),
//!     attachment_size_in_bytes: 1024,
//!     content_type: "image/png".to_owned(),
//!     client_token: None,
//! };
//! ```
//!
//! Without `content_type`, and nothing else changed, it does not:
//!
//! ```compile_fail,E0063
//! use generated::StartAttachmentUploadRequest;
//!
//! let input = StartAttachmentUploadRequest {
//!     attachment_name: "cat.png".to_owned(),
//!     attachment_size_in_bytes: 1024,
//!     connection_token: "token".to_owned(),
//!     client_token: None,
//! };
//! ```
//!
//! An optional member can be left to `new`:
//!
//! ```
//! use generated::StartAttachmentUploadRequest;
//!
//! let input = StartAttachmentUploadRequest {
//!     client_token: Some("mine".to_owned()),
//!     ..StartAttachmentUploadRequest::new("cat.png", 1024, "token", "image/png")
//! };
//! ```
//!
//! `new` takes each required member:
//!
//! ```
//! use generated::StartAttachmentUploadRequest;
//!
//! let input = StartAttachmentUploadRequest::new("cat.png", 1024, "token", "image/png");
//! ```
//!
//! and does not do with one less:
//!
//! ```compile_fail,E0061
//! use generated::StartAttachmentUploadRequest;
//!
//! let input = StartAttachmentUploadRequest::new("cat.png", 1024, "token");
//! ```
//!
//! There is no default input, as there is no default name of a file:
//!
//! ```
//! fn has_default<T: Default>() {}
//!
//! has_default::<generated::StartPosition>();
//! ```
//!
//! ```compile_fail,E0277
//! fn has_default<T: Default>() {}
//!
//! has_default::<generated::StartAttachmentUploadRequest>();
//! ```
//!
//! Wherever a member travels, it is the same: in the body, the query or a header. This stands for
//! the official vectors `MalformedRequired`, which `tests/constraints.rs` leaves out. With all
//! three:
//!
//! ```
//! use tests::fixtures::required::TrackInput;
//!
//! let input = TrackInput {
//!     in_body: "abc".to_owned(),
//!     in_query: "abc".to_owned(),
//!     in_header: "abc".to_owned(),
//! };
//! ```
//!
//! Without the one in the body, and nothing else changed, it does not compile:
//!
//! ```compile_fail,E0063
//! use tests::fixtures::required::TrackInput;
//!
//! let input = TrackInput {
//!     in_query: "abc".to_owned(),
//!     in_header: "abc".to_owned(),
//! };
//! ```
//!
//! Without the one in the query, and nothing else changed, it does not compile:
//!
//! ```compile_fail,E0063
//! use tests::fixtures::required::TrackInput;
//!
//! let input = TrackInput {
//!     in_body: "abc".to_owned(),
//!     in_header: "abc".to_owned(),
//! };
//! ```
//!
//! Without the one in the header, and nothing else changed, it does not compile:
//!
//! ```compile_fail,E0063
//! use tests::fixtures::required::TrackInput;
//!
//! let input = TrackInput {
//!     in_body: "abc".to_owned(),
//!     in_query: "abc".to_owned(),
//! };
//! ```
