//! The sweep as one calls it, over small models. Cargo is a stand-in here: what it is called for
//! is the sweep of real models.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::SystemTime;

use tempfile::TempDir;

/// A folder of models, and one for what is made of them.
struct Sandbox {
    dir: TempDir,
}

impl Sandbox {
    /// With copies of these models.
    fn with(models: &[&str]) -> Self {
        let sandbox = Self { dir: tempfile::tempdir().unwrap() };
        fs::create_dir(sandbox.path("models")).unwrap();
        for name in models {
            sandbox.add(name, name);
        }
        sandbox
    }

    fn path(&self, path: &str) -> PathBuf {
        self.dir.path().join(path)
    }

    /// Copies one of the generator's own test models.
    fn add(&self, model: &str, name: &str) {
        let from = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join(format!("../codegen/tests/models/{model}.json"));
        fs::copy(from, self.path(&format!("models/{name}.json"))).unwrap();
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        command.args(["sweep", "models", "--out", "out"]).args(arguments);
        command.current_dir(self.dir.path());
        command
    }

    fn run(&self, arguments: &[&str]) -> Run {
        Run(self.command(arguments).output().unwrap())
    }

    /// All files of the clients, with the time of their last change.
    fn clients(&self) -> Vec<(PathBuf, SystemTime)> {
        let mut files = Vec::new();
        let mut open = vec![self.path("out/crates")];
        while let Some(folder) = open.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let entry = entry.unwrap();
                if entry.file_type().unwrap().is_dir() {
                    open.push(entry.path());
                } else {
                    files.push((entry.path(), entry.metadata().unwrap().modified().unwrap()));
                }
            }
        }
        files.sort();
        files
    }
}

/// The cells of a model's row.
fn cells(table: &str, model: &str) -> Vec<String> {
    let row = table.lines().find(|line| line.starts_with(&format!("| {model} |"))).expect(table);
    row.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect()
}

struct Run(Output);

impl Run {
    fn code(&self) -> Option<i32> {
        self.0.status.code()
    }

    fn out(&self) -> String {
        String::from_utf8(self.0.stdout.clone()).unwrap()
    }

    /// What it says, save of the run itself.
    fn figures(&self) -> Vec<String> {
        let lines = self.out().lines().map(str::to_owned).collect::<Vec<_>>();
        lines.into_iter().filter(|line| !line.starts_with("- The last run: ")).collect()
    }

    fn err(&self) -> String {
        String::from_utf8(self.0.stderr.clone()).unwrap()
    }
}

#[test]
fn a_second_run_touches_nothing_and_says_the_same() {
    let sandbox = Sandbox::with(&["chat", "tree"]);
    let first = sandbox.run(&["--no-check", "--table", "table.md"]);
    assert_eq!(first.code(), Some(0), "{}", first.err());
    assert!(first.err().starts_with("2 generated, 0 kept, 0 failed, in "), "{}", first.err());
    assert_eq!(fs::read_to_string(sandbox.path("table.md")).unwrap(), first.out());
    let files = sandbox.clients();
    assert!(files.len() > 10, "{files:?}");

    let second = sandbox.run(&["--no-check"]);
    assert_eq!(second.code(), Some(0));
    assert!(second.err().starts_with("0 generated, 2 kept, 0 failed, in "), "{}", second.err());
    assert_eq!(second.figures(), first.figures(), "figures of earlier runs are kept");
    assert_eq!(sandbox.clients(), files);
}

#[test]
fn the_table_counts() {
    let sandbox = Sandbox::with(&["chat"]);
    let table = sandbox.run(&["--no-check"]).out();
    let row = cells(&table, "chat");
    let [_, operations, lines, density, ms, cpu, peak, _warnings] = &row[..] else {
        panic!("{row:?}")
    };
    let number = |text: &str| text.parse::<u32>().unwrap();

    let mut code = 0;
    for (path, _) in sandbox.clients() {
        if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(path).unwrap();
            let is_code = |line: &&str| !line.trim().is_empty() && !line.trim().starts_with("//");
            code += u32::try_from(text.lines().filter(is_code).count()).unwrap();
        }
    }
    assert_eq!(number(lines), code);
    assert!(number(density).abs_diff(code / number(operations)) <= 1, "{row:?}");
    assert!(number(ms) < 60_000, "{row:?}");
    assert_eq!([cpu, peak], ["–", "–"], "nothing was checked");
    let summary = format!("1 models, {operations} operations, {lines} lines of code");
    assert!(table.starts_with(&summary), "{table}");
}

#[test]
fn a_bad_model_is_named_and_the_others_go_on() {
    let sandbox = Sandbox::with(&["chat", "faulty", "tree"]);
    fs::write(sandbox.path("models/cut.json"), "{").unwrap();
    fs::write(sandbox.path("models/binary.json"), b"\xff").unwrap();
    let run = sandbox.run(&["--no-check"]);
    assert_eq!(run.code(), Some(1));
    assert!(run.err().starts_with("2 generated, 0 kept, 3 failed, in "), "{}", run.err());
    for name in ["binary", "cut", "faulty"] {
        assert!(run.err().contains(&format!("\n{name} fails:\n")), "{}", run.err());
        assert!(!run.out().contains(&format!("| {name} |")), "{}", run.out());
    }
    assert!(run.err().contains("cut.json:1:"), "with the place: {}", run.err());

    sandbox.add("chat", "faulty");
    sandbox.add("chat", "cut");
    sandbox.add("chat", "binary");
    let run = sandbox.run(&["--no-check"]);
    assert_eq!(run.code(), Some(0), "{}", run.err());
    assert!(run.err().starts_with("3 generated, 2 kept, 0 failed, in "), "{}", run.err());
}

#[test]
fn what_has_changed_is_generated_anew() {
    let sandbox = Sandbox::with(&["chat", "tree"]);
    assert_eq!(sandbox.run(&["--no-check"]).code(), Some(0));
    let root = sandbox.path("out/crates/chat/src/lib.rs");
    let good = fs::read(&root).unwrap();
    let is_made_anew = |what: &str| {
        let run = sandbox.run(&["--no-check"]);
        assert_eq!(run.code(), Some(0), "{what}: {}", run.err());
        assert!(run.err().starts_with("1 generated, 1 kept, 0 failed"), "{what}: {}", run.err());
        assert_eq!(fs::read(&root).unwrap(), good, "{what}");
    };

    let edited = String::from_utf8(good.clone()).unwrap().replace("client", "klient");
    fs::write(&root, edited).unwrap();
    is_made_anew("an edited file");
    fs::remove_file(&root).unwrap();
    is_made_anew("a lost file");
    let orphan = sandbox.path("out/crates/chat/src/old.rs");
    fs::write(&orphan, "// @generated by Farrier from chat.json. Do not edit.\n").unwrap();
    is_made_anew("a file too many");
    assert!(!orphan.exists());
    let model = sandbox.path("models/chat.json");
    fs::write(&model, fs::read_to_string(&model).unwrap() + "\n").unwrap();
    is_made_anew("another model");
    let known = sandbox.path("out/generated.jsonl");
    let text = fs::read_to_string(&known).unwrap();
    let lines: Vec<_> = text.lines().filter(|line| !line.contains("\"chat\"")).collect();
    fs::write(&known, lines.join("\n") + "\n{\"model\":\"chat\",\"finger").unwrap();
    is_made_anew("a run that was killed");
}

#[test]
fn the_median_can_be_limited() {
    let sandbox = Sandbox::with(&["chat"]);
    let high = sandbox.run(&["--no-check", "--median", "1"]);
    assert_eq!(high.code(), Some(1));
    assert!(high.err().contains("the median fails:"), "{}", high.err());
    assert_eq!(sandbox.run(&["--no-check", "--median", "1000"]).code(), Some(0));
}

#[test]
fn a_choice_of_models() {
    let sandbox = Sandbox::with(&["chat", "tree"]);
    sandbox.add("chat", "chat-2");
    let rows = |run: &Run| -> Vec<String> {
        let is_row = |line: &&str| line.starts_with("| ") && !line.contains("---");
        let cells = run.out().lines().filter(is_row).skip(1).map(str::to_owned).collect::<Vec<_>>();
        cells.iter().map(|row| row.split(' ').nth(1).unwrap().to_owned()).collect()
    };
    assert_eq!(rows(&sandbox.run(&["--no-check", "--only", "chat*"])), ["chat", "chat-2"]);
    let two = ["--no-check", "--only", "tr?e", "--only", "chat"];
    assert_eq!(rows(&sandbox.run(&two)), ["chat", "tree"]);
    fs::write(sandbox.path("list"), "# Some.\n\ntree # and why\nchat-2\n").unwrap();
    assert_eq!(rows(&sandbox.run(&["--no-check", "--list", "list"])), ["chat-2", "tree"]);
}

#[test]
fn wrong_arguments_are_told_as_such() {
    let sandbox = Sandbox::with(&["chat"]);
    let wrong = |arguments: &[&str], words: &[&str]| {
        let run = sandbox.run(arguments);
        assert_eq!(run.code(), Some(2), "{arguments:?}: {}", run.err());
        for word in words {
            assert!(run.err().contains(word), "{arguments:?} {word:?}: {}", run.err());
        }
    };
    wrong(&["--only", "nothing*"], &["no model in models", "`nothing*`"]);
    wrong(&["--list", "list"], &["can't read list"]);
    fs::write(sandbox.path("list"), "caht").unwrap();
    wrong(&["--list", "list"], &["no caht.json in models", "did you mean `chat`?"]);
    fs::write(sandbox.path("list"), "# chat").unwrap();
    wrong(&["--list", "list"], &["names no model"]);
    wrong(&["--list", "list", "--only", "chat"], &["cannot be used with"]);
    wrong(&["--docs", "--no-check"], &["cannot be used with"]);
    sandbox.add("chat", "a.b");
    sandbox.add("chat", "a-b");
    wrong(&[], &["a-b.json and a.b.json would both make the package sweep-a-b"]);

    let of = |dir: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        let run =
            Run(command.args(["sweep", dir]).current_dir(sandbox.dir.path()).output().unwrap());
        assert_eq!(run.code(), Some(2), "{dir}: {}", run.err());
        run.err()
    };
    assert!(of("nowhere").contains("can't read nowhere"));
    assert!(of("models/chat.json").contains("is a file"));
    fs::create_dir(sandbox.path("empty")).unwrap();
    assert!(of("empty").contains("there is no model in empty"));
}

/// A stand-in for Cargo that says what the file `messages` says, and writes down how it is called.
#[cfg(unix)]
fn stand_in(sandbox: &Sandbox, messages: &str, code: u8) -> PathBuf {
    use std::os::unix::fs::PermissionsExt as _;
    let script = sandbox.path("cargo");
    let text = format!(
        "#!/bin/sh\necho \"$@\" >> ../calls\necho what cargo says >&2\ncat ../messages\nexit {code}\n"
    );
    fs::write(&script, text).unwrap();
    fs::set_permissions(&script, fs::Permissions::from_mode(0o755)).unwrap();
    fs::write(sandbox.path("messages"), messages).unwrap();
    script
}

#[cfg(unix)]
#[test]
fn complaints_are_told_by_the_model() {
    let sandbox = Sandbox::with(&["chat", "tree"]);
    let message = r#"{"reason":"compiler-message","target":{"name":"sweep_tree"},"message":{"level":"warning","rendered":"warning: unused import\n --> src/lib.rs"}}"#;
    let script = stand_in(&sandbox, message, 0);
    let run = Run(sandbox.command(&["--docs"]).env("CARGO", &script).output().unwrap());
    assert_eq!(run.code(), Some(1), "a warning is a failure: {}", run.err());
    assert!(run.err().contains("\ntree fails:\nwarning: unused import\n"), "{}", run.err());
    assert!(!run.err().contains("chat fails"), "{}", run.err());
    let calls = fs::read_to_string(sandbox.path("calls")).unwrap();
    let calls: Vec<_> = calls.lines().collect();
    assert!(calls[0].starts_with("check --workspace --keep-going "), "{calls:?}");
    assert!(calls[1].starts_with("doc --no-deps --workspace "), "{calls:?}");

    let manifest = fs::read_to_string(sandbox.path("out/Cargo.toml")).unwrap();
    assert!(manifest.contains("\"crates/chat\",\n    \"crates/tree\",\n"), "{manifest}");
    assert!(sandbox.path("out/Cargo.lock").is_file());

    // What Cargo itself fails at is about no model.
    let script = stand_in(&sandbox, "", 101);
    let run = Run(sandbox.command(&[]).env("CARGO", &script).output().unwrap());
    assert_eq!(run.code(), Some(1));
    assert!(run.err().contains("\ncargo fails:\nwhat cargo says\n"), "{}", run.err());
    assert_eq!(cells(&run.out(), "tree")[0], "tree", "the table is there all the same");
}

#[cfg(unix)]
#[test]
fn the_table_has_what_rustc_took() {
    let sandbox = Sandbox::with(&["chat"]);
    assert_eq!(sandbox.run(&["--no-check"]).code(), Some(0));
    fs::write(sandbox.path("chat.rs"), "pub struct Chat;").unwrap();
    let compile = |source: &str| {
        Command::new(env!("CARGO_BIN_EXE_xtask"))
            .args(["rustc", "--crate-name", "sweep_chat", "--crate-type", "lib"])
            .args(["--emit", "metadata", source])
            .env("SWEEP_RUSTC_LOG", "out/checked.jsonl")
            .current_dir(sandbox.dir.path())
            .output()
            .unwrap()
    };
    assert!(compile("chat.rs").status.success());
    assert_eq!(compile("nowhere.rs").status.code(), Some(1), "rustc's own code");
    let script = stand_in(&sandbox, "", 0);
    let run = Run(sandbox.command(&[]).env("CARGO", &script).output().unwrap());
    assert_eq!(run.code(), Some(0), "{}", run.err());
    let row = cells(&run.out(), "chat");
    assert!((0.0..60.0).contains(&row[5].parse::<f64>().unwrap()), "{row:?}");
    assert!((10..4000).contains(&row[6].parse::<u32>().unwrap()), "{row:?}");

    sandbox.add("tree", "chat");
    let row = cells(&sandbox.run(&["--no-check"]).out(), "chat");
    assert_eq!(row[5..7], ["–", "–"], "the client is another one now");
}
