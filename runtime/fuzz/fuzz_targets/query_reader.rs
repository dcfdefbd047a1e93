#![no_main]

#[path = "../bodies/query_reader.rs"]
mod body;
#[path = "../../tests/json_kinds/mod.rs"]
mod json_kinds;

libfuzzer_sys::fuzz_target!(|data: &[u8]| body::run(data));
