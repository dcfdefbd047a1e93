//! What must hold of whatever is generated: it is Rust, it is the same each time, and no name
//! stands twice in its scope.

use codegen::{Files, Generator};

use crate::scope;

/// Generates twice, and looks at every file.
pub(crate) fn check(generator: &Generator) -> Result<Files, String> {
    let first = generator.generate().map_err(|error| error.to_string())?;
    let second = generator.generate().map_err(|error| error.to_string())?;
    if !first.files.iter().eq(second.files.iter()) {
        return Err("the second crate differs from the first".to_owned());
    }
    for (path, text) in first.files.iter() {
        if path.extension().is_some_and(|extension| extension == "rs") {
            let file =
                syn::parse_file(text).map_err(|error| format!("{}: {error}", path.display()))?;
            scope::check(&file).map_err(|error| format!("{}: {error}", path.display()))?;
        }
    }
    Ok(first.files)
}
