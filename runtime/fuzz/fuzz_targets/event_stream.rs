#![no_main]

#[path = "../bodies/event_stream.rs"]
mod body;
#[path = "../bodies/events.rs"]
mod events;

libfuzzer_sys::fuzz_target!(|data: &[u8]| body::run(data));
