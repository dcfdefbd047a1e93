//! Blobs that are streamed: what a request says of them, what becomes of responses, and how much of
//! them is ever in memory, over real sockets.

mod lengths;
mod messages;
mod sockets;
#[path = "../support/mod.rs"]
mod support;
