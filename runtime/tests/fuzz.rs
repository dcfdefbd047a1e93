//! The fuzz targets, with the inputs that are checked in.

#[cfg(feature = "cbor")]
#[path = "../fuzz/bodies/cbor_reader.rs"]
mod cbor_reader;
#[path = "../fuzz/bodies/endpoint.rs"]
mod endpoint;
#[cfg(feature = "event-stream")]
#[path = "../fuzz/bodies/event_stream.rs"]
mod event_stream;
#[cfg(feature = "event-stream")]
#[path = "../fuzz/bodies/events.rs"]
mod events;
#[path = "../fuzz/bodies/http_bindings/mod.rs"]
mod http_bindings;
mod json_kinds;
#[path = "../fuzz/bodies/json_reader.rs"]
mod json_reader;
#[path = "../fuzz/bodies/nothing.rs"]
mod nothing;
#[cfg(feature = "query")]
#[path = "../fuzz/bodies/query_reader.rs"]
mod query_reader;
#[cfg(feature = "xml")]
#[path = "../fuzz/bodies/xml.rs"]
mod xml;
#[cfg(feature = "xml")]
mod xml_kinds;

use std::fs;
use std::path::Path;

/// The number of places at which an input is cut.
const CUTS: usize = 64;

/// Runs a target with each of its inputs, whole and cut in many places, because what is cut has other faults.
fn replay(target: &str, run: fn(&[u8])) {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds").join(target);
    let mut seeds: Vec<_> =
        fs::read_dir(seeds).unwrap().map(|entry| entry.unwrap().path()).collect();
    seeds.sort();
    assert!(!seeds.is_empty());
    for seed in seeds {
        // Shown if the target fails.
        eprintln!("{}", seed.display());
        let input = fs::read(seed).unwrap();
        run(&input);
        for end in (0..input.len()).step_by(1 + input.len() / CUTS) {
            run(&input[..end]);
        }
    }
}

#[cfg(feature = "cbor")]
#[test]
fn cbor() {
    replay("cbor_reader", cbor_reader::run);
}

#[test]
fn endpoints() {
    replay("endpoint", endpoint::run);
}

#[cfg(feature = "event-stream")]
#[test]
fn event_streams() {
    replay("event_stream", event_stream::run);
}

#[cfg(feature = "query")]
#[test]
fn forms() {
    replay("query_reader", query_reader::run);
}

#[test]
fn json() {
    replay("json_reader", json_reader::run);
}

#[test]
fn responses() {
    replay("http_bindings", http_bindings::run);
}

#[cfg(feature = "xml")]
#[test]
fn xml_documents() {
    replay("xml", xml::run);
}
