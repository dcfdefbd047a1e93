//! The rows of the reference for `StartAttachmentUpload`: each bound, the token, the header, the
//! texts, and the ways to soften the check.

mod header;
mod lengths;
mod modes;
mod range;
#[path = "../support/mod.rs"]
mod support;
mod texts;
mod token;
