//! What values take on the heap: never more than the limit, however wasteful a body is, and not much less than
//! the limit where a body is refused.
#![cfg(all(
    feature = "cbor",
    feature = "document",
    feature = "mock",
    feature = "query",
    feature = "xml"
))]
#![allow(missing_docs, reason = "shapes are public, and nobody sees these")]

mod bodies;
mod shapes;

use std::sync::{Mutex, MutexGuard, PoisonError};

use farrier::codec::{Limits, ReadValue};
use farrier::formats::cbor::CborReader;
use farrier::formats::json::JsonReader;
use farrier::formats::query::{Dialect, QueryReader};
use farrier::formats::xml::XmlReader;
use peak_alloc::PeakAlloc;

use bodies::SIZE;
use shapes::Root;

#[global_allocator]
static ALLOCATOR: PeakAlloc = PeakAlloc;

/// The tests share a counter, so they run one after the other.
fn turn() -> MutexGuard<'static, ()> {
    static TURN: Mutex<()> = Mutex::new(());
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What the harness itself may take meanwhile.
const NOISE: usize = 16 << 10;

/// Returns what `run` returns, and the number of bytes that it took at most at once.
fn measured<T>(run: impl FnOnce() -> T) -> (T, usize) {
    let before = ALLOCATOR.current_usage();
    ALLOCATOR.reset_peak_usage();
    let result = run();
    (result, ALLOCATOR.peak_usage().saturating_sub(before))
}

/// Reads a body with several limits. `read` returns the error's text.
fn check(name: &str, size: usize, read: impl Fn(usize) -> Result<(), String>) {
    let (outcome, took) = measured(|| read(usize::MAX));
    assert_eq!(outcome, Ok(()), "{name}");
    for limit in [took / 16, took / 4, took / 2, took / 10 * 9] {
        let (outcome, peak) = measured(|| read(limit));
        assert!(peak <= limit + NOISE, "{name} took {peak} of {limit}, and {took} without a limit");
        let problem = outcome.expect_err(name);
        assert!(problem.contains("`max_response_heap`"), "{name}: {problem}");
    }
    // Texts are counted as the whole body, and full nodes and lists as growing ones.
    let enough = size + 4 * took;
    assert_eq!(measured(|| read(enough)).0, Ok(()), "{name} took {took}");
}

#[test]
fn values_of_json_take_no_more_than_the_limit() {
    let _turn = turn();
    for (name, body) in bodies::json() {
        check(name, body.len(), |limit| {
            let mut root = Root::blank();
            let mut reader =
                JsonReader::with_limits(body.as_bytes(), Limits::new().heap(limit)).unwrap();
            reader.read_root(&mut root).map_err(|error| error.to_string())
        });
    }
}

#[test]
fn values_of_cbor_take_no_more_than_the_limit() {
    let _turn = turn();
    for (name, body) in bodies::cbor() {
        check(name, body.len(), |limit| {
            let mut root = Root::blank();
            let mut reader = CborReader::with_limits(&body, Limits::new().heap(limit)).unwrap();
            reader.read_root(&mut root).map_err(|error| error.to_string())
        });
    }
}

#[test]
fn values_of_xml_take_no_more_than_the_limit() {
    let _turn = turn();
    for (name, body) in bodies::xml() {
        check(name, body.len(), |limit| {
            let mut root = Root::blank();
            let mut reader =
                XmlReader::with_limits(body.as_bytes(), Limits::new().heap(limit)).unwrap();
            reader.read_root(&mut root).map_err(|error| error.to_string())
        });
    }
}

#[test]
fn forms_take_no_more_than_the_limit() {
    let _turn = turn();
    for (name, body) in bodies::forms() {
        check(name, body.len(), |limit| {
            let mut root = Root::blank();
            let form =
                QueryReader::with_limits(body.as_bytes(), Dialect::Aws, Limits::new().heap(limit));
            form.and_then(|form| form.read_root(&mut root)).map_err(|error| error.to_string())
        });
    }
}

#[test]
fn elements_without_a_size_take_nothing() {
    let _turn = turn();
    let body = format!("{{\"empties\":[{}{{}}]}}", "{},".repeat(SIZE / 3));
    let mut root = Root::blank();
    let limits = Limits::new().heap(body.len());
    JsonReader::with_limits(body.as_bytes(), limits).unwrap().read_root(&mut root).unwrap();
    assert_eq!(root.empties.map(|list| list.len()), Some(SIZE / 3 + 1));
}

#[test]
fn the_error_tells_the_place() {
    let _turn = turn();
    let body = format!("{{\"wides\":[\n{}{{}}]}}", "{},".repeat(1000));
    let limits = Limits::new().heap(200_000);
    let mut reader = JsonReader::with_limits(body.as_bytes(), limits).unwrap();
    let error = reader.read_root(&mut Root::blank()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the value takes more memory than `max_response_heap` allows at line 2, \
         column 385 (byte 395)"
    );
}

#[test]
fn a_listing_of_50_000_structures_is_within_the_default() {
    let _turn = turn();
    let thing = r#"{"a":"i-0123456789abcdef0","c":"running","e":"2024-01-01T00:00:00Z"},"#;
    let body = format!("{{\"wides\":[{}{{}}]}}", thing.repeat(50_000));
    let mut root = Root::blank();
    JsonReader::new(body.as_bytes()).unwrap().read_root(&mut root).unwrap();
    assert_eq!(root.wides.map(|list| list.len()), Some(50_001));
}
