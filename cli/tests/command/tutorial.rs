//! The commands of `docs/own-model.md`, and what the page says that they print.

use std::fs;
use std::path::Path;

use super::sandbox::Sandbox;

/// How the page calls the command.
const COMMAND: &str = "cargo run -p codegen -- ";

#[test]
fn the_tutorial_s_commands_work_in_their_order() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let page = fs::read_to_string(root.join("docs/own-model.md")).unwrap();
    let sandbox = Sandbox::new();
    let model = "examples/pizza-shop/model/pizza-shop.json";
    // The crate is written beside the repository.
    sandbox
        .write(Path::new("repository").join(model), &fs::read_to_string(root.join(model)).unwrap());

    let mut printed = String::new();
    let mut commands = 0;
    for command in page.lines().filter_map(|line| line.strip_prefix(COMMAND)) {
        let run = sandbox.run_in("repository", &command.split_whitespace().collect::<Vec<_>>());
        assert_eq!(run.code, Some(0), "{command}\n{}", run.stderr);
        printed.push_str(&run.stdout);
        commands += 1;
    }
    assert_eq!(commands, 3);

    let (_, block) = page.split_once("<!-- printed by farrier -->\n```text\n").unwrap();
    let (block, _) = block.split_once("```").unwrap();
    assert!(printed.contains(block), "{block}\nis nowhere in\n{printed}");
}
