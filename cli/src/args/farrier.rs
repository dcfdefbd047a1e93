//! The flags that say where the crate `farrier` comes from.

use std::path::PathBuf;

use clap::Args;
use farrier_codegen::Dependency;

/// At most one place, of which a repository may be told at what; and a version beside it or alone.
#[derive(Args)]
#[command(next_help_heading = "Where the crate `farrier` comes from")]
pub(super) struct Farrier {
    /// A folder: the generated crate depends on `farrier` by path
    #[arg(long = "farrier-path", value_name = "DIR", conflicts_with = "git")]
    path: Option<PathBuf>,
    /// A Git repository, at the newest commit unless a commit, a tag or a branch is named
    #[arg(long = "farrier-git", value_name = "URL")]
    git: Option<String>,
    /// This commit of the Git repository
    #[arg(
        long = "farrier-rev",
        value_name = "COMMIT",
        requires = "git",
        conflicts_with = "path",
        group = "reference"
    )]
    rev: Option<String>,
    /// This tag of the Git repository
    #[arg(
        long = "farrier-tag",
        value_name = "TAG",
        requires = "git",
        conflicts_with = "path",
        group = "reference"
    )]
    tag: Option<String>,
    /// The newest commit of this branch of the Git repository
    #[arg(
        long = "farrier-branch",
        value_name = "BRANCH",
        requires = "git",
        conflicts_with = "path",
        group = "reference"
    )]
    branch: Option<String>,
    /// A version requirement, for a registry; may stand beside a folder or a repository
    #[arg(long = "farrier-version", value_name = "REQ")]
    version: Option<String>,
}

impl Farrier {
    /// The dependency that the flags ask for; `default` where they ask for none.
    pub(super) fn into_dependency(self, default: &Dependency) -> Dependency {
        let source = match (self.path, self.git) {
            (Some(folder), _) => Some(Dependency::path(folder)),
            (None, Some(url)) => Some(match (self.rev, self.tag, self.branch) {
                (Some(commit), ..) => Dependency::git(url).rev(commit),
                (_, Some(tag), _) => Dependency::git(url).tag(tag),
                (.., Some(branch)) => Dependency::git(url).branch(branch),
                (None, None, None) => Dependency::git(url),
            }),
            (None, None) => None,
        };
        match (source, self.version) {
            (Some(source), Some(version)) => source.version(version),
            (Some(source), None) => source,
            (None, Some(version)) => Dependency::registry(version),
            (None, None) => default.clone(),
        }
    }
}
