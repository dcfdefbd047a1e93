//! The rules of all services that have some, as constant data.

mod clients;
#[allow(dead_code, reason = "the tests read the cases")]
mod suites;

use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use farrier_codegen::rules;
use suites::Suite;

/// Writes a list of rules for each kind of them.
pub(crate) fn generate(out: &Path) -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-env-changed=SMITHY_VECTORS");
    let mut text = String::new();
    let of_service =
        |suite: &Suite| rules::of_service(suite.rule_set.as_deref(), suite.diagram.as_deref());
    let of_tree = |suite: &Suite| suite.rule_set.as_deref().map(rules::of_rule_set);
    let of_diagram = |suite: &Suite| suite.diagram.as_deref().map(rules::of_diagram);
    let published = suites::published()?.unwrap_or_default();
    clients::generate(&published, out)?;
    write(&mut text, "PUBLISHED", &published, of_service)?;
    let vectors = suites::vectors();
    let (newer, standalone) = match &vectors {
        Some(folder) => (suites::newer(folder)?, suites::standalone(folder)?),
        None => Default::default(),
    };
    write(&mut text, "NEWER_TREES", &newer, of_tree)?;
    write(&mut text, "NEWER_DIAGRAMS", &newer, of_diagram)?;
    write(&mut text, "STANDALONE", &standalone, of_tree)?;
    Ok(fs::write(out.join("endpoints.rs"), text)?)
}

/// Writes a list of rules with their names. What can't be used is there as the reason.
fn write(
    text: &mut String,
    list: &str,
    suites: &[Suite],
    rules: impl Fn(&Suite) -> Option<Result<String, String>>,
) -> Result<(), Box<dyn Error>> {
    writeln!(
        text,
        "pub(super) static {list}: &[(&str, Result<farrier::rules::EndpointRules, &str>)] = &["
    )?;
    for suite in suites {
        match rules(suite) {
            Some(Ok(rules)) => writeln!(text, "    ({:?}, Ok({rules})),", suite.name)?,
            Some(Err(why)) => writeln!(text, "    ({:?}, Err({why:?})),", suite.name)?,
            None => {}
        }
    }
    Ok(writeln!(text, "];")?)
}
