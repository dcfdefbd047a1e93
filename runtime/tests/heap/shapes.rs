//! Types that take much for little.

use farrier::{Bytes, Document, Map, Member};

farrier::shape! {
    /// 960 bytes.
    pub struct Wide: derive(), read;

    pub a: Option<String> = member("a"), pub b: Option<String> = member("b"),
    pub c: Option<String> = member("c"), pub d: Option<String> = member("d"),
    pub e: Option<String> = member("e"), pub f: Option<String> = member("f"),
    pub g: Option<String> = member("g"), pub h: Option<String> = member("h"),
    pub i: Option<String> = member("i"), pub j: Option<String> = member("j"),
    pub k: Option<String> = member("k"), pub l: Option<String> = member("l"),
    pub m: Option<String> = member("m"), pub n: Option<String> = member("n"),
    pub o: Option<String> = member("o"), pub p: Option<String> = member("p"),
    pub q: Option<String> = member("q"), pub r: Option<String> = member("r"),
    pub s: Option<String> = member("s"), pub t: Option<String> = member("t"),
    pub u: Option<String> = member("u"), pub v: Option<String> = member("v"),
    pub w: Option<String> = member("w"), pub x: Option<String> = member("x"),
    pub aa: Option<String> = member("aa"), pub ab: Option<String> = member("ab"),
    pub ac: Option<String> = member("ac"), pub ad: Option<String> = member("ad"),
    pub ae: Option<String> = member("ae"), pub af: Option<String> = member("af"),
    pub ag: Option<String> = member("ag"), pub ah: Option<String> = member("ah"),
    pub ai: Option<String> = member("ai"), pub aj: Option<String> = member("aj"),
    pub ak: Option<String> = member("ak"), pub al: Option<String> = member("al"),
    pub am: Option<String> = member("am"), pub an: Option<String> = member("an"),
    pub ao: Option<String> = member("ao"), pub ap: Option<String> = member("ap"),
}

farrier::shape! {
    pub struct Empty: derive(), read;
}

farrier::shape! {
    pub struct Boxed: derive(), read;

    pub next: Option<Box<Wide>> = member("n"),
}

farrier::shape! {
    /// A blank one takes a box and a text.
    pub struct Costly: derive(), read;

    pub next: Box<Wide> = required("n"),
    pub text: String = member("t") or "the default of a text, which takes some bytes".to_owned(),
}

farrier::shape! {
    pub union Choice: derive(), read;

    Wide(Box<Wide>) = member("w"),
    Empty = member("e"),
}

farrier::shape! {
    pub struct Root: derive(), read;

    pub wides: Option<Vec<Wide>> = member("wides"),
    pub sparse: Option<Vec<Option<Wide>>> = member("sparse"),
    pub empties: Option<Vec<Empty>> = member("empties"),
    pub flags: Option<Vec<bool>> = member("flags"),
    pub lists: Option<Vec<Vec<bool>>> = member("lists").of(&Member::item().of(&Member::item())),
    pub maps: Option<Vec<Map<String, String>>> = member("maps").of(&Member::item().of(&Member::item())),
    pub map: Option<Map<String, Wide>> = member("map"),
    pub small: Option<Map<String, bool>> = member("small"),
    pub texts: Option<Vec<String>> = member("texts"),
    pub text: Option<String> = member("text"),
    pub blobs: Option<Vec<Bytes>> = member("blobs"),
    pub boxes: Option<Vec<Boxed>> = member("boxes"),
    pub costly: Option<Vec<Costly>> = member("costly"),
    pub choices: Option<Vec<Choice>> = member("choices"),
    pub document: Option<Document> = member("document"),
}
