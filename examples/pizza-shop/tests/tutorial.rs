//! Keeps `docs/own-model.md` true: each of its blocks is a piece of a file, is printed by a program,
//! or changes the model into one that generates.
//!
//! A comment before each block says what it is. Commands of the generator, what they print and what
//! configures them are run by the tests of the generator's own command.

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use farrier_codegen::Generator;
use support::Shop;

/// A block between fences, and what the comment before it says that it is.
struct Block {
    origin: String,
    text: String,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The blocks of the tutorial, in order.
fn blocks() -> Vec<Block> {
    let page = fs::read_to_string(root().join("docs/own-model.md")).unwrap();
    let mut blocks = Vec::new();
    let mut lines = page.lines();
    let mut before = "";
    while let Some(line) = lines.next() {
        if line.starts_with("```") {
            let origin = before.strip_prefix("<!-- ").and_then(|line| line.strip_suffix(" -->"));
            let origin = origin.unwrap_or_else(|| panic!("{line} after {before:?}: whence?"));
            let text = lines.by_ref().take_while(|line| *line != "```");
            let text = text.flat_map(|line| [line, "\n"]).collect();
            blocks.push(Block { origin: origin.to_owned(), text });
        }
        before = line;
    }
    blocks
}

/// True if the file has these lines, one after the other.
fn has(file: &str, block: &str) -> bool {
    format!("\n{file}").contains(&format!("\n{block}"))
}

#[test]
fn blocks_of_code_are_pieces_of_real_files() {
    let mut found = 0;
    for Block { origin, text } in blocks() {
        let is_other = ["changes ", "printed by ", "warned by ", "commands", "configuration"];
        if is_other.iter().any(|other| origin.starts_with(other)) {
            continue;
        }
        let file = fs::read_to_string(root().join(&origin)).unwrap();
        assert!(has(&file, &text), "{origin} has no such lines:\n{text}");
        found += 1;
    }
    assert!(found > 10, "only {found} blocks are pieces of files");
    assert!(!has("ab\nc\n", "b\nc\n"), "lines are compared whole");
}

#[test]
fn the_program_prints_what_the_page_says() {
    let shop = Shop::open();
    let done = Command::new(env!("CARGO_BIN_EXE_customer")).arg(&shop.url).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let printed = String::from_utf8(done.stdout).unwrap();
    let block = blocks().into_iter().find(|block| block.origin == "printed by customer").unwrap();
    // The page folds lines, and indents what it has folded.
    let unfolded = block.text.lines().map(|line| match line.strip_prefix("  ") {
        Some(rest) => format!(" {}", rest.trim_start()),
        None => format!("\n{line}"),
    });
    assert_eq!(format!("\n{}", printed.trim_end()), unfolded.collect::<String>());
}

#[test]
fn the_model_with_all_its_changes_generates() {
    let path = "examples/pizza-shop/model/pizza-shop.json";
    let mut model = fs::read_to_string(root().join(path)).unwrap();
    let changes = blocks().into_iter().filter(|block| block.origin == format!("changes {path}"));
    for Block { text, .. } in changes {
        let side = |other: char| -> String {
            let lines = text.lines().filter(|line| !line.starts_with(other));
            lines.flat_map(|line| [&line[1..], "\n"]).collect()
        };
        let (old, new) = (side('+'), side('-'));
        assert_eq!(model.matches(&old).count(), 1, "where is this to be changed?\n{text}");
        model = model.replacen(&old, &new, 1);
    }
    let client = Generator::from_text("pizza-shop.json", model).unwrap();
    let client = client.generate_module().unwrap();
    for new in ["pub fn is_open(", "OnItsWay = \"on-its-way\"", "pub coupon: Option<String> = "] {
        assert!(client.contains(new), "{new}");
    }
}
