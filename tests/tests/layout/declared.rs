//! Every file of Rust code belongs to a crate: it is a root that Cargo finds, or a module declares it.
//!
//! A file that nobody declares is never compiled, and no compiler tells. The files in `generated` are left
//! out, since `farrier --check` tells of those that aren't generated any more.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Component, Path, PathBuf};

use syn::visit::{self, Visit};

use crate::ROOT;

/// Folders without code that is written by hand.
const LEFT_OUT: [&str; 3] = ["target", "generated", ".git"];

/// The folders of a package in which each file is the root of a crate, or each folder with a `main.rs`.
const FOLDERS_OF_ROOTS: [&str; 5] = ["src/bin", "tests", "examples", "benches", "fuzz_targets"];

#[test]
fn each_file_is_declared() {
    let undeclared = undeclared(Path::new(ROOT));
    assert!(undeclared.is_empty(), "no crate has these files: {undeclared:#?}");
}

/// The files of Rust code below a folder which no package below it compiles.
fn undeclared(folder: &Path) -> Vec<PathBuf> {
    let mut found = Found::default();
    found.walk(folder);
    let mut declared = BTreeSet::new();
    for root in found.packages.iter().flat_map(|package| roots(package)) {
        let root = normalized(&root);
        declare(&root, root.parent().unwrap().to_owned(), &mut declared);
    }
    found
        .sources
        .into_iter()
        .map(|path| normalized(&path))
        .filter(|path| !declared.contains(path))
        .collect()
}

/// What is below a folder.
#[derive(Default)]
struct Found {
    sources: Vec<PathBuf>,
    /// The folders with a `Cargo.toml`.
    packages: Vec<PathBuf>,
}

impl Found {
    fn walk(&mut self, folder: &Path) {
        for path in entries(folder) {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if path.is_dir() {
                if !LEFT_OUT.contains(&name.as_str()) {
                    self.walk(&path);
                }
            } else if is_rust(&path) {
                self.sources.push(path);
            } else if name == "Cargo.toml" {
                self.packages.push(folder.to_owned());
            }
        }
    }
}

/// The entries of a folder in order; none if there is no such folder.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

/// The roots of a package's crates, as Cargo finds them.
fn roots(package: &Path) -> Vec<PathBuf> {
    let mut roots: Vec<_> =
        ["src/lib.rs", "src/main.rs", "build.rs"].iter().map(|file| package.join(file)).collect();
    for folder in FOLDERS_OF_ROOTS {
        for path in entries(&package.join(folder)) {
            roots.push(if path.is_dir() { path.join("main.rs") } else { path });
        }
    }
    roots.retain(|path| path.is_file() && is_rust(path));
    roots
}

fn is_rust(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "rs")
}

/// Adds a file and all that it declares, directly or not. The files of its modules are in `below`.
fn declare(file: &Path, below: PathBuf, declared: &mut BTreeSet<PathBuf>) {
    if !declared.insert(file.to_owned()) {
        return;
    }
    let text =
        fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let parsed =
        syn::parse_file(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let folder = file.parent().unwrap();
    let mut modules = Modules { folder: folder.to_owned(), below, files: Vec::new() };
    modules.visit_file(&parsed);
    for (file, below) in modules.files {
        declare(&normalized(&file), normalized(&below), declared);
    }
}

/// The files of the modules that a file declares.
struct Modules {
    /// The folder of the file, from which `#[path]` counts.
    folder: PathBuf,
    /// The folder of the files of its modules.
    below: PathBuf,
    /// Each file with the folder of the files of its modules.
    files: Vec<(PathBuf, PathBuf)>,
}

impl<'ast> Visit<'ast> for Modules {
    fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
        let name = module.ident.to_string();
        if module.content.is_some() {
            let outer = self.below.clone();
            self.below = outer.join(name);
            visit::visit_item_mod(self, module);
            self.below = outer;
            return;
        }
        let beside = self.below.join(format!("{name}.rs"));
        let below = self.below.join(name);
        self.files.push(match module.attrs.iter().find_map(path) {
            Some(path) => {
                let file = self.folder.join(path);
                let below = file.parent().unwrap().to_owned();
                (file, below)
            }
            None if beside.is_file() => (beside, below),
            None => (below.join("mod.rs"), below),
        });
    }
}

/// The value of the attribute `#[path = "…"]`.
fn path(attribute: &syn::Attribute) -> Option<String> {
    let syn::Meta::NameValue(meta) = &attribute.meta else { return None };
    match &meta.value {
        syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. })
            if meta.path.is_ident("path") =>
        {
            Some(text.value())
        }
        _ => None,
    }
}

/// A path without `..` in it.
fn normalized(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => _ = plain.pop(),
            part => plain.push(part),
        }
    }
    plain
}

#[test]
fn files_that_nobody_declares_are_seen() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write("a/Cargo.toml", "");
    write("a/src/lib.rs", "mod b; #[cfg(test)] mod tests; mod inner { mod c; }");
    write("a/src/b.rs", "mod d; #[path = \"../../common/e.rs\"] mod e;");
    write("a/src/tests.rs", "");
    write("a/src/inner/c.rs", "");
    write("a/src/b/d.rs", "");
    write("a/src/b/dead.rs", "mod deader;");
    write("a/src/b/dead/deader.rs", "");
    write("a/tests/one.rs", "mod support;");
    write("a/tests/support/mod.rs", "");
    write("a/tests/two/main.rs", "mod three;");
    write("a/tests/two/three.rs", "");
    write("a/tests/two/four.rs", "");
    write("common/e.rs", "");
    write("shared/f.rs", "");
    write("a/target/g.rs", "");
    let root = normalized(folder.path());
    let found: Vec<_> = undeclared(folder.path())
        .iter()
        .map(|path| path.strip_prefix(&root).unwrap().to_string_lossy().into_owned())
        .collect();
    let expected =
        ["a/src/b/dead/deader.rs", "a/src/b/dead.rs", "a/tests/two/four.rs", "shared/f.rs"];
    assert_eq!(found, expected);
}
