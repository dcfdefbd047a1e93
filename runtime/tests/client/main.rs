//! The client as its users see it: over real sockets, over transports of their own, and when
//! things go wrong.
#![cfg(feature = "client")]

mod calls;
mod endless;
mod failures;
mod hidden;
mod identities;
mod layers;
mod limits;
mod responses;
mod settings;
mod shared_settings;
mod stalled;
mod support;
mod tls;
mod tracing_spans;
mod transports;
