//! Values nested as deeply as a reader allows, on a stack of 2 MiB, which is what the workers of tokio
//! have: no frame that recurses holds a value, however large its type is.
#![cfg(all(feature = "cbor", feature = "xml"))]
#![allow(missing_docs, reason = "shapes are public, and nobody sees these")]
#![allow(clippy::unnecessary_box_returns, reason = "values of 64 KB are to be on the heap")]

mod shapes;

use std::fmt::Debug;

use farrier::Member;
use farrier::codec::{ReadStruct, ReadValue, WriteStruct, WriteValue};
use farrier::formats::cbor::{CborReader, CborWriter};
use farrier::formats::json::{JsonReader, JsonWriter};
use farrier::formats::xml::{XmlReader, XmlWriter};
use farrier::validate::violations;

use shapes::{bytes_of_2_500, bytes_of_7_300, bytes_of_14_500, bytes_of_65_000, bytes_of_72};

const STACK: usize = 2 << 20;

/// The limit of the readers of JSON and CBOR, and what XML has in its place, in elements.
const DEPTH: usize = 128;
const ELEMENTS: usize = 256;

/// A way in which a structure holds itself: what is before the inner one in JSON and XML, what is behind
/// it, and how many levels and elements each takes.
struct Way {
    json: (&'static str, &'static str),
    levels: usize,
    xml: (&'static str, &'static str),
    elements: usize,
}

const WAYS: [Way; 4] = [
    Way {
        json: ("{\"list\":[", "]}"),
        levels: 2,
        xml: ("<list><member>", "</member></list>"),
        elements: 2,
    },
    Way {
        json: ("{\"map\":{\"k\":", "}}"),
        levels: 2,
        xml: ("<map><entry><key>k</key><value>", "</value></entry></map>"),
        elements: 3,
    },
    Way { json: ("{\"boxed\":", "}"), levels: 1, xml: ("<boxed>", "</boxed>"), elements: 1 },
    Way {
        json: ("{\"choice\":{\"node\":", "}}"),
        levels: 2,
        xml: ("<choice><node>", "</node></choice>"),
        elements: 2,
    },
];

impl Way {
    /// As many levels of JSON as are allowed, around `core`, which may have two of its own.
    fn json(&self, core: &str) -> String {
        let count = (DEPTH - 2) / self.levels;
        format!("{}{core}{}", self.json.0.repeat(count), self.json.1.repeat(count))
    }

    /// As many elements of XML as are allowed, around `core`.
    fn xml(&self, core: &str) -> String {
        let count = (ELEMENTS - 1) / self.elements;
        let (open, close) = (self.xml.0.repeat(count), self.xml.1.repeat(count));
        format!("<Root>{open}{core}{close}</Root>")
    }
}

/// What generated structures have.
trait Node: ReadValue + ReadStruct + WriteValue + WriteStruct + Debug + PartialEq {}

impl<T: ReadValue + ReadStruct + WriteValue + WriteStruct + Debug + PartialEq> Node for T {}

/// Runs on a thread whose stack has 2 MiB. If that isn't enough, the process is aborted.
fn on_a_small_stack(run: impl FnOnce() + Send + 'static) {
    std::thread::Builder::new().stack_size(STACK).spawn(run).unwrap().join().unwrap();
}

/// Reads a value twice, and does with it all that a program may do, except for clones.
fn survives<T: Node>(read: impl Fn() -> Box<T>) {
    let (value, same) = (read(), read());
    assert!(value == same);
    assert!(violations(&*value).is_empty());
    assert!(format!("{value:?}").starts_with("Node {"));
    drop(same);
    written(&*value);
}

fn written<T: Node>(value: &T) {
    let root = &Member::item();
    let mut writer = JsonWriter::new();
    value.write(root, &mut writer);
    assert!(!writer.finish().unwrap().is_empty());
    let mut writer = CborWriter::new();
    value.write(root, &mut writer);
    assert!(!writer.finish().is_empty());
    let mut writer = XmlWriter::new();
    value.write(root, &mut writer);
    assert!(!writer.finish().unwrap().is_empty());
}

fn of_json<T: Node>(body: &str) -> Box<T> {
    let mut value = Box::new(T::blank());
    JsonReader::new(body.as_bytes()).unwrap().read_root(&mut *value).unwrap();
    value
}

fn of_cbor<T: Node>(body: &[u8]) -> Box<T> {
    let mut value = Box::new(T::blank());
    CborReader::new(body).read_root(&mut *value).unwrap();
    value
}

fn of_xml<T: Node>(body: &str) -> Box<T> {
    let mut value = Box::new(T::blank());
    XmlReader::new(body.as_bytes()).unwrap().read_root(&mut *value).unwrap();
    value
}

/// The same value in CBOR.
fn cbor<T: Node>(body: &str) -> Vec<u8> {
    let mut writer = CborWriter::new();
    of_json::<T>(body).write(&Member::item(), &mut writer);
    writer.finish().to_vec()
}

fn nested<T: Node>() {
    for way in &WAYS {
        let json = way.json("{}");
        survives(|| of_json::<T>(&json));
        let cbor = cbor::<T>(&json);
        survives(|| of_cbor::<T>(&cbor));
        let xml = way.xml("");
        survives(|| of_xml::<T>(&xml));
    }
}

/// A clone holds a few copies of a value on each level, five of a list's elements without optimization. The
/// generator warns of recursive structures for which that is too much.
fn cloned<T: Node + Clone>() {
    for way in &WAYS {
        for value in [of_json::<T>(&way.json("{}")), of_xml::<T>(&way.xml(""))] {
            assert!(value.clone() == value);
        }
    }
}

/// The innermost value is wrong, so that all levels fail.
fn refused<T: Node>() {
    for way in &WAYS {
        let body = way.json("{\"list\":true}");
        let mut value = Box::new(T::blank());
        assert!(JsonReader::new(body.as_bytes()).unwrap().read_root(&mut *value).is_err());
    }
}

macro_rules! tests {
    ($($module:ident)*) => {$(
        #[test]
        fn $module() {
            on_a_small_stack(|| {
                nested::<$module::Node>();
                refused::<$module::Node>();
            });
        }
    )*};
}

tests!(bytes_of_72 bytes_of_2_500 bytes_of_7_300 bytes_of_14_500 bytes_of_65_000);

#[test]
fn structures_below_the_bound_of_the_generator_are_cloned() {
    on_a_small_stack(|| {
        cloned::<bytes_of_72::Node>();
        cloned::<bytes_of_2_500::Node>();
    });
}

#[test]
fn the_structures_have_the_sizes_that_their_names_say() {
    let sizes = [
        size_of::<bytes_of_72::Node>(),
        size_of::<bytes_of_2_500::Node>(),
        size_of::<bytes_of_7_300::Node>(),
        size_of::<bytes_of_14_500::Node>(),
        size_of::<bytes_of_65_000::Node>(),
    ];
    assert_eq!(sizes, [72, 2_472, 7_272, 14_472, 64_872]);
}
