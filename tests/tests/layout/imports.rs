//! Which module files a module's paths lead to.

use std::collections::{BTreeMap, BTreeSet};

use crate::modules::{Modules, ROOT_MODULE};

/// For each module file, the files whose names it writes or declares.
pub(crate) type Imports = BTreeMap<usize, BTreeSet<usize>>;

/// The imports between all files of a crate.
pub(crate) fn imports(modules: &Modules) -> Imports {
    let mut imports = Imports::new();
    for index in modules.indices() {
        let module = modules.at(index);
        let mut found: BTreeSet<_> = module.children.values().copied().collect();
        for path in &module.paths {
            found.extend(passed(modules, index, path));
        }
        let files = found.into_iter().map(|module| modules.at(module).file);
        let files = files.filter(|&file| file != module.file);
        imports.entry(module.file).or_default().extend(files);
    }
    imports
}

/// The module at which a path starts that says so (`crate::a`, `self::a`, `super::a`), and the
/// names that follow there; `None` for any other path.
pub(crate) fn start<'p>(
    modules: &Modules,
    from: usize,
    path: &'p [String],
) -> Option<(usize, &'p [String])> {
    let parent = |module: usize| modules.at(module).parent.unwrap_or(ROOT_MODULE);
    let (first, mut rest) = path.split_first()?;
    let mut module = match first.as_str() {
        "crate" | "$crate" => ROOT_MODULE,
        "self" => from,
        "super" => parent(from),
        _ => return None,
    };
    while let Some((_, after)) = rest.split_first().filter(|(name, _)| *name == "super") {
        (module, rest) = (parent(module), after);
    }
    Some((module, rest))
}

/// The modules that a path leads through or to, from the module that writes it: the one that
/// defines the name, and each one that hands it on with a `use`. A module that only contains the
/// next one is not imported, nor is the root that hands something on: that is a rule of its own.
/// What is of another crate leads nowhere.
fn passed(modules: &Modules, from: usize, path: &[String]) -> BTreeSet<usize> {
    let mut walk = Walk { modules, passed: BTreeSet::new(), open: BTreeSet::new() };
    walk.path(from, path);
    walk.passed
}

struct Walk<'m> {
    modules: &'m Modules,
    passed: BTreeSet<usize>,
    /// The uses that are being followed, by module and index: a `use` may bring in a crate under
    /// the crate's own name, which then leads back to it.
    open: BTreeSet<(usize, usize)>,
}

/// All methods say whether they came to a definition of this crate.
impl Walk<'_> {
    /// Follows a path that a module writes.
    fn path(&mut self, from: usize, path: &[String]) -> bool {
        match (start(self.modules, from, path), path.first()) {
            (Some((module, names)), _) => self.names(module, names),
            (None, Some(first)) => self.is_known(from, first) && self.names(from, path),
            (None, None) => false,
        }
    }

    /// Follows names that stand in a module.
    fn names(&mut self, mut module: usize, names: &[String]) -> bool {
        let mut names = names;
        while let Some((first, rest)) = names.split_first() {
            let Some(&child) = self.modules.at(module).children.get(first) else {
                return self.item(module, first, rest);
            };
            (module, names) = (child, rest);
        }
        self.passed.insert(module);
        true
    }

    /// Follows a name that is no module's own, and what comes after it.
    fn item(&mut self, module: usize, name: &str, rest: &[String]) -> bool {
        let is_defined = self.modules.at(module).items.contains(name);
        if is_defined || module != ROOT_MODULE {
            self.passed.insert(module);
        }
        if is_defined {
            return true;
        }
        let is_root = module == ROOT_MODULE;
        if let Some(&definer) = self.modules.exported_macros.get(name).filter(|_| is_root) {
            self.passed.insert(definer);
            return true;
        }
        self.by_name(module, name, rest) || self.by_glob(module, name, rest)
    }

    /// Follows the `use` that brings a name into a module.
    fn by_name(&mut self, module: usize, name: &str, rest: &[String]) -> bool {
        let uses = self.modules.at(module).uses.iter().enumerate();
        let mut uses = uses.filter(|(_, found)| found.name.as_deref() == Some(name));
        uses.any(|(index, found)| {
            let path = [&found.path, rest].concat();
            self.through((module, index), &path)
        })
    }

    /// Follows the `use` with a `*` that brings a name into a module. What the others pass on the
    /// way to nothing doesn't count.
    fn by_glob(&mut self, module: usize, name: &str, rest: &[String]) -> bool {
        let uses = self.modules.at(module).uses.iter().enumerate();
        let mut uses = uses.filter(|(_, found)| found.name.is_none());
        uses.any(|(index, found)| {
            let path = [&found.path[..], &[name.to_owned()], rest].concat();
            let before = self.passed.clone();
            let leads = self.through((module, index), &path);
            if !leads {
                self.passed = before;
            }
            leads
        })
    }

    fn through(&mut self, found: (usize, usize), path: &[String]) -> bool {
        let leads = self.open.insert(found) && self.path(found.0, path);
        self.open.remove(&found);
        leads
    }

    /// Whether a name without anything before it can be one of the module's.
    fn is_known(&self, module: usize, name: &str) -> bool {
        let module = self.modules.at(module);
        module.children.contains_key(name)
            || module.items.contains(name)
            || module.uses.iter().any(|found| found.name.as_deref().is_none_or(|own| own == name))
    }
}
