//! Bodies of 64 KiB in which few bytes become much.

/// The size of a body.
pub(crate) const SIZE: usize = 64 << 10;

/// Repeats a unit until the body is full.
fn repeated(unit: &str) -> String {
    unit.repeat(SIZE / unit.len())
}

/// As many units as there is room for, each with another number.
fn numbered(unit: impl Fn(usize) -> String) -> String {
    let count = SIZE / (unit(0).len() + 5);
    // In an order in which nodes of maps are split in the middle.
    (0..count).map(|index| unit(index.wrapping_mul(7919) % 100_000)).collect()
}

pub(crate) fn json() -> Vec<(&'static str, String)> {
    let list = |name: &'static str, unit: &str| {
        let units = repeated(&format!("{unit},"));
        (name, format!("{{\"{name}\":[{units}{unit}]}}"))
    };
    let map = |name: &'static str, value: &str| {
        let entries = numbered(|index| format!("\"{index}\":{value},"));
        (name, format!("{{\"{name}\":{{{entries}\"\":{value}}}}}"))
    };
    vec![
        list("wides", "{}"),
        list("wides", "{\"a\":\"\",\"a\":\"\"}"),
        list("sparse", "null"),
        list("flags", "true"),
        list("lists", "[]"),
        list("lists", "[true]"),
        list("maps", "{\"\":\"\"}"),
        map("map", "{}"),
        map("small", "true"),
        list("texts", "\"\""),
        list("texts", "\"\\n\""),
        list("texts", "\"abcdefghijklmnopqrstuvwxyz\\nabcdefghijklmnopqrstuvwxyz\""),
        ("text", format!("{{\"text\":\"{}\"}}", repeated("\\n"))),
        ("text", format!("{{\"text\":\"\\n{}\"}}", repeated("abc"))),
        list("blobs", "\"\""),
        list("blobs", "\"AA\""),
        list("boxes", "{\"n\":{}}"),
        list("costly", "{}"),
        list("choices", "{\"w\":{}}"),
        ("document", format!("{{\"document\":[{}0]}}", repeated("[0],"))),
        ("document", format!("{{\"document\":[{}0]}}", repeated("{\"\":0},"))),
        (
            "document",
            format!("{{\"document\":{{{}\"\":0}}}}", numbered(|index| format!("\"{index}\":0,"))),
        ),
    ]
}

pub(crate) fn cbor() -> Vec<(&'static str, Vec<u8>)> {
    let text = |text: &str| [&[0x60 + u8::try_from(text.len()).unwrap()], text.as_bytes()].concat();
    // A map of one entry, whose value is in brackets of an open list or map.
    let root = |name: &str, open: u8, units: Vec<u8>| {
        [&[0xa1][..], &text(name), &[open], &units, &[0xff]].concat()
    };
    let list =
        |name: &'static str, unit: &[u8]| (name, root(name, 0x9f, unit.repeat(SIZE / unit.len())));
    let entries = |value: &[u8]| -> Vec<u8> {
        (0..SIZE / 8)
            .flat_map(|index| {
                [text(&(index * 7919 % 100_000).to_string()), value.to_vec()].concat()
            })
            .collect()
    };
    let chunks = |name: &'static str, chunk: &[u8]| {
        let open = chunk[0] & 0xe0 | 0x1f;
        (name, root(name, open, chunk.repeat(SIZE / chunk.len())))
    };
    vec![
        list("wides", &[0xa0]),
        list("sparse", &[0xf6]),
        list("flags", &[0xf5]),
        list("lists", &[0x80]),
        list("lists", &[0x81, 0xf5]),
        list("maps", &[0xa1, 0x60, 0x60]),
        ("map", root("map", 0xbf, entries(&[0xa0]))),
        ("small", root("small", 0xbf, entries(&[0xf5]))),
        list("texts", &[0x60]),
        list("texts", &[0x61, b'a']),
        chunks("text", &[0x63, b'a', b'b', b'c']),
        list("blobs", &[0x40]),
        list("blobs", &[0x41, 0]),
        list("blobs", &[0x5f, 0x41, 0, 0xff]),
        list("boxes", &[0xa1, 0x61, b'n', 0xa0]),
        list("costly", &[0xa0]),
        list("choices", &[0xa1, 0x61, b'w', 0xa0]),
        ("document", root("document", 0x9f, [0x81, 0].repeat(SIZE / 2))),
        ("document", root("document", 0x9f, [0xa1, 0x60, 0].repeat(SIZE / 3))),
        ("document", root("document", 0xbf, entries(&[0]))),
    ]
}

pub(crate) fn xml() -> Vec<(&'static str, String)> {
    let list = |name: &'static str, unit: &str| {
        (name, format!("<Root><{name}>{}</{name}></Root>", repeated(unit)))
    };
    let map = |name: &'static str, value: &str| {
        let entries = numbered(|index| format!("<entry><key>{index}</key>{value}</entry>"));
        (name, format!("<Root><{name}>{entries}</{name}></Root>"))
    };
    vec![
        list("wides", "<member/>"),
        list("sparse", "<member x:nil='1'/>"),
        list("flags", "<member>true</member>"),
        list("lists", "<member/>"),
        list("maps", "<member><entry><key/><value/></entry></member>"),
        map("map", "<value/>"),
        map("small", "<value>true</value>"),
        list("texts", "<member/>"),
        list("texts", "<member>&lt;</member>"),
        ("text", format!("<Root><text>{}</text></Root>", repeated("&lt;"))),
        ("text", format!("<Root><text>&lt;{}</text></Root>", repeated("abc"))),
        ("text", format!("<Root><text>{}</text></Root>", repeated("<![CDATA[</a>]]>"))),
        ("text", format!("<Root><text>{}</text></Root>", long_section().repeat(3))),
        list("blobs", "<member/>"),
        list("blobs", "<member>AA</member>"),
        list("boxes", "<member><n/></member>"),
        list("costly", "<member/>"),
        list("choices", "<member><w/></member>"),
    ]
}

pub(crate) fn forms() -> Vec<(&'static str, String)> {
    vec![
        ("wides", numbered(|index| format!("wides.member.{index}.a=&"))),
        ("texts", numbered(|index| format!("texts.member.{index}=a&"))),
        ("map", numbered(|index| format!("map.entry.{index}.key={index}&"))),
        ("nested", numbered(|index| format!("{index}.a.b.c.d.e.f=&"))),
    ]
}

/// A section that fills a third of a body.
fn long_section() -> String {
    format!("<![CDATA[{}]]>", "x".repeat(SIZE / 3))
}
