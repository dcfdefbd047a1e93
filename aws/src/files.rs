//! Small files: settings, tokens, and what is cached.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use farrier::{RandomTokens, TokenSource as _};

/// As many bytes as a file may have.
const LIMIT: u64 = 4 * 1024 * 1024;

/// The files of the system, or those below a folder, for tests.
#[derive(Debug, Clone, Default)]
pub(crate) struct Files {
    root: Option<PathBuf>,
}

impl Files {
    /// The files below a folder, which takes the place of `/`.
    pub(crate) fn below(root: PathBuf) -> Self {
        Self { root: Some(root) }
    }

    /// Reads a text. What is wrong is told with the path.
    pub(crate) async fn read(&self, path: &Path) -> Result<String, ReadError> {
        let file = self.real(path);
        let text = tokio::task::spawn_blocking(move || read(&file)).await;
        // Reading doesn't panic, so only a runtime that shuts down ends it early.
        let text = text.unwrap_or_else(|_| Err(io::ErrorKind::Interrupted.into()));
        text.map_err(|error| ReadError { path: path.to_owned(), error })
    }

    /// Replaces a file by a text that only the user may read: it is written beside the file first.
    pub(crate) async fn replace(&self, path: &Path, text: String) -> io::Result<()> {
        let file = self.real(path);
        let written = tokio::task::spawn_blocking(move || replace(&file, &text)).await;
        written.unwrap_or_else(|_| Err(io::ErrorKind::Interrupted.into()))
    }

    fn real(&self, path: &Path) -> PathBuf {
        match &self.root {
            Some(root) => root.join(path.strip_prefix("/").unwrap_or(path)),
            None => path.to_owned(),
        }
    }
}

/// Why a file can't be read.
#[derive(Debug)]
pub(crate) struct ReadError {
    path: PathBuf,
    error: io::Error,
}

impl ReadError {
    /// Whether there is no such file.
    pub(crate) fn is_absent(&self) -> bool {
        matches!(self.error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
    }
}

impl std::fmt::Display for ReadError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "can't read {}: {}", self.path.display(), self.error)
    }
}

fn read(path: &Path) -> io::Result<String> {
    let file = File::open(path)?;
    if file.metadata()?.is_dir() {
        return Err(io::Error::other("it is a folder"));
    }
    let mut bytes = Vec::new();
    file.take(LIMIT + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LIMIT {
        return Err(io::Error::other("it is larger than 4 MiB"));
    }
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(io::Error::other("it is saved as UTF-16: save it as UTF-8"));
    }
    String::from_utf8(bytes).map_err(|error| {
        let before = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = before.split(|byte| *byte == b'\n').count();
        io::Error::other(format!("line {line} is not UTF-8"))
    })
}

fn replace(path: &Path, text: &str) -> io::Result<()> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}", RandomTokens.token()));
    let beside = path.with_file_name(name);
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let written = options.open(&beside).and_then(|mut file| {
        file.write_all(text.as_bytes())?;
        file.sync_all()
    });
    let replaced = written.and_then(|()| fs::rename(&beside, path));
    if replaced.is_err() {
        let _ = fs::remove_file(&beside);
    }
    replaced
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::Files;

    #[tokio::test]
    async fn what_cannot_be_read_is_told_with_its_path() {
        let folder = tempfile::tempdir().unwrap();
        let files = Files::default();
        fs::write(folder.path().join("utf-16"), b"\xff\xfe[\0").unwrap();
        fs::write(folder.path().join("latin-1"), b"[default]\nregion = \xe9").unwrap();
        fs::write(folder.path().join("large"), vec![b'#'; 5 << 20]).unwrap();
        fs::create_dir(folder.path().join("folder")).unwrap();
        for (name, expected) in [
            ("utf-16", "save it as UTF-8"),
            ("latin-1", "line 2 is not UTF-8"),
            ("large", "larger than 4 MiB"),
            ("folder", "it is a folder"),
            ("missing", "No such file"),
        ] {
            let path = folder.path().join(name);
            let error = files.read(&path).await.unwrap_err();
            assert_eq!(error.is_absent(), name == "missing", "{error}");
            let told = error.to_string();
            assert!(told.starts_with(&format!("can't read {}: ", path.display())), "{told}");
            if cfg!(unix) {
                assert!(told.contains(expected), "{told}");
            }
        }
    }

    #[tokio::test]
    async fn a_file_that_cannot_be_replaced_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let files = Files::below(folder.path().to_owned());
        fs::create_dir_all(folder.path().join("taken/within")).unwrap();
        assert!(files.replace("/taken".as_ref(), "s3cret".to_owned()).await.is_err());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
