#![no_main]

#[path = "../bodies/xml.rs"]
mod body;
#[path = "../bodies/nothing.rs"]
mod nothing;
#[path = "../../tests/xml_kinds/mod.rs"]
mod xml_kinds;

libfuzzer_sys::fuzz_target!(|data: &[u8]| body::run(data));
