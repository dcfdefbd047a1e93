//! Reports of published models, where `SMITHY_AWS_MODELS` names a folder of them.

use std::env;
use std::path::Path;

use codegen::Generator;

use crate::fixtures;

/// Every so many models of the folder, in the order of their names.
const STEP: usize = 12;

/// The largest one, by the beginning of its file's name.
const LARGEST: &str = "ec2-2";

/// More lines than that nobody reads.
const READABLE: usize = 3_000;

#[test]
fn every_trait_is_known_and_nothing_is_too_long() {
    let Some(folder) = env::var_os("SMITHY_AWS_MODELS") else { return };
    let all = fixtures::models(Path::new(&folder)).unwrap();
    let is_largest = |(_, path): &(usize, &_)| fixtures::name(path).starts_with(LARGEST);
    for (_, path) in
        all.iter().enumerate().filter(|(index, path)| index % STEP == 0 || is_largest(&(0, path)))
    {
        let report = Generator::from_file(path).unwrap().report().unwrap();
        let unknown: Vec<_> =
            report.traits.ignored.iter().filter(|it| it.remark.contains("doesn't know")).collect();
        assert!(unknown.is_empty(), "{}: {unknown:?}", path.display());
        let lines = report.to_markdown().lines().count();
        assert!(lines <= READABLE, "{}: {lines} lines", path.display());
        assert!(report.warnings().len() <= 8, "{}: {:?}", path.display(), report.warnings());
    }
}
