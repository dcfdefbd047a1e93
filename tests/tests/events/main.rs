//! Event streams: what an event is as a message, what becomes of messages, and streams over real
//! sockets, each way and both at once.

mod messages;
mod rpc;
mod signed;
mod sockets;
mod strictness;
#[path = "../support/mod.rs"]
mod support;
