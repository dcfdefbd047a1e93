//! `SECURITY.md` names the tests that hold its promises. They must be there.

use std::fs;
use std::path::Path;

use crate::ROOT;
use crate::sources::sources;

#[test]
fn the_tests_of_promises_are_there() {
    let text = fs::read_to_string(Path::new(ROOT).join("SECURITY.md")).unwrap();
    // What is in parentheses at the end of a promise.
    let named: Vec<&str> = text
        .split('(')
        .skip(1)
        .filter_map(|after| after.split_once(')'))
        .flat_map(|(inside, _)| inside.split('`').skip(1).step_by(2))
        .collect();
    let (paths, functions): (Vec<&str>, Vec<&str>) =
        named.iter().partition(|name| name.contains('/'));
    assert!(paths.len() > 20 && functions.len() > 5, "{paths:?} {functions:?}");
    for path in paths {
        assert!(Path::new(ROOT).join(path).exists(), "there is no {path}");
    }
    let folders = ["runtime/src", "runtime/tests", "codegen/src", "codegen/tests", "tests/tests"];
    let files = folders.iter().flat_map(|folder| sources(&Path::new(ROOT).join(folder)));
    let tests: String = files.map(|file| fs::read_to_string(file).unwrap()).collect();
    for name in functions.into_iter().filter(|name| name.contains('_')) {
        assert!(tests.contains(&format!("fn {name}(")), "there is no test {name}");
    }
}
