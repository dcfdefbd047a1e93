//! Generates clients from the fixtures, and from models outside the project where they are there.
//!
//! What is generated here is compiled into the crate's library: each golden file compiles.

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use codegen::Generator;

fn main() -> Result<(), Box<dyn Error>> {
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("OUT_DIR is not set")?);
    fixtures(&out)?;
    constraints(&out)
}

/// A module for each model in `fixtures`.
fn fixtures(out: &Path) -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=fixtures");
    let mut list = String::new();
    for model in json_files(Path::new("fixtures"))? {
        let name = model.file_stem().ok_or("a fixture has no name")?.to_string_lossy().into_owned();
        let text = Generator::from_file(&model)?.generate_module()?;
        let file = out.join(format!("fixture_{name}.rs"));
        fs::write(&file, text)?;
        module(&mut list, &name, &file);
    }
    Ok(fs::write(out.join("fixtures.rs"), list)?)
}

/// The client of the model that the official constraint vectors are for, both halves of it, and a
/// function that reads a request of any of its operations and validates it.
fn constraints(out: &Path) -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-env-changed=SMITHY_PROTOCOL_TESTS");
    let mut list = String::new();
    let mut arms = String::new();
    if let Some(folder) = env::var_os("SMITHY_PROTOCOL_TESTS") {
        let model = Path::new(&folder).join("restJson1-validation.json");
        println!("cargo:rerun-if-changed={}", model.display());
        let generator = Generator::from_file(&model)?.both_halves(true);
        let file = out.join("validation_client.rs");
        fs::write(&file, generator.generate_module()?)?;
        module(&mut list, "client", &file);
        for operation in generator.model().services().iter().flat_map(|service| service.operations()) {
            let name = operation.name();
            writeln!(arms, "        {name:?} => validated::<client::{name}>(request),")?;
        }
    }
    write!(
        list,
        "/// Reads a request to an operation and validates the input; `None` for an operation that \
         isn't there.\n\
         pub fn check(operation: &str, request: &Request) -> Option<Checked> {{\n    \
         let _ = request;\n    \
         Some(match operation {{\n{arms}        _ => return None,\n    }})\n}}\n",
    )?;
    Ok(fs::write(out.join("constraints.rs"), list)?)
}

fn module(list: &mut String, name: &str, file: &Path) {
    // Writing to a string can't fail.
    let _ = writeln!(
        list,
        "/// Generated.\npub mod r#{name} {{ include!({:?}); }}",
        file.display().to_string(),
    );
}

fn json_files(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "json") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}
