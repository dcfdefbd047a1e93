//! Arbitrary bytes as a model, as settings and as their names: what is printed of their faults has no
//! character that nobody sees, and so none that a terminal obeys.

use farrier_cli::fuzzing::{faults_of_model, mistakes_in_settings};
use farrier_codegen::text::is_invisible;

pub(crate) fn run(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let name: String = text.chars().take(20).collect();
    for printed in [faults_of_model(&name, &text), mistakes_in_settings(&name, &text)] {
        let is_harmful = |c| is_invisible(c) && c != '\n' && c != '\t';
        let found = printed.iter().flat_map(|text| text.chars()).find(|&c| is_harmful(c));
        assert_eq!(found, None, "{printed:?}");
    }
}
