//! The metadata of a generated crate's package.

use super::{Dependency, Mistake, Source, value};

/// The metadata of a generated crate's package, without its name. Each method sets the key of the same name
/// in the `Cargo.toml`.
///
/// ```
/// use farrier_codegen::{Package, Publish};
///
/// let package = Package::new()
///     .version("1.4.0")
///     .authors(["The chat team <chat@example.com>"])
///     .license("MIT OR Apache-2.0")
///     .publish(Publish::Registries(vec!["ours".to_owned()]));
/// assert!(package.mistakes().is_empty());
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Package {
    pub(crate) version: Option<String>,
    pub(crate) authors: Vec<String>,
    pub(crate) description: Option<String>,
    pub(crate) license: Option<String>,
    pub(crate) repository: Option<String>,
    pub(crate) publish: Option<Publish>,
    inherited: Vec<String>,
}

/// Where a package may be published.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Publish {
    /// The package can't be published, but can be packaged. This is the default.
    #[default]
    Nowhere,
    /// The package can be published in any registry.
    Anywhere,
    /// The package can be published in the registries with these names, which Cargo's configuration defines.
    Registries(Vec<String>),
}

impl Package {
    /// Creates metadata with all defaults.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the version, which has three numbers, as in `1.4.0`. The default is `0.1.0`.
    #[must_use]
    pub fn version(mut self, version: impl Into<String>) -> Self {
        self.version = Some(version.into());
        self
    }

    /// Sets the authors, each in the form `Name <address>`. There are none by default.
    #[must_use]
    pub fn authors<A: Into<String>>(mut self, authors: impl IntoIterator<Item = A>) -> Self {
        self.authors = authors.into_iter().map(Into::into).collect();
        self
    }

    /// Sets the description. The default is a sentence that names the service.
    #[must_use]
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = Some(description.into());
        self
    }

    /// Sets the license, as an SPDX expression such as `MIT OR Apache-2.0`. There is none by default. Whether
    /// the licenses in the expression exist isn't checked.
    #[must_use]
    pub fn license(mut self, license: impl Into<String>) -> Self {
        self.license = Some(license.into());
        self
    }

    /// Sets the URL of the source's repository. There is none by default.
    #[must_use]
    pub fn repository(mut self, url: impl Into<String>) -> Self {
        self.repository = Some(url.into());
        self
    }

    /// Sets where the package may be published. The default is [`Publish::Nowhere`].
    #[must_use]
    pub fn publish(mut self, publish: Publish) -> Self {
        self.publish = Some(publish);
        self
    }

    /// Inherits a key, such as `version`, from the `[workspace.package]` of the workspace in which the generated
    /// crate is. It replaces a value of the key, whichever is set first.
    #[must_use]
    pub fn inherit(mut self, key: impl Into<String>) -> Self {
        self.inherited.push(key.into());
        self
    }

    /// Whether a key is inherited.
    pub(crate) fn inherits(&self, key: &str) -> bool {
        self.inherited.iter().any(|it| it == key)
    }

    /// Returns the keys of a manifest's `[package]` that are set, in the order of a generated one.
    pub fn keys(&self) -> Vec<&'static str> {
        let keys = [
            ("version", self.version.is_some()),
            ("authors", !self.authors.is_empty()),
            ("description", self.description.is_some()),
            ("license", self.license.is_some()),
            ("repository", self.repository.is_some()),
            ("publish", self.publish.is_some()),
        ];
        let is_there = |(key, is_set)| (is_set || self.inherits(key)).then_some(key);
        keys.into_iter().filter_map(is_there).collect()
    }

    /// Returns the values that Cargo or a registry wouldn't accept, each with its key.
    pub fn mistakes(&self) -> Vec<Mistake> {
        let mut mistakes = Vec::new();
        mistakes.extend(self.inherited.iter().filter_map(|key| inherited(key)));
        mistakes.extend(self.version.as_deref().and_then(value::version));
        mistakes.extend(self.authors.iter().filter_map(|author| value::text("authors", author)));
        let description = self.description.as_deref();
        mistakes.extend(description.and_then(|it| value::text("description", it)));
        mistakes.extend(self.license.as_deref().and_then(value::license));
        mistakes.extend(self.repository.as_deref().and_then(value::web_url));
        if let Some(Publish::Registries(names)) = &self.publish {
            mistakes.extend(names.iter().filter_map(|name| value::registry(name)));
        }
        mistakes
    }

    /// Returns the mistake, whose key is `publish`, if the package may be published and `farrier` has no version:
    /// Cargo publishes no crate that depends on another one by a path or a Git repository alone.
    pub fn mistake_with(&self, farrier: &Dependency) -> Option<Mistake> {
        let place = match &farrier.source {
            Source::Registry | Source::Workspace => return None,
            Source::Path(_) => "path",
            Source::Git(_) => "git",
        };
        let can_be_published = match &self.publish {
            _ if self.inherits("publish") => false,
            None | Some(Publish::Nowhere) => false,
            Some(Publish::Anywhere) => true,
            Some(Publish::Registries(names)) => !names.is_empty(),
        };
        (can_be_published && farrier.version.is_none()).then(|| {
            let message = "a crate that can be published needs a version of `farrier`, and has none";
            let version = env!("CARGO_PKG_VERSION");
            let hint = format!(
                "add it: `farrier = {{ {place} = \"…\", version = \"{version}\" }}`; or leave `publish` out"
            );
            Mistake::new("publish", message, hint)
        })
    }
}

/// The keys that can be set.
const KEYS: [&str; 6] = ["version", "authors", "description", "license", "repository", "publish"];

/// Returns the mistake in the name of a key that is inherited, if there is one.
fn inherited(key: &str) -> Option<Mistake> {
    (!KEYS.contains(&key)).then(|| {
        let message = format!("`{key}` is not a key that can be inherited");
        Mistake::new("workspace", message, format!("there is: {}", KEYS.join(", ")))
    })
}

#[cfg(test)]
mod tests {
    use super::{Dependency, Package, Publish};

    #[test]
    fn what_is_published_needs_a_version_of_farrier() {
        let url = "https://example.com/farrier.git";
        let places = [Dependency::path("../farrier"), Dependency::git(url)];
        let ours = Publish::Registries(vec!["ours".to_owned()]);
        for place in places {
            for publish in [Publish::Anywhere, ours.clone()] {
                let package = Package::new().publish(publish);
                let mistake = package.mistake_with(&place).unwrap();
                assert_eq!(mistake.key, "publish");
                assert!(mistake.hint.contains("version = "), "{}", mistake.hint);
                assert_eq!(package.mistake_with(&place.clone().version("0.1")), None);
                assert_eq!(package.mistake_with(&Dependency::registry("0.1")), None);
            }
            for package in [
                Package::new(),
                Package::new().publish(Publish::Registries(vec![])),
                Package::new().inherit("publish"),
            ] {
                assert_eq!(package.mistake_with(&place), None);
            }
        }
    }

    #[test]
    fn what_cargo_and_registries_do_not_take() {
        let registries = |name: &str| Publish::Registries(vec![name.to_owned()]);
        let wrong = [
            Package::new().version("1.0"),
            Package::new().version("v1.0.0"),
            Package::new().authors(["Ada", ""]),
            Package::new().description(" "),
            Package::new().license(""),
            Package::new().license("MIT\nor not"),
            Package::new().license("not a license at all )("),
            Package::new().repository("example.com/chat"),
            Package::new().repository("https://["),
            Package::new().publish(registries("our registry")),
            Package::new().inherit("edition"),
        ];
        let mistakes = wrong.iter().flat_map(Package::mistakes);
        let told: Vec<_> =
            mistakes.map(|it| format!("{}: {} ({})", it.key, it.message, it.hint)).collect();
        insta::assert_snapshot!(told.join("\n"), @r#"
        version: `1.0` is not a version: unexpected end of input while parsing minor version number (a version has three numbers, for instance `1.4.0`)
        version: `v1.0.0` is not a version: unexpected character 'v' while parsing major version number (a version has three numbers, for instance `1.4.0`)
        authors: `authors` has an empty text (leave it out)
        description: `description` has an empty text (leave it out)
        license: `license` has an empty text (leave it out)
        license: "MIT\nor not" is not a line of text (write it on one line)
        license: `not a license at all )(` is not an SPDX expression: `a` can't stand where it does (for instance `MIT OR Apache-2.0`)
        repository: `example.com/chat` is not the URL of a page (it begins with `https://`)
        repository: `https://[` is not the URL of a page: it has a bracket that isn't closed (for instance `https://example.com/chat`)
        publish: `our registry` is not the name of a registry (letters, digits, `-` and `_` can be in it)
        workspace: `edition` is not a key that can be inherited (there is: version, authors, description, license, repository, publish)
        "#);
    }
}
