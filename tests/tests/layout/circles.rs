//! No module imports another one that imports it, straight or by way of others.
//!
//! A module and its own children may know each other, so `a → a::b → a` and `a → a::b → a::c → a`
//! are none of these circles. All others are: those of siblings, of cousins, and of a module with
//! the children of its children. What is not imported by a name isn't seen, such as the fields and
//! methods of a value that comes from elsewhere.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::path::Path;

use crate::imports::{Imports, imports};
use crate::modules::Modules;
use crate::{CRATES, ROOT};

/// The crates whose modules import each other one way also when each is taken together with all that is
/// below it. In `runtime` schemas, codec and protocols are each other's vocabulary: only their files
/// stand in an order.
const LAYERED: [&str; 3] = ["smithy/src", "codegen/src", "cli/src"];

#[test]
fn modules_import_each_other_one_way() {
    for folder in CRATES {
        let modules = Modules::read(&Path::new(ROOT).join(folder));
        let imports = imports(&modules);
        let between_modules = circles(&modules, &imports);
        let rooms = if LAYERED.contains(&folder) { modules.indices() } else { 0..0 };
        let folders = rooms.map(|parent| of_children(&modules, &imports, parent));
        let between_folders: Vec<_> = folders.flat_map(|it| circles(&modules, &it)).collect();
        assert!(
            between_modules.is_empty() && between_folders.is_empty(),
            "imports in {folder} run in circles: of modules:\n{}\nof modules with their children:\n{}",
            between_modules.join("\n"),
            between_folders.join("\n"),
        );
    }
}

/// The imports between the children of a module, each taken together with all that is below it.
fn of_children(modules: &Modules, imports: &Imports, parent: usize) -> Imports {
    let child = |module: usize| {
        let mut up = std::iter::successors(Some(module), |&module| modules.parent_file(module));
        up.find(|&module| modules.parent_file(module) == Some(parent))
    };
    let mut between = Imports::new();
    for (&from, targets) in imports {
        let targets = targets.iter().filter_map(|&to| child(to));
        let Some(from) = child(from) else { continue };
        between.entry(from).or_default().extend(targets.filter(|&to| to != from));
    }
    between
}

/// Circles that share no import which could be cut, the shortest first, as `a → b → a`. When they
/// are cut, longer ones may show.
fn circles(modules: &Modules, imports: &Imports) -> Vec<String> {
    let pairs =
        imports.iter().flat_map(|(&from, targets)| targets.iter().map(move |&to| (from, to)));
    let mut all: Vec<_> =
        pairs.filter_map(|(from, to)| circle(modules, imports, from, to)).collect();
    all.sort_by_key(|circle| (circle.len(), circle.clone()));
    let mut told = BTreeSet::new();
    let mut drawn = Vec::new();
    for circle in all {
        let around: Vec<_> = circle.iter().chain(circle.first()).copied().collect();
        let pairs = around.windows(2).map(|pair| (pair[0], pair[1]));
        let pairs: Vec<_> = pairs.filter(|&(from, to)| !are_kin(modules, from, to)).collect();
        if pairs.iter().all(|pair| !told.contains(pair)) {
            let names: Vec<_> = around.iter().map(|&module| &*modules.at(module).path).collect();
            drawn.push(names.join(" → "));
            told.extend(pairs);
        }
    }
    drawn
}

/// The shortest circle that an import is a part of, if it is one that mustn't be.
fn circle(modules: &Modules, imports: &Imports, from: usize, to: usize) -> Option<Vec<usize>> {
    if are_kin(modules, from, to) {
        return None;
    }
    // Siblings may meet in their parent.
    let parent =
        modules.parent_file(from).filter(|_| modules.parent_file(from) == modules.parent_file(to));
    let mut circle = way(imports, to, from, parent)?;
    let first = circle.iter().enumerate().min_by_key(|(_, module)| **module)?.0;
    circle.rotate_left(first);
    Some(circle)
}

/// Whether one of the two is a child of the other.
fn are_kin(modules: &Modules, one: usize, other: usize) -> bool {
    modules.parent_file(one) == Some(other) || modules.parent_file(other) == Some(one)
}

/// The shortest way from one module to another by imports, past the module to avoid.
fn way(imports: &Imports, from: usize, to: usize, avoid: Option<usize>) -> Option<Vec<usize>> {
    let mut came_from = BTreeMap::from([(from, from)]);
    let mut open = VecDeque::from([from]);
    while let Some(module) = open.pop_front() {
        if module == to {
            let before = |module: &usize| Some(came_from[module]).filter(|before| before != module);
            let mut way: Vec<_> = std::iter::successors(Some(to), before).collect();
            way.reverse();
            return Some(way);
        }
        for &next in imports.get(&module).into_iter().flatten() {
            if Some(next) != avoid && !came_from.contains_key(&next) {
                came_from.insert(next, module);
                open.push_back(next);
            }
        }
    }
    None
}

/// The circles of a crate of these files: those of modules, and those of modules with their
/// children.
fn circles_of(files: &[(&str, &str)]) -> [Vec<String>; 2] {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let file = folder.path().join(name);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, text).unwrap();
    }
    let modules = Modules::read(folder.path());
    let imports = imports(&modules);
    let top = of_children(&modules, &imports, crate::modules::ROOT_MODULE);
    [circles(&modules, &imports), circles(&modules, &top)]
}

#[test]
fn circles_of_siblings_are_seen_however_the_import_is_written() {
    let a = ("a.rs", "use crate::b::B; pub struct A;");
    for b in [
        "use crate::a::A; pub struct B;",
        "use super::a; pub struct B;",
        "pub struct B(crate::a::A);",
        "pub fn b() { inner::c() } mod inner { pub fn c() { super::super::a::A; } } pub struct B;",
        "pub fn b() -> String { format!(\"{}\", crate::a::A) } pub struct B;",
        "macro_rules! a { () => { $crate::a::A } } pub struct B;",
        // The root only hands it on.
        "use crate::A; pub struct B;",
        "use crate::*; pub struct B; pub type C = A;",
    ] {
        let files = [("lib.rs", "mod a; mod b; pub use a::A;"), a, ("b.rs", b)];
        assert_eq!(circles_of(&files)[0], ["a → b → a"], "{b}");
    }
    for b in [
        "pub struct B; #[cfg(test)] mod tests { use crate::a::A; }",
        "pub struct B; #[cfg(all(test, feature = \"f\"))] mod tests { use crate::a::A; }",
        "pub struct B; impl B { #[cfg(test)] fn b() { crate::a::A; } }",
        "/// [`A`](crate::a::A) pub struct B;\npub struct B;",
        "use a::A; pub struct B;",
        "pub fn b(a: u8) -> u8 { a } pub struct B;",
        "pub fn b() { quote!(crate::a::A) } pub struct B;",
    ] {
        let files = [("lib.rs", "mod a; mod b;"), a, ("b.rs", b)];
        assert_eq!(circles_of(&files)[0], [""; 0], "{b}");
    }
}

#[test]
fn a_module_may_know_its_children_and_they_it() {
    let files = [
        ("lib.rs", "mod a; mod x;"),
        ("a/mod.rs", "pub mod b; mod c; pub use b::B; pub struct A(c::C);"),
        ("a/b.rs", "use super::A; use super::c::C; pub struct B;"),
        ("a/c.rs", "use crate::a::A; pub struct C;"),
        ("x.rs", "use crate::a::b::B;"),
    ];
    assert_eq!(circles_of(&files), [[""; 0], [""; 0]]);
}

#[test]
fn longer_circles_are_seen() {
    let files = [
        ("lib.rs", "mod a; mod x; mod y;"),
        ("a/mod.rs", "pub mod b; pub struct A;"),
        ("a/b.rs", "mod c; pub struct B;"),
        ("a/b/c.rs", "use crate::a::A; use crate::x::X;"),
        ("x.rs", "use crate::y::Y; pub struct X;"),
        ("y.rs", "use crate::a::b::B; pub struct Y;"),
    ];
    let [modules, children] = circles_of(&files);
    assert_eq!(modules, ["a → a::b → a::b::c → a", "a::b → a::b::c → x → y → a::b"]);
    assert_eq!(children, ["a → x → y → a"]);
}

#[test]
fn circles_of_folders_are_seen_where_no_module_has_one() {
    let files = [
        ("lib.rs", "mod a; mod x;"),
        ("a/mod.rs", "mod from_x; pub mod to_x;"),
        ("a/from_x.rs", "use crate::x::to_a::T;"),
        ("a/to_x.rs", "pub struct T;"),
        ("x/mod.rs", "mod from_a; pub mod to_a;"),
        ("x/from_a.rs", "use crate::a::to_x::T;"),
        ("x/to_a.rs", "pub struct T;"),
    ];
    assert_eq!(circles_of(&files), [vec![], vec!["a → x → a".to_owned()]]);
}
