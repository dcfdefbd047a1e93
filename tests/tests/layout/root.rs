//! A crate's root hands things on to other crates, never to the crate's own modules: these import
//! each thing from the module that defines it.

use std::path::Path;

use crate::imports::start;
use crate::modules::{Modules, ROOT_MODULE};
use crate::{CRATES, ROOT};

#[test]
fn nothing_is_imported_through_the_root() {
    for folder in CRATES {
        let found = through_root(&Modules::read(&Path::new(ROOT).join(folder)));
        assert!(found.is_empty(), "{folder} imports through lib.rs:\n{}", found.join("\n"));
    }
}

/// The paths to what the root only hands on, after the modules that write them. Macros that other
/// crates call have no other way: what they write as `$crate::…` is left out.
fn through_root(modules: &Modules) -> Vec<String> {
    let root = modules.at(ROOT_MODULE);
    let is_handed_on = |names: &[String]| {
        let Some(name) = names.first() else { return true };
        let is_its_own = root.children.contains_key(name) || root.items.contains(name);
        !is_its_own && root.uses.iter().any(|found| found.name.as_ref() == Some(name))
    };
    let mut found = Vec::new();
    for index in modules.indices().filter(|&index| modules.at(index).file != ROOT_MODULE) {
        let module = modules.at(index);
        let paths = module.paths.iter().filter(|path| path[0] != "$crate");
        let paths = paths.filter(|path| match start(modules, index, path) {
            Some((ROOT_MODULE, names)) => is_handed_on(names),
            _ => false,
        });
        found.extend(paths.map(|path| format!("{}: {}", module.path, path.join("::"))));
    }
    found
}

#[test]
fn imports_through_the_root_are_seen() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    write("lib.rs", "mod a; mod b; pub use a::A; pub use std::fmt; pub struct Own;");
    write("a.rs", "pub struct A;");
    write("b.rs", "use crate::{A, Own, a}; use super::{fmt, a::A as B}; use crate::*;");
    let modules = Modules::read(folder.path());
    assert_eq!(through_root(&modules), ["b: crate::A", "b: super::fmt", "b: crate"]);
}
