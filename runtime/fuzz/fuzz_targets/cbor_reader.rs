#![no_main]

#[path = "../bodies/cbor_reader.rs"]
mod body;
#[path = "../../tests/json_kinds/mod.rs"]
mod json_kinds;
#[path = "../bodies/nothing.rs"]
mod nothing;

libfuzzer_sys::fuzz_target!(|data: &[u8]| body::run(data));
