//! Where a generated crate finds the crate `farrier`.

use std::path::{Path, PathBuf};

use super::{Mistake, git, value};

/// Where a generated crate finds the crate `farrier`, in the terms of Cargo's `[dependencies]`.
///
/// A crate in a folder or a Git repository may have a version in addition. Then builds of the generated crate
/// itself use the folder or the repository, and users who get the crate from a registry get `farrier` from
/// there, too. So a crate that is packaged or published needs a version.
///
/// ```
/// use farrier_codegen::Dependency;
///
/// let registry = Dependency::registry("0.1");
/// let folder = Dependency::path("../farrier").version("0.1");
/// let repository = Dependency::git("https://example.com/farrier.git").tag("v0.1.0");
/// assert!(repository.mistakes().is_empty());
///
/// let wrong = Dependency::registry("the newest");
/// assert_eq!(wrong.mistakes()[0].key, "version");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Dependency {
    /// The source of the crate.
    pub source: Source,
    /// The commit, tag or branch of a Git repository. `None` is the newest commit of the default branch.
    pub reference: Option<GitReference>,
    /// A version requirement in Cargo's syntax, such as `0.1` or `=0.1.3`.
    pub version: Option<String>,
}

/// The source of a crate.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Source {
    /// The registry crates.io.
    Registry,
    /// The `[workspace.dependencies]` of the workspace in which the generated crate is. They say everything but
    /// the features that the model needs.
    Workspace,
    /// A folder, whose path is absolute or relative to the folder of the generated crate.
    Path(PathBuf),
    /// A Git repository by its URL, with a scheme: `https://…`, `ssh://…`, `file:///…`.
    Git(String),
}

/// A commit of a Git repository, and how it is chosen. [`Dependency::rev`], [`Dependency::tag`] and
/// [`Dependency::branch`] set it.
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
    /// Depends on the crate in the registry, with a version requirement in Cargo's syntax, such as `0.1`.
    pub fn registry(requirement: impl Into<String>) -> Self {
        Self::from(Source::Registry).version(requirement)
    }

    /// Inherits the dependency from the workspace in which the generated crate is. The workspace should depend on
    /// `farrier` with `default-features = false`, because Cargo doesn't let its members say so. Otherwise an HTTP
    /// stack is compiled even without the feature `client` of the generated crate.
    pub fn workspace() -> Self {
        Self::from(Source::Workspace)
    }

    /// Depends on the crate in a folder, whose path is absolute or relative to the folder of the generated
    /// crate.
    pub fn path(folder: impl Into<PathBuf>) -> Self {
        Self::from(Source::Path(folder.into()))
    }

    /// Depends on the crate in a Git repository, at the newest commit of the default branch, unless
    /// [`rev`](Self::rev), [`tag`](Self::tag) or [`branch`](Self::branch) is called.
    pub fn git(url: impl Into<String>) -> Self {
        Self::from(Source::Git(url.into()))
    }

    fn from(source: Source) -> Self {
        Self { source, reference: None, version: None }
    }

    /// Chooses a commit of the Git repository by its id. It replaces another choice.
    #[must_use]
    pub fn rev(mut self, commit: impl Into<String>) -> Self {
        self.reference = Some(GitReference::Rev(commit.into()));
        self
    }

    /// Chooses the commit of a tag of the Git repository. It replaces another choice.
    #[must_use]
    pub fn tag(mut self, tag: impl Into<String>) -> Self {
        self.reference = Some(GitReference::Tag(tag.into()));
        self
    }

    /// Chooses the newest commit of a branch of the Git repository. It replaces another choice.
    #[must_use]
    pub fn branch(mut self, branch: impl Into<String>) -> Self {
        self.reference = Some(GitReference::Branch(branch.into()));
        self
    }

    /// Sets the version requirement, and replaces an existing one.
    #[must_use]
    pub fn version(mut self, requirement: impl Into<String>) -> Self {
        self.version = Some(requirement.into());
        self
    }

    /// Returns the values that Cargo wouldn't accept. Their keys are `path`, `git`, `rev`, `tag`, `branch`
    /// or `version`.
    pub fn mistakes(&self) -> Vec<Mistake> {
        let place = match &self.source {
            Source::Registry | Source::Workspace => None,
            Source::Path(path) => folder(path),
            Source::Git(url) => git::repository(url),
        };
        let reference = self.reference.as_ref().and_then(|it| it.mistake(&self.source));
        place.into_iter().chain(reference).chain(self.mistake_of_version()).collect()
    }

    fn mistake_of_version(&self) -> Option<Mistake> {
        let mistake = |message, hint| Some(Mistake::new("version", message, hint));
        match (&self.source, &self.version) {
            (Source::Workspace, Some(_)) => mistake(
                "a dependency that is inherited has its version in the workspace",
                "leave it out",
            ),
            (_, Some(requirement)) => value::requirement(requirement),
            (Source::Registry, None) => {
                mistake("a crate of the registry is named by its version", "for instance `0.1`")
            }
            (_, None) => None,
        }
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

    fn mistake(&self, source: &Source) -> Option<Mistake> {
        let key = self.key();
        if matches!(source, Source::Git(_)) {
            return git::name(key, self.name());
        }
        let message = format!("`{key}` is of a Git repository, and none is named");
        Some(Mistake::new(key, message, "name the repository, or leave it out"))
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
    use super::Dependency;

    fn mistakes(dependency: &Dependency) -> Vec<String> {
        let mistakes = dependency.mistakes().into_iter();
        mistakes.map(|it| format!("{}: {} ({})", it.key, it.message, it.hint)).collect()
    }

    #[test]
    fn what_cargo_takes() {
        let url = "https://example.com/farrier.git";
        for fine in [
            Dependency::registry("0.1"),
            Dependency::registry(">=0.1, <0.3"),
            Dependency::registry("=0.1.0-rc.1"),
            Dependency::workspace(),
            Dependency::path("../farrier").version("0.1"),
            Dependency::git(url).version("*"),
            Dependency::git("ssh://git@example.com/farrier").rev("0d80"),
            Dependency::git("file:///srv/farrier").branch("feature/x"),
        ] {
            assert_eq!(mistakes(&fine), [""; 0], "{fine:?}");
        }
    }

    #[test]
    fn what_cargo_does_not_take() {
        let url = "https://example.com/farrier.git";
        let wrong = [
            Dependency::registry(""),
            Dependency::registry("newest"),
            Dependency::workspace().version("0.1"),
            Dependency::path(""),
            Dependency::path("a\nb"),
            Dependency::git(""),
            Dependency::git("git@example.com:farrier.git"),
            Dependency::git("../farrier"),
            Dependency::git("https://").version("1.2.3.4"),
            Dependency::git(url).tag(""),
            Dependency::path("f").tag("v1"),
            Dependency::git(url).branch("my branch"),
            Dependency::git("https://:80/x"),
            Dependency::git("https://[::1/x"),
            Dependency::git("https://h:99999/x"),
            Dependency::git("ssh://git@example.com:farrier.git"),
            Dependency::git(url).tag("a..b"),
            Dependency::git(url).rev("a..b~^:"),
        ];
        let told = wrong.iter().flat_map(mistakes).collect::<Vec<_>>().join("\n");
        insta::assert_snapshot!(told, @r#"
        version: `` is not a version requirement: unexpected end of input while parsing major version number (for instance `0.1`, or `=0.1.3` for one version only)
        version: `newest` is not a version requirement: unexpected character 'n' while parsing major version number (for instance `0.1`, or `=0.1.3` for one version only)
        version: a dependency that is inherited has its version in the workspace (leave it out)
        path: the path of the crate `farrier` is empty (name the folder of the crate `farrier`)
        path: "a\nb" can't stand in a manifest (rename the folder)
        git: `` is not the URL of a Git repository (it begins with a scheme, as `https://…` or `file:///…`)
        git: `git@example.com:farrier.git` is not the URL of a Git repository (for instance `ssh://git@example.com/farrier.git`)
        git: `../farrier` is not the URL of a Git repository (it begins with a scheme, as `https://…` or `file:///…`)
        git: `https://` is not the URL of a Git repository (it begins with a scheme, as `https://…` or `file:///…`)
        version: `1.2.3.4` is not a version requirement: expected comma after patch version number, found '.' (for instance `0.1`, or `=0.1.3` for one version only)
        tag: `` is not the name of a tag (for instance `v0.1.0`)
        tag: `tag` is of a Git repository, and none is named (name the repository, or leave it out)
        branch: `my branch` is not the name of a branch (for instance `main`)
        git: `https://:80/x` is not the URL of a Git repository: it has no host (for instance `https://example.com/farrier.git`)
        git: `https://[::1/x` is not the URL of a Git repository: it has a bracket that isn't closed (for instance `https://example.com/farrier.git`)
        git: `https://h:99999/x` is not the URL of a Git repository: its port is not a number up to 65535 (for instance `https://example.com/farrier.git`)
        git: `ssh://git@example.com:farrier.git` is not the URL of a Git repository: its port is not a number up to 65535 (for instance `https://example.com/farrier.git`)
        tag: `a..b` is not the name of a tag (for instance `v0.1.0`)
        rev: `a..b~^:` is not the name of a commit (for instance `0d80a1f`)
        "#);
    }
}
