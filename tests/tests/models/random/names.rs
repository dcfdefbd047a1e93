//! Names that a generator of Rust code has trouble with: keywords, types of the prelude, items that
//! every client has, names that are one after case conversion, and names that hardly are any.

use std::collections::BTreeMap;

use super::choices::Choices;

/// The simplest comes first: shrinking goes there.
const WORDS: [&str; 72] = [
    "Thing",
    "thing",
    "Part",
    "Foo",
    "Bar",
    "FooBar",
    "fooBar",
    "foo_bar",
    "Foo_Bar",
    "FOO_BAR",
    "Foo__Bar",
    "_FooBar",
    "FooBar_",
    "Foo1",
    "Foo_1",
    "_1",
    "_",
    "__",
    "_1a",
    "N1",
    "field",
    "String",
    "Option",
    "Vec",
    "Box",
    "Result",
    "Some",
    "None",
    "Ok",
    "Err",
    "Error",
    "Client",
    "Default",
    "Self",
    "self",
    "Super",
    "crate",
    "type",
    "async",
    "gen",
    "match",
    "dyn",
    "try",
    "union",
    "macro_rules",
    "new",
    "builder",
    "Unknown",
    "Unhandled",
    "Into",
    "From",
    "Debug",
    "Clone",
    "Copy",
    "PartialEq",
    "Hash",
    "SERVICE",
    "farrier",
    "std",
    "types",
    "errors",
    "operation",
    "client",
    "mod",
    "main",
    "i32",
    "str",
    "bool",
    "u8",
    "message",
    "Validate",
    "kind",
];

/// What may follow a word.
const ENDS: [&str; 14] = [
    "",
    "Shape",
    "Error",
    "Input",
    "Output",
    "Request",
    "Kind",
    "Operation",
    "Value",
    "2",
    "_2",
    "3",
    "ErrorKind",
    "_",
];

/// The names that are taken in one scope: two never differ in case only.
#[derive(Debug, Default, Clone)]
pub(crate) struct Taken(BTreeMap<String, String>);

impl Taken {
    /// Takes a name; false if it is taken.
    pub(crate) fn take(&mut self, name: &str) -> bool {
        self.0.insert(name.to_ascii_lowercase(), name.to_owned()).is_none()
    }

    /// One of the names.
    pub(crate) fn first(&self) -> Option<String> {
        self.0.values().next().cloned()
    }

    /// A name that isn't taken yet.
    pub(crate) fn name(&mut self, choices: &mut Choices<'_>) -> String {
        let mut name = if choices.once_in(60) {
            "VeryLong".repeat(38)
        } else {
            format!("{}{}", choices.pick(&WORDS), choices.pick(&ENDS))
        };
        // An identifier of Smithy that begins with underscores has something behind them.
        if name.bytes().all(|byte| byte == b'_') {
            name.push('0');
        }
        let mut free = name.clone();
        let mut number = 0;
        while !self.take(&free) {
            number += 1;
            free = format!("{name}{number}");
        }
        free
    }
}
