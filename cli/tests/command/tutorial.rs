//! The commands of `docs/own-model.md`, what the page says that they print, and what configures them.

use std::fs;
use std::path::Path;

use super::sandbox::Sandbox;

/// How the page calls the command.
const COMMAND: &str = "cargo run -p codegen -- ";

const MODEL: &str = "examples/pizza-shop/model/pizza-shop.json";

/// The page, and a folder with the repository's model in a folder of it: crates are written beside
/// the repository.
fn page_and_sandbox() -> (String, Sandbox) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let page = fs::read_to_string(root.join("docs/own-model.md")).unwrap();
    let sandbox = Sandbox::new();
    let model = fs::read_to_string(root.join(MODEL)).unwrap();
    sandbox.write(Path::new("repository").join(MODEL), &model);
    (page, sandbox)
}

/// The block behind a comment.
fn block<'p>(page: &'p str, start: &str) -> &'p str {
    let (_, block) = page.split_once(start).unwrap();
    block.split_once("```").unwrap().0
}

#[test]
fn the_tutorial_s_commands_work_in_their_order() {
    let (page, sandbox) = page_and_sandbox();
    let (mut printed, mut warned) = (String::new(), String::new());
    let mut commands = 0;
    for command in page.lines().filter_map(|line| line.strip_prefix(COMMAND)) {
        let run = sandbox.run_in("repository", &command.split_whitespace().collect::<Vec<_>>());
        assert_eq!(run.code, Some(0), "{command}\n{}", run.stderr);
        printed.push_str(&run.stdout);
        warned.push_str(&run.stderr);
        commands += 1;
    }
    assert_eq!(commands, 4);
    for (start, said) in [("printed", printed), ("warned", warned)] {
        let start = format!("<!-- {start} by farrier -->\n```text\n");
        assert!(page.contains(&start));
        for rest in page.split(&start).skip(1) {
            let (block, _) = rest.split_once("```\n").unwrap();
            assert!(said.contains(block), "{block}\nis nowhere in\n{said}");
        }
    }
    // The page names all traits that aren't honoured, and no more.
    let report = sandbox.read("pizza-client/smithy-report.md");
    let (_, rest) = report.split_once("### Approximated\n").unwrap();
    let rows = rest.lines().filter_map(|line| line.strip_prefix("| `smithy.api#")?.split_once('`'));
    let traits: Vec<_> = rows.map(|(name, _)| name).collect();
    assert_eq!(
        traits,
        ["error", "httpError", "idempotent", "input", "output", "paginated", "readonly"]
    );
    let (_, told) = page.split_once("<!-- warned by farrier -->").unwrap();
    for name in traits {
        assert!(
            told.contains(&format!("`@{name}`")) || told.contains(&format!("#{name}\n")),
            "{name}"
        );
    }
}

#[test]
fn the_tutorial_s_crate_to_share() {
    let (page, sandbox) = page_and_sandbox();
    let text = block(&page, "<!-- configuration -->\n```toml\n");
    sandbox.write("repository/codegen.toml", text);
    assert_eq!(sandbox.run_in("repository", &[]).code, Some(0));
    let manifest = sandbox.read("pizza-client/Cargo.toml");
    for line in ["version = \"1.0.0\"\n", "license = \"MIT\"\n", "publish = [\"our-registry\"]\n"] {
        assert!(manifest.contains(line), "{manifest}");
    }
    assert!(manifest.contains("\nfarrier = { git = "), "{manifest}");
}
