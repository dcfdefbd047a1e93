//! Reports of published models, where `SMITHY_AWS_MODELS` names a folder of them.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use farrier_codegen::Generator;

use crate::fixtures;

/// Every so many models of the folder, in the order of their names; and the largest file.
const STEP: usize = 12;

/// More lines than that nobody reads.
const READABLE: usize = 3_000;

#[test]
fn every_trait_is_known_and_nothing_is_too_long() {
    let Some(folder) = env::var_os("SMITHY_AWS_MODELS") else {
        let _ = writeln!(io::stderr(), "skipped: SMITHY_AWS_MODELS is not set");
        return;
    };
    let all = fixtures::models(Path::new(&folder)).unwrap();
    let size = |path: &&PathBuf| fs::metadata(path).unwrap().len();
    let largest = all.iter().max_by_key(size);
    for path in all.iter().step_by(STEP).chain(largest) {
        let report = Generator::from_file(path).unwrap().report().unwrap();
        let unknown: Vec<_> = report.traits.unknown().map(|it| &it.id).collect();
        assert!(unknown.is_empty(), "{}: {unknown:?}", path.display());
        let lines = report.to_markdown().lines().count();
        assert!(lines <= READABLE, "{}: {lines} lines", path.display());
        assert!(report.warnings().len() <= 8, "{}: {:?}", path.display(), report.warnings());
    }
}
