//! The macros that generated code calls, and those behind them: each tells code of another version of the
//! generator apart.

use std::fs;
use std::path::Path;

use crate::ROOT;
use crate::sources::sources;

/// The macro that tells it.
const TELLER: &str = "__of_another_version";

#[test]
fn each_exported_macro_ends_in_an_arm_for_other_versions() {
    let mut found = 0;
    for file in sources(&Path::new(ROOT).join("runtime/src")) {
        let text = fs::read_to_string(&file).unwrap();
        for (name, body) in exported_macros(&text) {
            found += 1;
            assert!(has_arm(name, body), "{}: `{name}!` has no such arm", file.display());
        }
    }
    assert!(found > 20, "{found} macros");
}

/// The macros that a file exports, each with the text up to the next one. Macros whose names another macro
/// makes take anything, and hand it on.
fn exported_macros(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let after = text.split("#[macro_export]").skip(1);
    let named = after.filter_map(|after| after.trim_start().strip_prefix("macro_rules! "));
    let named = named.filter_map(|after| after.split_once(" {"));
    named.filter(|(name, _)| !name.starts_with('$'))
}

fn has_arm(name: &str, body: &str) -> bool {
    let last = body.rsplit_once("other:tt)*) =>");
    name == TELLER || last.is_some_and(|(_, arm)| arm.contains(TELLER))
}

#[test]
fn a_macro_without_the_arm_is_seen() {
    let with = "($($other:tt)*) => {\n $crate::__of_another_version!();\n};";
    let text = format!(
        "#[macro_export]\nmacro_rules! one {{\n{with}\n}}\n#[doc(hidden)]\n#[macro_export]\n\
         macro_rules! two {{\n() => {{}};\n}}\nmacro_rules! own {{}}"
    );
    let found: Vec<_> =
        exported_macros(&text).map(|(name, body)| (name, has_arm(name, body))).collect();
    assert_eq!(found, [("one", true), ("two", false)]);
}
