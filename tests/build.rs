//! Generates clients from the fixtures, and from models outside the project where they are there.
//!
//! What is generated here is compiled into the crate's library: each golden file compiles.

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use codegen::Generator;

#[path = "fixtures/mod.rs"]
mod catalog;

fn main() -> Result<(), Box<dyn Error>> {
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("OUT_DIR is not set")?);
    fixtures(&out)?;
    two_operations()?;
    constraints(&out)
}

/// A module for each model in `fixtures`.
fn fixtures(out: &Path) -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=fixtures");
    let mut list = String::new();
    for model in catalog::models(Path::new("fixtures"))? {
        let name = catalog::name(&model);
        let text = catalog::generator(&name, fs::read_to_string(&model)?)?.generate_module()?;
        let file = out.join(format!("fixture_{name}.rs"));
        fs::write(&file, text)?;
        module(&mut list, &name, &file);
    }
    Ok(fs::write(out.join("fixtures.rs"), list)?)
}

/// Two operations of the checked-in model, by the door that users' build scripts take.
fn two_operations() -> Result<(), codegen::Error> {
    codegen::build::Client::new("../model/connectparticipant.json")
        .name("two_operations")
        .operations(["StartAttachmentUpload", "CompleteAttachmentUpload"])
        .generate()?;
    Ok(())
}

/// The client of the model that the official constraint vectors are for, both halves of it, and for
/// each operation the function that reads a request and validates it.
fn constraints(out: &Path) -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-env-changed=SMITHY_PROTOCOL_TESTS");
    let mut list = String::new();
    let mut checks = String::new();
    if let Some(folder) = env::var_os("SMITHY_PROTOCOL_TESTS") {
        let model = Path::new(&folder).join("restJson1-validation.json");
        println!("cargo:rerun-if-changed={}", model.display());
        let generator = Generator::from_file(&model)?.both_halves(true);
        let file = out.join("validation_client.rs");
        fs::write(&file, generator.generate_module()?)?;
        module(&mut list, "vectors", &file);
        for service in generator.model().services() {
            for operation in service.operations() {
                let name = operation.name();
                writeln!(checks, "    ({name:?}, validated::<vectors::{name}>),")?;
            }
        }
    }
    writeln!(list, "const CHECKS: &[Check] = &[\n{checks}];")?;
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
