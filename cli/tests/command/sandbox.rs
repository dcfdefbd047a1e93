//! A folder with the models of `tests/models`, and the binary run in it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::SystemTime;

use tempfile::TempDir;

/// A folder that goes away with the test.
pub(crate) struct Sandbox {
    dir: TempDir,
}

/// How a run of the binary went.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// Content, time of change, and on Unix inode of each file.
pub(crate) type Files = BTreeMap<PathBuf, (Vec<u8>, SystemTime, u64)>;

impl Sandbox {
    pub(crate) fn new() -> Self {
        let sandbox = Self { dir: TempDir::new().unwrap() };
        let models = Path::new(env!("CARGO_MANIFEST_DIR")).join("../codegen/tests/models");
        for model in fs::read_dir(models).unwrap() {
            let model = model.unwrap();
            let text = fs::read_to_string(model.path()).unwrap();
            sandbox.write(Path::new("model").join(model.file_name()), &text);
        }
        sandbox
    }

    pub(crate) fn path(&self, path: impl AsRef<Path>) -> PathBuf {
        self.dir.path().join(path)
    }

    pub(crate) fn write(&self, path: impl AsRef<Path>, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub(crate) fn read(&self, path: impl AsRef<Path>) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    /// Runs the binary with these arguments, here.
    pub(crate) fn run(&self, args: &[&str]) -> Run {
        self.run_in("", args)
    }

    /// Runs the binary in a folder of the sandbox.
    pub(crate) fn run_in(&self, folder: &str, args: &[&str]) -> Run {
        let output = self.command(args).current_dir(self.path(folder)).output().unwrap();
        Run {
            code: output.status.code(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// The command, to be run in another way.
    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_farrier"));
        command.args(args).current_dir(self.dir.path()).stdin(Stdio::null());
        for variable in ["CLICOLOR_FORCE", "CLICOLOR", "NO_COLOR", "COLUMNS"] {
            command.env_remove(variable);
        }
        command
    }

    /// Everything under a folder.
    pub(crate) fn files(&self, folder: &str) -> Files {
        let mut files = Files::new();
        let mut open = vec![self.path(folder)];
        while let Some(folder) = open.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    open.push(path);
                } else {
                    let metadata = fs::metadata(&path).unwrap();
                    let content = fs::read(&path).unwrap();
                    files.insert(path, (content, metadata.modified().unwrap(), inode(&metadata)));
                }
            }
        }
        files
    }
}

impl Run {
    /// Asserts that everything went well, with no results and no warning: only lines that say what
    /// was done.
    #[track_caller]
    pub(crate) fn success(&self) {
        assert_eq!((self.code, &*self.stdout), (Some(0), ""), "{}", self.stderr);
        let done = |line: &str| line.contains(" with ") && line.contains(" operation");
        assert!(self.stderr.lines().all(done), "{}", self.stderr);
    }

    /// Exit code, stdout and stderr as one text.
    pub(crate) fn transcript(&self) -> String {
        let Self { code, stdout, stderr } = self;
        format!("exit code: {code:?}\n--- stdout\n{stdout}--- stderr\n{stderr}")
    }
}

#[cfg(unix)]
fn inode(metadata: &fs::Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(metadata)
}

#[cfg(not(unix))]
fn inode(_: &fs::Metadata) -> u64 {
    0
}
