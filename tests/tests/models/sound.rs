//! What must hold of whatever is generated: it is Rust, it is the same each time, and no name
//! stands twice in its scope.

use farrier_codegen::{Error, Generator};

use crate::scope;

/// Generates twice, and looks at every file.
pub(crate) fn check(generator: &Generator) -> Result<(), String> {
    let first = generator.generate().map_err(|error| error.to_string())?;
    let second = generator.generate().map_err(|error| error.to_string())?;
    if !first.files.iter().eq(second.files.iter()) {
        return Err("the second crate differs from the first".to_owned());
    }
    for (path, text) in &first.files {
        if path.extension().is_some_and(|extension| extension == "rs") {
            let file =
                syn::parse_file(text).map_err(|error| format!("{}: {error}", path.display()))?;
            scope::check(&file).map_err(|error| format!("{}: {error}", path.display()))?;
        }
    }
    Ok(())
}

/// As [`check`]; a model may also ask for what the generator doesn't do, or not say what it wants.
pub(crate) fn check_what_is_supported(generator: &Generator) -> Result<(), String> {
    match generator.generate() {
        Err(Error::Unsupported { .. } | Error::Selection { .. }) => Ok(()),
        _ => check(generator),
    }
}
