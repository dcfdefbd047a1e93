//! A member whose type is wrong is blamed itself: the compiler names its line, not that of the macro
//! which makes the shape, nor that of the macro which is around the whole file.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

use farrier_codegen::{Dependency, Generator};

use crate::compiler::{Files, Told, check};
use crate::module;

const MODEL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../model/connectparticipant.json");

/// Fixtures that have, together, each kind of member and of shape, and need no feature.
const SINGLE_FILES: [&str; 5] =
    ["deprecated", "recursion", "sensitive", "service_errors", "streaming"];

/// What all members are made of. Where it isn't defined, it is a type that doesn't exist.
const WRONG: &str = "crate::Wrong";

/// A type that is all that a member must be, but can be neither read nor written.
const WITHOUT_CODEC: &str = "
/// Has no codec.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Wrong;
";

/// The lines of members, by file.
type Members = BTreeMap<PathBuf, Vec<RangeInclusive<usize>>>;

/// Code in which the type of each member is wrong, and the lines that the members take.
fn spoiled(code: &str) -> (String, Vec<RangeInclusive<usize>>) {
    let mut members = Vec::new();
    let mut text = String::new();
    let mut lines = code.lines().enumerate().map(|(index, line)| (index + 1, line)).peekable();
    while let Some((first, line)) = lines.next() {
        let wrong = spoiled_member(line);
        text.push_str(wrong.as_deref().unwrap_or(line));
        text.push('\n');
        if wrong.is_some() {
            // A member that takes several lines ends with the first comma at the end of one.
            let (mut last, mut end) = (first, line);
            while !end.ends_with(',') {
                (last, end) = lines.next().unwrap();
                text.push_str(end);
                text.push('\n');
            }
            members.push(first..=last);
        }
    }
    (text, members)
}

/// The line with another type, if it is one of a member: `pub name: Type = member(…` or
/// `Name(Type) = member(…`.
fn spoiled_member(line: &str) -> Option<String> {
    let (member, how) = line.split_once(" = ")?;
    ["member(", "required(", "into("].iter().find(|call| how.starts_with(**call))?;
    let is_field = member.trim_start().starts_with("pub ");
    let (before, ty, after) = if is_field {
        let (name, ty) = member.split_once(": ")?;
        (format!("{name}: "), ty, "")
    } else {
        let (name, ty) = member.strip_suffix(')')?.split_once('(')?;
        (format!("{name}("), ty, ")")
    };
    Some(format!("{before}{}{after} = {how}", spoiled_type(ty)))
}

/// The same type of something else: what is innermost is wrong.
fn spoiled_type(ty: &str) -> String {
    let begin = ty.rfind(['<', ' ']).map_or(0, |before| before + 1);
    let end = ty[begin..].find('>').map_or(ty.len(), |length| begin + length);
    format!("{}{WRONG}{}", &ty[..begin], &ty[end..])
}

/// The clients of some fixtures, each in one file, as build scripts include them.
fn single_files() -> (Files, Members) {
    let (mut files, mut members) = (Files::new(), Members::new());
    for name in SINGLE_FILES {
        let (code, lines) = spoiled(&module(name));
        let file = PathBuf::from(format!("src/{name}.rs"));
        files.insert(file.clone(), code);
        members.insert(file, lines);
    }
    let root = SINGLE_FILES.map(|name| format!("pub mod {name};\n")).concat();
    files.insert("src/lib.rs".into(), root);
    (files, members)
}

/// A whole crate, a file an operation.
fn whole_crate() -> (Files, Members) {
    let generator = Generator::from_file(MODEL).unwrap().farrier(Dependency::registry("0.1"));
    let (mut files, mut members) = (Files::new(), Members::new());
    for (path, text) in &generator.generate().unwrap().files {
        if path != Path::new("Cargo.toml") {
            let (text, lines) = spoiled(text);
            files.insert(path.to_owned(), text);
            members.insert(path.to_owned(), lines);
        }
    }
    (files, members)
}

/// Each member is told of on its first line, and nothing else is told of.
fn assert_blamed(name: &str, told: &[Told], members: &Members) {
    let errors: Vec<_> = told.iter().filter(|told| told.text.starts_with("error")).collect();
    let elsewhere: Vec<_> = errors
        .iter()
        .filter(|error| {
            let mut lines = members.get(&error.file).into_iter().flatten();
            !lines.any(|lines| lines.contains(&error.line))
        })
        .collect();
    assert!(elsewhere.is_empty(), "{name}: not on the line of a member: {elsewhere:#?}");
    let blamed: BTreeSet<_> = errors.iter().map(|error| (&error.file, error.line)).collect();
    let all =
        members.iter().flat_map(|(file, lines)| lines.iter().map(move |it| (file, *it.start())));
    let spared: Vec<_> = all.filter(|member| !blamed.contains(member)).collect();
    assert!(spared.is_empty(), "{name}: nobody told of {spared:?}");
}

#[test]
fn a_wrong_type_is_told_on_the_line_of_its_member() {
    let layouts = [("file", single_files()), ("crate", whole_crate())];
    let mut crates = BTreeMap::new();
    for (layout, (files, members)) in &layouts {
        let count: usize = members.values().map(Vec::len).sum();
        assert!(count > 50, "{layout}: {count} members");
        let mut with_type = files.clone();
        with_type.get_mut(Path::new("src/lib.rs")).unwrap().push_str(WITHOUT_CODEC);
        crates.insert(format!("{layout}-no-type"), files.clone());
        crates.insert(format!("{layout}-no-codec"), with_type);
    }
    let told = check("members", &crates);
    for (layout, (_, members)) in &layouts {
        for wrong in ["no-type", "no-codec"] {
            let name = format!("{layout}-{wrong}");
            assert_blamed(&name, &told[&name], members);
        }
    }
}

#[test]
fn the_fixtures_have_each_kind_of_shape_and_member() {
    let code = SINGLE_FILES.map(module).concat();
    let shapes =
        ["pub struct ", "pub union ", "read", "write", "debug", "new(", "new,", "default,"];
    let roles = ["error(", "message)", "input(", "tokens(", "stream("];
    let members = ["required(", "into(", "member(", " or ", "Map<", "Vec<", "Box<", "pub r#"];
    for part in shapes.iter().chain(&roles).chain(&members) {
        assert!(code.contains(part), "no {part}");
    }
}

#[test]
fn the_line_of_a_member_gets_another_type() {
    for (line, expected) in [
        ("    pub a: i32 = member(\"a\") or 1,", "    pub a: crate::Wrong = member(\"a\") or 1,"),
        ("pub a: Option<Vec<A>> = into(\"a\"),", "pub a: Option<Vec<crate::Wrong>> = into(\"a\"),"),
        (
            "A(farrier::Map<String, B>) = member(\"a\")",
            "A(farrier::Map<String, crate::Wrong>) = member(\"a\")",
        ),
    ] {
        assert_eq!(spoiled_member(line).as_deref(), Some(expected));
    }
    assert_eq!(spoiled_member("    A = \"a\","), None);
}
