//! Where the files are that all tools of AWS share.

use std::path::{Path, PathBuf};

use crate::environment::Environment;

/// A family of operating systems, for which paths are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Platform {
    /// Everything that isn't Windows.
    Unix,
    /// Windows.
    Windows,
}

impl Platform {
    /// The platform that this program runs on.
    pub(crate) const HERE: Self = if cfg!(windows) { Self::Windows } else { Self::Unix };

    fn separator(self) -> char {
        match self {
            Self::Unix => '/',
            Self::Windows => '\\',
        }
    }

    /// A path below a folder.
    fn below(self, folder: &str, names: &[&str]) -> PathBuf {
        let separator = self.separator();
        let mut path = folder.trim_end_matches(separator).to_owned();
        for name in names {
            path.push(separator);
            path.push_str(name);
        }
        path.into()
    }
}

/// Where the files are that all tools of AWS share. A file is `None` if the environment names neither the file
/// nor the user's home.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Locations {
    /// The file with settings: `~/.aws/config`, or what `AWS_CONFIG_FILE` says.
    pub config: Option<PathBuf>,
    /// The file with access keys: `~/.aws/credentials`, or what `AWS_SHARED_CREDENTIALS_FILE` says.
    pub credentials: Option<PathBuf>,
    /// The folder with the tokens of single sign-on: `~/.aws/sso/cache`.
    pub sso_cache: Option<PathBuf>,
    /// The folder with the sessions of `aws login`: `~/.aws/login/cache`, or what `AWS_LOGIN_CACHE_DIRECTORY`
    /// says.
    pub login_cache: Option<PathBuf>,
    /// The user's home.
    home: Option<String>,
}

impl Locations {
    /// Finds the files by the environment.
    pub fn of(environment: &Environment, platform: Platform) -> Self {
        let home = home(environment, platform);
        let named = |variable| {
            environment.get(variable).map(|path| expanded(path, home.as_deref(), platform))
        };
        let below = |names: &[&str]| home.as_deref().map(|home| platform.below(home, names));
        Self {
            config: named("AWS_CONFIG_FILE").or_else(|| below(&[".aws", "config"])),
            credentials: named("AWS_SHARED_CREDENTIALS_FILE")
                .or_else(|| below(&[".aws", "credentials"])),
            sso_cache: below(&[".aws", "sso", "cache"]),
            login_cache: named("AWS_LOGIN_CACHE_DIRECTORY")
                .or_else(|| below(&[".aws", "login", "cache"])),
            home,
        }
    }

    /// A path that a setting has, in which `~` at the start is the user's home.
    pub(crate) fn path(&self, text: &str) -> PathBuf {
        expanded(text, self.home.as_deref(), Platform::HERE)
    }

    /// The two files as a sentence names them.
    pub(crate) fn shown(&self) -> String {
        let shown = |path: &Option<PathBuf>, name: &str| match path {
            Some(path) => path.display().to_string(),
            None => format!("~/.aws/{name} (the environment names no home)"),
        };
        format!("{} and {}", shown(&self.config, "config"), shown(&self.credentials, "credentials"))
    }
}

fn home(environment: &Environment, platform: Platform) -> Option<String> {
    let named = |name| environment.get(name).map(str::to_owned);
    let of_windows = || {
        named("USERPROFILE")
            .or_else(|| Some(named("HOMEDRIVE")? + environment.get("HOMEPATH").unwrap_or_default()))
    };
    named("HOME").or_else(|| (platform == Platform::Windows).then(of_windows)?)
}

fn expanded(path: &str, home: Option<&str>, platform: Platform) -> PathBuf {
    let below_home =
        |after: &str| after.is_empty() || after.starts_with(['/', platform.separator()]);
    match (home, path.strip_prefix('~')) {
        (Some(home), Some(after)) if below_home(after) => {
            let home = home.trim_end_matches(platform.separator());
            PathBuf::from(format!("{home}{after}"))
        }
        _ => Path::new(path).to_owned(),
    }
}
