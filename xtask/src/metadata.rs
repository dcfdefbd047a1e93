//! What `cargo metadata` says of the packages of this repository and of those that they need.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Context as _;
use serde::Deserialize;

use crate::cargo;

/// The packages of the lock file, and what they need of each other with all features on.
#[derive(Debug, Deserialize)]
pub(crate) struct Metadata {
    packages: Vec<Package>,
    workspace_members: BTreeSet<String>,
    resolve: Resolve,
}

/// One version of a package.
#[derive(Debug, Deserialize)]
pub(crate) struct Package {
    id: String,
    pub(crate) name: String,
    pub(crate) version: String,
    /// The oldest Rust that the package declares to compile with.
    pub(crate) rust_version: Option<String>,
    /// The registries that the package may be published to; `None` stands for all.
    publish: Option<Vec<String>>,
    features: BTreeMap<String, Vec<String>>,
}

#[derive(Debug, Deserialize)]
struct Resolve {
    nodes: Vec<Node>,
}

#[derive(Debug, Deserialize)]
struct Node {
    id: String,
    deps: Vec<Dependency>,
}

#[derive(Debug, Deserialize)]
struct Dependency {
    pkg: String,
    dep_kinds: Vec<DependencyKind>,
}

#[derive(Debug, Deserialize)]
struct DependencyKind {
    /// `dev`, `build`, or `None` for a normal dependency.
    kind: Option<String>,
}

/// Asks Cargo.
pub(crate) fn read() -> anyhow::Result<Metadata> {
    let mut command = cargo::cargo("metadata --locked --all-features --format-version 1");
    let json = cargo::output(&mut command)?;
    serde_json::from_slice(&json).context("can't read what `cargo metadata` says")
}

impl Package {
    /// The features that the package declares, save `default`.
    pub(crate) fn features(&self) -> impl Iterator<Item = &str> {
        self.features.keys().map(String::as_str).filter(|name| *name != "default")
    }
}

impl Metadata {
    /// The packages of the workspace that are published, by name.
    pub(crate) fn published(&self) -> Vec<&Package> {
        let is_published = |package: &&Package| {
            self.workspace_members.contains(&package.id) && package.publish.is_none()
        };
        self.packages.iter().filter(is_published).collect()
    }

    /// The package of the workspace with that name.
    pub(crate) fn member(&self, name: &str) -> anyhow::Result<&Package> {
        let is_it = |package: &&Package| {
            package.name == name && self.workspace_members.contains(&package.id)
        };
        self.packages.iter().find(is_it).with_context(|| format!("there is no package `{name}`"))
    }

    /// All that whoever depends on `package` compiles: the package, and on any platform what it
    /// needs and what the build scripts of these need. Dependencies for tests aren't among them.
    pub(crate) fn compiled_with(&self, package: &Package) -> Vec<&Package> {
        let nodes: BTreeMap<_, _> =
            self.resolve.nodes.iter().map(|node| (node.id.as_str(), node)).collect();
        let mut found = BTreeSet::new();
        let mut open = vec![package.id.as_str()];
        while let Some(id) = open.pop() {
            if !found.insert(id) {
                continue;
            }
            let needed = nodes.get(id).into_iter().flat_map(|node| &node.deps);
            let is_for_users = |dependency: &&Dependency| {
                dependency.dep_kinds.iter().any(|kind| kind.kind.as_deref() != Some("dev"))
            };
            open.extend(needed.filter(is_for_users).map(|dependency| dependency.pkg.as_str()));
        }
        self.packages.iter().filter(|package| found.contains(package.id.as_str())).collect()
    }
}
