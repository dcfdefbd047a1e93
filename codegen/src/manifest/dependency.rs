//! Where a generated crate finds the crate `farrier`.

use std::path::{Path, PathBuf};

use super::{Mistake, git, value};

/// Where a generated crate finds the crate `farrier`, in the terms of Cargo's `[dependencies]`.
///
/// A version alone is one in the registry. A path or a Git repository may have a version in addition. Then
/// builds of the generated crate itself use the path or the repository, and users who get the crate from a
/// registry get `farrier` from there, too. So a crate that is packaged or published needs a version.
///
/// ```
/// use farrier_codegen::{Dependency, GitReference};
///
/// let registry = Dependency::version("0.1");
/// let folder = Dependency::path("../farrier").with_version("0.1");
/// let tag = GitReference::Tag("v0.1.0".to_owned());
/// let repository = Dependency::git("https://example.com/farrier.git", tag);
/// assert!(repository.mistakes().is_empty());
///
/// let wrong = Dependency::version("the newest");
/// assert_eq!(wrong.mistakes()[0].key, "version");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Dependency {
    /// The source of the crate.
    pub source: Source,
    /// A version requirement in Cargo's syntax, such as `0.1` or `=0.1.3`.
    pub version: Option<String>,
}

/// The source of a crate.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Source {
    /// The registry crates.io.
    Registry,
    /// A folder, whose path is absolute or relative to the folder of the generated crate.
    Path(PathBuf),
    /// A Git repository.
    Git {
        /// The URL of the repository, with a scheme: `https://…`, `ssh://…`, `file:///…`.
        url: String,
        /// The commit, tag or branch. `None` is the newest commit of the default branch.
        reference: Option<GitReference>,
    },
}

/// A commit of a Git repository, and how it is chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum GitReference {
    /// The commit with this id.
    Rev(String),
    /// The commit of this tag.
    Tag(String),
    /// The newest commit of this branch.
    Branch(String),
}

impl Dependency {
    /// Depends on the crate in the registry, with a version requirement.
    pub fn version(requirement: impl Into<String>) -> Self {
        Self { source: Source::Registry, version: Some(requirement.into()) }
    }

    /// Depends on the crate in a folder, whose path is absolute or relative to the folder of the generated
    /// crate.
    pub fn path(folder: impl Into<PathBuf>) -> Self {
        Self { source: Source::Path(folder.into()), version: None }
    }

    /// Depends on the crate in a Git repository, at a [`GitReference`] or, for `None`, at the newest commit
    /// of the default branch.
    pub fn git(url: impl Into<String>, reference: impl Into<Option<GitReference>>) -> Self {
        Self { source: Source::Git { url: url.into(), reference: reference.into() }, version: None }
    }

    /// Sets the version requirement, and replaces an existing one.
    #[must_use]
    pub fn with_version(mut self, requirement: impl Into<String>) -> Self {
        self.version = Some(requirement.into());
        self
    }

    /// Returns the values that Cargo wouldn't accept. Their keys are `path`, `git`, `rev`, `tag`, `branch`
    /// or `version`.
    pub fn mistakes(&self) -> Vec<Mistake> {
        let mut mistakes = match &self.source {
            Source::Registry => Vec::new(),
            Source::Path(path) => folder(path).into_iter().collect(),
            Source::Git { url, reference } => {
                let url = git::repository(url);
                url.into_iter().chain(reference.as_ref().and_then(GitReference::mistake)).collect()
            }
        };
        match &self.version {
            Some(requirement) => mistakes.extend(value::requirement(requirement)),
            None if self.source == Source::Registry => {
                let message = "a crate of the registry is named by its version";
                mistakes.push(Mistake::new("version", message, "for instance `0.1`"));
            }
            None => {}
        }
        mistakes
    }
}

impl GitReference {
    /// Returns Cargo's key for the reference.
    pub(crate) fn key(&self) -> &'static str {
        match self {
            Self::Rev(_) => "rev",
            Self::Tag(_) => "tag",
            Self::Branch(_) => "branch",
        }
    }

    /// Returns the name of the commit, tag or branch.
    pub(crate) fn name(&self) -> &str {
        match self {
            Self::Rev(name) | Self::Tag(name) | Self::Branch(name) => name,
        }
    }

    fn mistake(&self) -> Option<Mistake> {
        git::name(self.key(), self.name())
    }
}

/// Returns the mistake in the path of a folder, if there is one.
fn folder(path: &Path) -> Option<Mistake> {
    let hint = "name the folder of the crate `farrier`";
    let Some(text) = path.to_str() else {
        return Some(Mistake::new("path", "Cargo takes paths in UTF-8 only", hint));
    };
    if text.is_empty() {
        return Some(Mistake::new("path", "the path of the crate `farrier` is empty", hint));
    }
    let control = text.chars().any(char::is_control);
    control.then(|| {
        Mistake::new("path", format!("{text:?} can't stand in a manifest"), "rename the folder")
    })
}

#[cfg(test)]
mod tests {
    use super::{Dependency, GitReference};

    fn mistakes(dependency: &Dependency) -> Vec<String> {
        let mistakes = dependency.mistakes().into_iter();
        mistakes.map(|it| format!("{}: {} ({})", it.key, it.message, it.hint)).collect()
    }

    #[test]
    fn what_cargo_takes() {
        let url = "https://example.com/farrier.git";
        for fine in [
            Dependency::version("0.1"),
            Dependency::version(">=0.1, <0.3"),
            Dependency::version("=0.1.0-rc.1"),
            Dependency::path("../farrier").with_version("0.1"),
            Dependency::git(url, None).with_version("*"),
            Dependency::git("ssh://git@example.com/farrier", GitReference::Rev("0d80".into())),
            Dependency::git("file:///srv/farrier", GitReference::Branch("feature/x".into())),
        ] {
            assert_eq!(mistakes(&fine), [""; 0], "{fine:?}");
        }
    }

    #[test]
    fn what_cargo_does_not_take() {
        let url = "https://example.com/farrier.git";
        let wrong = [
            Dependency::version(""),
            Dependency::version("newest"),
            Dependency::path(""),
            Dependency::path("a\nb"),
            Dependency::git("", None),
            Dependency::git("git@example.com:farrier.git", None),
            Dependency::git("../farrier", None),
            Dependency::git("https://", None).with_version("1.2.3.4"),
            Dependency::git("https://:80/x", None),
            Dependency::git("https://[::1/x", None),
            Dependency::git("https://h:99999/x", None),
            Dependency::git("ssh://git@example.com:farrier.git", None),
            Dependency::git(url, GitReference::Tag(String::new())),
            Dependency::git(url, GitReference::Branch("my branch".into())),
            Dependency::git(url, GitReference::Tag("a..b".into())),
            Dependency::git(url, GitReference::Rev("a..b~^:".into())),
        ];
        let told = wrong.iter().flat_map(mistakes).collect::<Vec<_>>().join("\n");
        insta::assert_snapshot!(told, @r#"
        version: `` is not a version requirement: unexpected end of input while parsing major version number (for instance `0.1`, or `=0.1.3` for one version only)
        version: `newest` is not a version requirement: unexpected character 'n' while parsing major version number (for instance `0.1`, or `=0.1.3` for one version only)
        path: the path of the crate `farrier` is empty (name the folder of the crate `farrier`)
        path: "a\nb" can't stand in a manifest (rename the folder)
        git: `` is not the URL of a Git repository (it begins with a scheme, as `https://…` or `file:///…`)
        git: `git@example.com:farrier.git` is not the URL of a Git repository (for instance `ssh://git@example.com/farrier.git`)
        git: `../farrier` is not the URL of a Git repository (it begins with a scheme, as `https://…` or `file:///…`)
        git: `https://` is not the URL of a Git repository (it begins with a scheme, as `https://…` or `file:///…`)
        version: `1.2.3.4` is not a version requirement: expected comma after patch version number, found '.' (for instance `0.1`, or `=0.1.3` for one version only)
        git: `https://:80/x` is not the URL of a Git repository: it has no host (for instance `https://example.com/farrier.git`)
        git: `https://[::1/x` is not the URL of a Git repository: it has a bracket that isn't closed (for instance `https://example.com/farrier.git`)
        git: `https://h:99999/x` is not the URL of a Git repository: its port is not a number up to 65535 (for instance `https://example.com/farrier.git`)
        git: `ssh://git@example.com:farrier.git` is not the URL of a Git repository: its port is not a number up to 65535 (for instance `https://example.com/farrier.git`)
        tag: `` is not the name of a tag (for instance `v0.1.0`)
        branch: `my branch` is not the name of a branch (for instance `main`)
        tag: `a..b` is not the name of a tag (for instance `v0.1.0`)
        rev: `a..b~^:` is not the name of a commit (for instance `0d80a1f`)
        "#);
    }
}
