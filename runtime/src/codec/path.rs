//! Finds values in an input by a path, which is written in a part of the language `JMESPath`: names, wildcards
//! (`[*]`, `*`), lists of several expressions (`[a, b.c]`), flattening (`[]`) and `keys(…)`.
//!
//! Values are looked at where they are. Nothing of the input is copied save for what is found.

use crate::codec::writer::{WriteList, WriteMap, WriteStruct, Writer};
use crate::schema::member::Member;

/// What is found at a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Found {
    Text(String),
    Bool(bool),
    /// What several places have, of which those without a text are left out.
    Texts(Vec<String>),
}

/// The deepest nesting of a path that is followed.
const DEPTH: usize = 32;

/// Returns what is found at a path. `None` if there is nothing.
pub(crate) fn find(input: &dyn WriteStruct, path: &str) -> Option<Found> {
    let mut found = Values::default();
    Walk { path, depth: DEPTH, found: &mut found }.structure(&Member::item(), input);
    if path.contains(['[', '*', '(']) || found.is_list {
        return Some(Found::Texts(found.texts));
    }
    found.flag.map(Found::Bool).or_else(|| found.texts.pop().map(Found::Text))
}

/// What has been found.
#[derive(Default)]
struct Values {
    texts: Vec<String>,
    flag: Option<bool>,
    is_list: bool,
}

/// A writer that goes on from a value by the rest of a path.
struct Walk<'p> {
    path: &'p str,
    depth: usize,
    found: &'p mut Values,
}

/// The first step of a path.
enum Step<'p> {
    /// The member or entry of a name.
    Name(&'p str),
    /// Each element, or each member's value.
    Each,
    /// The keys of a map at a path.
    Keys(&'p str),
    /// What several paths lead to.
    Several(&'p str),
}

/// The first step of a path and its rest. `None` at the end.
fn split(path: &str) -> Option<(Step<'_>, &str)> {
    let path = path.trim().trim_start_matches('.');
    let first = path.chars().next()?;
    if let Some(rest) = path.strip_prefix("[*]").or_else(|| path.strip_prefix("[]")) {
        return Some((Step::Each, rest));
    }
    if let Some(rest) = path.strip_prefix('*') {
        return Some((Step::Each, rest));
    }
    if first == '[' {
        let (inner, rest) = bracket(path.get(1..)?)?;
        return Some((Step::Several(inner), rest));
    }
    if let Some(rest) = path.strip_prefix("keys(") {
        let (inner, rest) = rest.split_once(')')?;
        return Some((Step::Keys(inner), rest));
    }
    let (name, rest) = path.split_at(path.find(['.', '[']).unwrap_or(path.len()));
    Some((Step::Name(name), rest))
}

/// What stands before the bracket that closes, and what stands behind it.
fn bracket(text: &str) -> Option<(&str, &str)> {
    let mut open = 1_usize;
    for (at, b) in text.bytes().enumerate() {
        match b {
            b'[' => open += 1,
            b']' => open -= 1,
            _ => {}
        }
        if open == 0 {
            return text.get(..at).zip(text.get(at + 1..));
        }
    }
    None
}

/// The first of several paths, and the others.
fn first(paths: &str) -> (&str, &str) {
    let mut open = 0_usize;
    for (at, b) in paths.bytes().enumerate() {
        match b {
            b'[' => open += 1,
            b']' => open = open.saturating_sub(1),
            b',' if open == 0 => {
                return (
                    paths.get(..at).unwrap_or_default(),
                    paths.get(at + 1..).unwrap_or_default(),
                );
            }
            _ => {}
        }
    }
    (paths, "")
}

impl Walk<'_> {
    /// Goes on by a path from a value that `write` writes.
    fn go(&mut self, path: &str, write: impl FnOnce(&mut dyn Writer)) {
        if let Some(depth) = self.depth.checked_sub(1) {
            write(&mut Walk { path, depth, found: self.found });
        }
    }

    /// Goes on by each of several paths, and by what follows them.
    fn several(&mut self, paths: &str, rest: &str, write: &dyn Fn(&mut dyn Writer)) {
        // These go through the list that the paths make.
        let own = ["[]", "[*]"].iter().find_map(|step| rest.strip_prefix(step));
        let (rest, mut left) = (own.unwrap_or(rest), paths);
        while !left.is_empty() {
            let (path, others) = first(left);
            self.go(&format!("{path}{rest}"), |writer| write(writer));
            left = others;
        }
    }
}

impl Writer for Walk<'_> {
    fn string(&mut self, _: &Member, value: &str) {
        if self.path.trim().is_empty() {
            self.found.texts.push(value.to_owned());
        }
    }

    fn boolean(&mut self, _: &Member, value: bool) {
        if self.path.trim().is_empty() {
            self.found.flag = Some(value);
        }
    }

    fn structure(&mut self, member: &Member, value: &dyn WriteStruct) {
        match split(self.path) {
            Some((Step::Name(name), rest)) => self.go(rest, |writer| {
                value.write_members(&mut Only { name, is_next: false, to: writer });
            }),
            Some((Step::Each, rest)) => self.go(rest, |writer| value.write_members(writer)),
            Some((Step::Keys(path), _)) if !path.is_empty() => {
                self.go(&format!("{path}.keys()"), |writer| writer.structure(member, value));
            }
            Some((Step::Several(paths), rest)) => {
                self.several(paths, rest, &|writer| writer.structure(member, value));
            }
            _ => {}
        }
    }

    fn list(&mut self, member: &Member, value: &dyn WriteList) {
        match split(self.path) {
            None => {
                self.found.is_list = true;
                self.go("", |writer| value.write_items(member, writer));
            }
            Some((Step::Each, rest)) => self.go(rest, |writer| value.write_items(member, writer)),
            Some((Step::Several(paths), rest)) => {
                self.several(paths, rest, &|writer| writer.list(member, value));
            }
            _ => {}
        }
    }

    fn map(&mut self, member: &Member, value: &dyn WriteMap) {
        match split(self.path) {
            Some((Step::Name(name), rest)) => self.go(rest, |writer| {
                value.write_entries(member, &mut Only { name, is_next: false, to: writer });
            }),
            Some((Step::Each, rest)) => self.go(rest, |writer| value.write_entries(member, writer)),
            Some((Step::Keys(""), _)) => value.write_entries(member, &mut Keys(self.found)),
            Some((Step::Several(paths), rest)) => {
                self.several(paths, rest, &|writer| writer.map(member, value));
            }
            _ => {}
        }
    }

    /// Ignores all other values.
    fn unsupported(&mut self, _: &Member, _: &'static str) {}
}

/// A writer that keeps keys.
struct Keys<'f>(&'f mut Values);

impl Writer for Keys<'_> {
    fn key(&mut self, key: &str) {
        self.0.texts.push(key.to_owned());
    }

    fn unsupported(&mut self, _: &Member, _: &'static str) {}
}

/// A writer that hands on the member or entry of one name.
struct Only<'w> {
    name: &'w str,
    /// The key of the next value was the name.
    is_next: bool,
    to: &'w mut dyn Writer,
}

impl Only<'_> {
    fn is_it(&mut self, member: &Member) -> bool {
        std::mem::take(&mut self.is_next) || member.name() == self.name
    }
}

impl Writer for Only<'_> {
    crate::codec::uniform::uniform_methods! {
        |self, member, write| if self.is_it(member) {
            write(self.to);
        }
    }

    fn key(&mut self, key: &str) {
        self.is_next = key == self.name;
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{Found, find};

    crate::shape! {
        #[expect(unreachable_pub, reason = "shapes are public")]
        pub struct Part: derive(), write;

        pub name: Option<String> = member("Name"),
        pub part: Option<Box<Part>> = member("Part"),
    }

    crate::shape! {
        #[expect(unreachable_pub, reason = "shapes are public")]
        pub struct Whole: derive(), write;

        pub flag: Option<bool> = member("Flag"),
        pub names: Option<Vec<String>> = member("Names"),
        pub parts: Option<Vec<Part>> = member("Parts"),
        pub table: Option<BTreeMap<String, Part>> = member("Table"),
    }

    fn part(name: Option<&str>, part: Option<Part>) -> Part {
        Part { name: name.map(str::to_owned), part: part.map(Box::new) }
    }

    #[test]
    fn values_are_found_by_paths() {
        let whole = Whole {
            flag: Some(true),
            names: Some(vec!["a".to_owned(), "b".to_owned()]),
            parts: Some(vec![
                part(Some("c"), None),
                part(None, Some(part(Some("d"), None))),
                part(None, None),
            ]),
            table: Some(BTreeMap::from([
                ("k".to_owned(), part(Some("e"), None)),
                ("l".to_owned(), part(None, None)),
            ])),
        };
        let texts =
            |texts: &[&str]| Some(Found::Texts(texts.iter().map(|it| (*it).to_owned()).collect()));
        for (path, expected) in [
            ("Flag", Some(Found::Bool(true))),
            ("Names", texts(&["a", "b"])),
            ("Names[*]", texts(&["a", "b"])),
            ("Parts[*].Name", texts(&["c"])),
            ("Parts[*].Part.Name", texts(&["d"])),
            ("Parts[*][Name, Part.Name][]", texts(&["c", "d"])),
            ("keys(Table)", texts(&["k", "l"])),
            ("Table.k.Name", Some(Found::Text("e".to_owned()))),
            ("Table.*.Name", texts(&["e"])),
            ("Table.x.Name", None),
            ("Other", None),
            ("Parts", texts(&[])),
            ("[", texts(&[])),
            ("", None),
        ] {
            assert_eq!(find(&whole, path), expected, "{path}");
        }
        let deep = "Part.".repeat(100_000);
        assert_eq!(find(&whole, &deep), None);
    }
}
