//! The files of one client in a folder: the code, its report, and the warnings that were told.
//!
//! Each opens with the generator's mark, and only what has it is ever removed.

use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::files::{self, Taken};
use crate::report;

/// Where the files of a client are.
pub(super) struct Output {
    /// The folder, and the name of the files without what they end in.
    start: PathBuf,
}

impl Output {
    /// The files in `dir` of the client with that name, which is that of a file.
    pub(super) fn new(dir: &Path, name: &str) -> Self {
        Self { start: dir.join(name) }
    }

    /// The code.
    pub(super) fn code(&self) -> PathBuf {
        self.ending(".rs")
    }

    /// What was told of the model.
    pub(super) fn warnings(&self) -> PathBuf {
        self.ending(".smithy-warnings.txt")
    }

    fn report(&self) -> PathBuf {
        self.ending(&format!(".{}", report::FILE))
    }

    fn ending(&self, ending: &str) -> PathBuf {
        let mut path = self.start.clone().into_os_string();
        path.push(ending);
        path.into()
    }

    /// Writes the code, which has the mark.
    pub(super) fn write_code(&self, code: &str) -> Result<(), Error> {
        replace_if_new(&self.code(), code).map(|_| ())
    }

    /// Writes the report; true if it wasn't there or said something else.
    pub(super) fn write_report(&self, markdown: &str, model: &Path) -> Result<bool, Error> {
        let path = self.report();
        let mark = files::header(&path, &model.to_string_lossy());
        replace_if_new(&path, &format!("{mark}\n{markdown}"))
    }

    /// Whether these are the warnings that were told.
    pub(super) fn are_remembered(&self, lines: &[String]) -> bool {
        files::holds(&self.warnings(), &self.told(lines)).unwrap_or(false)
    }

    /// Writes down the warnings that were told, also where they are written down already: the file is
    /// as new as they are.
    pub(super) fn remember_warnings(&self, lines: &[String]) -> Result<(), Error> {
        replace(&self.warnings(), &self.told(lines))
    }

    /// Nothing is to be told any more.
    pub(super) fn forget_warnings(&self) -> Result<(), Error> {
        files::remove_marked(&self.warnings())
    }

    fn told(&self, lines: &[String]) -> String {
        let mark = files::header(&self.warnings(), &self.code().to_string_lossy());
        lines.iter().fold(mark, |text, line| text + line + "\n")
    }

    /// Takes all files off the disk.
    pub(super) fn take(&self) -> Result<Vec<Taken>, Error> {
        let paths = [self.code(), self.report(), self.warnings()].into_iter();
        paths.filter_map(|path| Taken::take(path).transpose()).collect()
    }
}

/// Writes a file unless it is there with this text, so that nobody compiles it again; true if it
/// was written.
pub(super) fn replace_if_new(path: &Path, text: &str) -> Result<bool, Error> {
    if files::holds(path, text)? {
        return Ok(false);
    }
    replace(path, text).map(|()| true)
}

fn replace(path: &Path, text: &str) -> Result<(), Error> {
    let folder = path.parent().unwrap_or(Path::new(""));
    let name = path.file_name().unwrap_or_default();
    files::replace(folder, Path::new(name), text)
}
