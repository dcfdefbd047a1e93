//! Which models: the files of a folder, and the choice among them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::arguments::Sweep;

/// How the names of all clients' crates begin, as rustc has them.
pub(crate) const PREFIX: &str = "sweep_";

/// A model's file.
#[derive(Debug)]
pub(crate) struct Model {
    /// The file's name without `.json`.
    pub(crate) name: String,
    pub(crate) path: PathBuf,
    /// Of the file, in bytes.
    pub(crate) size: u64,
    /// The package of its client, unlike that of any library.
    pub(crate) package: String,
}

impl Model {
    /// The name of the client's crate as rustc has it.
    pub(crate) fn krate(&self) -> String {
        self.package.replace('-', "_")
    }
}

/// The models that the arguments ask for, by name; or what is wrong with the arguments.
pub(crate) fn choose(arguments: &Sweep) -> Result<Vec<Model>, String> {
    let all = find(&arguments.models)?;
    let chosen: Vec<Model> = if let Some(list) = &arguments.list {
        listed(list, all, &arguments.models)?
    } else if arguments.only.is_empty() {
        all
    } else {
        let is_like = |model: &Model| arguments.only.iter().any(|glob| glob.matches(&model.name));
        all.into_iter().filter(is_like).collect()
    };
    if chosen.is_empty() {
        let globs: Vec<_> = arguments.only.iter().map(|glob| format!("`{glob}`")).collect();
        let dir = arguments.models.display();
        return Err(format!("no model in {dir} is called like {}", globs.join(" or ")));
    }
    apart(&chosen)?;
    Ok(chosen)
}

/// All models of a folder.
fn find(dir: &Path) -> Result<Vec<Model>, String> {
    let shown = dir.display();
    if dir.is_file() {
        return Err(format!("{shown} is a file; name the folder that it is in, and `--only` it"));
    }
    let entries = fs::read_dir(dir).map_err(|error| format!("can't read {shown}: {error}"))?;
    let mut models = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| format!("can't read {shown}: {error}"))?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
        let Some(name) = name.strip_suffix(".json").filter(|name| !name.is_empty()) else {
            continue;
        };
        let Ok(data) = fs::metadata(&path) else { continue };
        if data.is_file() {
            let (name, size) = (name.to_owned(), data.len());
            models.push(Model { package: package(&name), name, path, size });
        }
    }
    if models.is_empty() {
        return Err(format!("there is no model in {shown}: no file `*.json`"));
    }
    models.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(models)
}

/// Those that the file names, in the order of names.
fn listed(list: &Path, all: Vec<Model>, dir: &Path) -> Result<Vec<Model>, String> {
    let text = fs::read_to_string(list)
        .map_err(|error| format!("can't read {}: {error}", list.display()))?;
    let mut names: Vec<_> = text
        .lines()
        .map(|line| line.split('#').next().unwrap_or_default().trim())
        .map(|name| name.strip_suffix(".json").unwrap_or(name))
        .filter(|name| !name.is_empty())
        .collect();
    if names.is_empty() {
        return Err(format!("{} names no model", list.display()));
    }
    for name in &names {
        if all.iter().all(|model| model.name != *name) {
            let near = farrier_smithy::closest(name, all.iter().map(|model| model.name.as_str()));
            let hint = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
            return Err(format!(
                "{} names `{name}`, and there is no {name}.json in {}{hint}",
                list.display(),
                dir.display(),
            ));
        }
    }
    names.sort_unstable();
    let is_named = |model: &Model| names.binary_search(&model.name.as_str()).is_ok();
    Ok(all.into_iter().filter(is_named).collect())
}

/// `sweep-` and the name, as far as Cargo takes it.
fn package(name: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' };
    format!("sweep-{}", name.chars().map(plain).collect::<String>())
}

/// No two models may make one package.
fn apart(models: &[Model]) -> Result<(), String> {
    let mut seen = BTreeMap::new();
    for model in models {
        if let Some(other) = seen.insert(&model.package, &model.name) {
            return Err(format!(
                "{other}.json and {}.json would both make the package {}: rename one of them",
                model.name, model.package,
            ));
        }
    }
    Ok(())
}
