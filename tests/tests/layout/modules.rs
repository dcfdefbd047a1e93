//! The modules of a crate, read from its files as the compiler finds them: by the `mod` items.
//!
//! Test modules, and whatever else is compiled for tests alone, are left out.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use syn::visit::Visit as _;

use crate::names::{Names, Submodule};

/// The index of a crate's root.
pub(crate) const ROOT_MODULE: usize = 0;

/// A crate's modules.
pub(crate) struct Modules {
    list: Vec<Module>,
    /// The modules that define the macros which `#[macro_export]` puts into the root.
    pub(crate) exported_macros: BTreeMap<String, usize>,
}

pub(crate) struct Module {
    /// The names of the modules from the root to this one, with `::` between them; `lib` for the
    /// root.
    pub(crate) path: String,
    pub(crate) parent: Option<usize>,
    /// The module that makes up the whole file in which this one is written: itself, unless it is
    /// a module with braces.
    pub(crate) file: usize,
    pub(crate) children: BTreeMap<String, usize>,
    /// What it defines: types, functions, macros and so on.
    pub(crate) items: BTreeSet<String>,
    pub(crate) uses: Vec<Use>,
    /// Every path that its code writes, those of `use` included.
    pub(crate) paths: Vec<Vec<String>>,
}

/// One name that a `use` brings into a module.
pub(crate) struct Use {
    /// `None` where it is `*`.
    pub(crate) name: Option<String>,
    pub(crate) path: Vec<String>,
}

impl Modules {
    /// Reads the crate whose root is `lib.rs` in that folder.
    pub(crate) fn read(folder: &Path) -> Self {
        let mut modules = Self { list: Vec::new(), exported_macros: BTreeMap::new() };
        let root = modules.push("lib".to_owned(), None, None);
        modules.fill(root, folder, &items_of(&folder.join("lib.rs")));
        modules
    }

    pub(crate) fn at(&self, index: usize) -> &Module {
        &self.list[index]
    }

    pub(crate) fn indices(&self) -> std::ops::Range<usize> {
        0..self.list.len()
    }

    /// The module file in which the module is declared.
    pub(crate) fn parent_file(&self, module: usize) -> Option<usize> {
        self.list[module].parent.map(|parent| self.list[parent].file)
    }

    fn push(&mut self, path: String, parent: Option<usize>, file: Option<usize>) -> usize {
        let index = self.list.len();
        self.list.push(Module {
            path,
            parent,
            file: file.unwrap_or(index),
            children: BTreeMap::new(),
            items: BTreeSet::new(),
            uses: Vec::new(),
            paths: Vec::new(),
        });
        index
    }

    /// Takes in what a module holds, and the modules below it, whose files are in that folder.
    fn fill(&mut self, index: usize, folder: &Path, items: &[syn::Item]) {
        let mut names = Names::default();
        for item in items {
            names.visit_item(item);
        }
        self.exported_macros.extend(names.exported_macros.into_iter().map(|name| (name, index)));
        let module = &mut self.list[index];
        module.items = names.items;
        module.uses = names.uses;
        module.paths = names.paths;
        for submodule in names.submodules {
            self.add(index, folder, submodule);
        }
    }

    fn add(&mut self, parent: usize, folder: &Path, submodule: Submodule) {
        let Submodule { name, content } = submodule;
        let Module { path: above, file, .. } = &self.list[parent];
        let path = if parent == ROOT_MODULE { name.clone() } else { format!("{above}::{name}") };
        let file = content.is_some().then_some(*file);
        let items = content.unwrap_or_else(|| {
            let beside = folder.join(format!("{name}.rs"));
            let inside = folder.join(&name).join("mod.rs");
            items_of(if beside.exists() { &beside } else { &inside })
        });
        let index = self.push(path, Some(parent), file);
        self.fill(index, &folder.join(&name), &items);
        self.list[parent].children.insert(name, index);
    }
}

fn items_of(file: &Path) -> Vec<syn::Item> {
    let text = fs::read_to_string(file)
        .unwrap_or_else(|error| panic!("{} can't be read: {error}", file.display()));
    let parsed = syn::parse_file(&text);
    parsed.unwrap_or_else(|error| panic!("{} can't be parsed: {error}", file.display())).items
}
