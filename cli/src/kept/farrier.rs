//! The dependency of a kept manifest on the crate `farrier`.

use farrier_codegen::Generation;
use toml::de::{DeTable, DeValue};

use crate::cargo::{get, strings, text};

/// The crate that generated code needs.
pub(super) const FARRIER: &str = "farrier";

/// The dependency on the crate `farrier`.
pub(super) struct Farrier<'m> {
    /// What the manifest calls it.
    name: &'m str,
    /// What it should be called: `farrier`, unless the root of the crate is the user's own, which may say that
    /// this is another name.
    pub(super) fitting_name: &'m str,
    value: &'m DeValue<'m>,
}

impl<'m> Farrier<'m> {
    /// The dependency whose package is `farrier`, which may have another name.
    pub(super) fn find(manifest: &'m DeTable<'m>) -> Option<Self> {
        let DeValue::Table(dependencies) = manifest.get("dependencies")?.get_ref() else {
            return None;
        };
        let root_is_generated = root_is_generated(manifest);
        dependencies.iter().find_map(|(name, value)| {
            let name: &str = name.get_ref();
            let fitting_name = if root_is_generated { FARRIER } else { name };
            let found = Self { name, fitting_name, value: value.get_ref() };
            let package = found.key("package").and_then(text);
            (package.as_deref().unwrap_or(found.name) == FARRIER).then_some(found)
        })
    }

    /// The value of a key of the dependency.
    fn key(&self, key: &str) -> Option<&'m DeValue<'m>> {
        match self.value {
            DeValue::Table(table) => Some(table.get(key)?.get_ref()),
            _ => None,
        }
    }

    /// The features that the manifest names.
    fn features(&self) -> Vec<String> {
        self.key("features").map(strings).unwrap_or_default()
    }

    /// Whether the root of a workspace says more of the dependency, which may be features.
    fn is_inherited(&self) -> bool {
        self.key("workspace").is_some()
    }

    /// Whether the feature `client` is on in any case.
    pub(super) fn has_client(&self) -> bool {
        let default = self.key("default-features");
        !matches!(default, Some(DeValue::Boolean(false)))
            || self.is_inherited()
            || self.features().iter().any(|feature| feature == "client")
    }

    /// Generated code calls the crate `farrier`, and can't do otherwise.
    pub(super) fn renamed(&self) -> Option<String> {
        (self.name != self.fitting_name).then(|| {
            format!(
                "the dependency `farrier` is called `{}`, and generated code calls it `farrier`: rename it",
                self.name
            )
        })
    }

    /// The features that the model needs and that neither the crate's manifest nor that of its workspace names.
    pub(super) fn features_lacking(
        &self,
        workspace: Option<&str>,
        generation: &Generation,
    ) -> Option<String> {
        let mut has = self.features();
        if self.is_inherited() {
            has.extend(features_of_workspace(workspace?, self.name)?);
        }
        let needed = generation.features.iter().copied();
        let missing: Vec<_> =
            needed.filter(|&feature| !has.iter().any(|it| it == feature)).collect();
        (!missing.is_empty()).then(|| {
            format!(
                "the dependency `{}` lacks features that the model needs: `{}`; write:\n{}",
                self.fitting_name,
                missing.join("`, `"),
                generation.dependency(self.fitting_name)
            )
        })
    }
}

/// Whether the root of the crate is the generated file.
pub(super) fn root_is_generated(manifest: &DeTable<'_>) -> bool {
    get(manifest, &["lib", "path"]).and_then(text).is_none_or(|path| path == "src/lib.rs")
}

/// The features of a dependency in the manifest of a workspace; `None` if it has no such dependency.
fn features_of_workspace(manifest: &str, name: &str) -> Option<Vec<String>> {
    let manifest = DeTable::parse(manifest).ok()?.into_inner();
    match get(&manifest, &["workspace", "dependencies", name])? {
        DeValue::Table(dependency) => {
            Some(get(dependency, &["features"]).map(strings).unwrap_or_default())
        }
        _ => Some(Vec::new()),
    }
}
