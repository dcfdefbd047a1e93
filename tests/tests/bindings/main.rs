//! What a generated client sends for each input and makes of each response: HTTP bindings and
//! JSON bodies (smithy.io, HTTP binding traits, AWS restJson1 protocol), over the fixtures.
//!
//! Sans-IO: no socket, no client. What is compared is the whole of a message, byte for byte.

mod bodies;
mod checksums;
mod collections;
mod defaults;
mod endpoint_rules;
mod enums;
mod errors;
mod forms;
mod headers;
mod hosts;
mod incomplete;
mod inputs;
mod labels;
mod lenient;
mod malformed;
mod names;
mod payloads;
mod query;
mod responses;
mod services;
mod simple_rest_json;
mod strangers;
mod support;
mod timestamps;
mod unions;
mod xml;
