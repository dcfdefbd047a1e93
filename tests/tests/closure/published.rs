//! The same of published models, where `SMITHY_AWS_MODELS` names a folder of them.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use farrier_codegen::Generator;

use super::reached::Reached;
use super::{assert_exact, fixtures};

/// Every so many models of the folder, in the order of their names.
const STEP: usize = 18;

/// Those with much in common between their operations, by the beginnings of their files' names.
const ENTANGLED: [&str; 4] = ["dynamodb-2", "iam-", "lex-models-v2", "s3-2"];

#[test]
fn of_a_spread_of_published_models() {
    let Some(folder) = env::var_os("SMITHY_AWS_MODELS") else {
        let _ = writeln!(io::stderr(), "skipped: SMITHY_AWS_MODELS is not set");
        return;
    };
    let all = fixtures::models(Path::new(&folder)).unwrap();
    let is_entangled = |path: &&PathBuf| {
        let name = fixtures::name(path);
        ENTANGLED.iter().any(|beginning| name.starts_with(beginning))
    };
    let spread = all.iter().step_by(STEP);
    for model in spread.chain(all.iter().filter(is_entangled)) {
        check(model);
    }
}

/// The first, the middle and the last operation alone, and the three together.
fn check(model: &Path) {
    let text = fs::read_to_string(model).unwrap();
    let read = || Generator::from_text(fixtures::name(model), text.clone()).unwrap();
    let generator = read();
    let services = generator.model().services();
    let [service] = &services[..] else { panic!("{} has a single service", model.display()) };
    let operations = service.operations();
    let reached = Reached::of(&text, operations[0].id().as_str());
    let ids = |of: &[usize]| -> Vec<&str> {
        of.iter().map(|&index| operations[index].id().as_str()).collect()
    };
    assert_eq!(reached.operations().len(), operations.len(), "{}", model.display());
    let mut chosen = vec![0, operations.len() / 2, operations.len() - 1];
    chosen.dedup();
    for index in &chosen {
        let alone = ids(&[*index]);
        assert_exact(&read().operations(alone.clone()), &reached, &alone);
    }
    let together = ids(&chosen);
    assert_exact(&read().operations(together.clone()), &reached, &together);
}
