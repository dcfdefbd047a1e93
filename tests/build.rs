//! Generates clients from the fixtures, and from models outside the project where they are there.
//!
//! What is generated here is compiled into the crate's library: each golden file compiles. The
//! programs in the clients' `README.md` are for a test to run.

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use farrier_codegen::{Dependency, Generator};

#[path = "fixtures/mod.rs"]
mod catalog;
#[path = "build/conformance/mod.rs"]
mod conformance;
#[path = "build/endpoints/mod.rs"]
mod endpoints;
#[path = "build/peers.rs"]
mod peers;
#[path = "build/protocols.rs"]
mod protocols;

const MODEL: &str = "../model/connectparticipant.json";

fn main() -> Result<(), Box<dyn Error>> {
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("OUT_DIR is not set")?);
    fixtures(&out)?;
    examples(&out)?;
    two_operations()?;
    constraints(&out)?;
    protocols::generate(&out)?;
    peers::generate(&out)?;
    endpoints::generate(&out)?;
    protocol_tests(&out)
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

/// The program of each client's `README.md` as a function, which is given its client.
fn examples(out: &Path) -> Result<(), Box<dyn Error>> {
    let mut modules = String::new();
    let mut list = String::new();
    let mut add = |name: &str, path: &str, generator: Generator| -> Result<(), Box<dyn Error>> {
        let generator = generator.crate_name("client").farrier(Dependency::path("runtime"));
        let files = generator.generate()?.files;
        let function =
            files.get("README.md").and_then(function).ok_or(format!("{name}: README"))?;
        writeln!(modules, "mod example_{name} {{\nuse {path} as client;\n{function}}}\n")?;
        let client = format!("connect({path}::Client::builder())");
        writeln!(list, "    ({name:?}, || Box::pin(example_{name}::call({client}))),")?;
        Ok(())
    };
    for model in catalog::models(Path::new("fixtures"))? {
        let name = catalog::name(&model);
        let generator = catalog::generator(&name, fs::read_to_string(&model)?)?;
        add(&name, &format!("tests::fixtures::r#{name}"), generator)?;
    }
    println!("cargo:rerun-if-changed={MODEL}");
    add("generated", "::generated", Generator::from_file(MODEL)?)?;
    let text = format!("{modules}const EXAMPLES: &[Example] = &[\n{list}];\n");
    Ok(fs::write(out.join("examples.rs"), text)?)
}

/// A README's program without the lines that make it one: `call(client)` is left.
fn function(readme: &str) -> Option<String> {
    let (_, rest) = readme.split_once("```rust,no_run\n")?;
    let (program, _) = rest.split_once("```")?;
    // The statement that makes the client.
    let (before, rest) = program.split_once("let client = ")?;
    let (_, after) = rest.split_once(";\n")?;
    let text =
        format!("{before}{after}").replace("#[tokio::main(flavor = \"current_thread\")]", "");
    let main = "async fn main()";
    text.contains(main)
        .then(|| text.replace(main, "pub(super) async fn call(client: Client)") + "\n")
}

/// Two operations of the checked-in model, by the door that users' build scripts take; one of them
/// without a client, too.
fn two_operations() -> Result<(), farrier_codegen::Error> {
    farrier_codegen::build::Client::new(MODEL)
        .name("without_client")
        .operations(["StartAttachmentUpload"])
        .client(false)
        .warnings(false)
        .generate()?;
    farrier_codegen::build::Client::new(MODEL)
        .name("two_operations")
        .operations(["StartAttachmentUpload", "Complete*Upload"])
        .warnings(false)
        .generate()?;
    Ok(())
}

/// The client of the model that the official constraint vectors are for, both halves of it, and for
/// each operation the function that reads a request and validates it.
fn constraints(out: &Path) -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-env-changed=SMITHY_PROTOCOL_TESTS");
    let mut list = String::new();
    let mut checks = String::new();
    let folder = env::var_os("SMITHY_PROTOCOL_TESTS");
    let model = folder.map(|folder| Path::new(&folder).join("restJson1-validation.json"));
    // A folder may hold another selection of the official models.
    if let Some(model) = model.filter(|model| model.exists()) {
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

/// The official protocol tests, as Rust tests.
fn protocol_tests(out: &Path) -> Result<(), Box<dyn Error>> {
    let text = match env::var_os("SMITHY_PROTOCOL_TESTS") {
        Some(folder) => {
            let folder = Path::new(&folder);
            println!("cargo:rerun-if-changed={}", folder.display());
            for model in conformance::models(folder)? {
                println!("cargo:rerun-if-changed={}", model.display());
            }
            conformance::of_folder(folder, out)?
        }
        None => conformance::none(),
    };
    Ok(fs::write(out.join("conformance.rs"), text)?)
}

fn module(list: &mut String, name: &str, file: &Path) {
    // Writing to a string can't fail.
    let _ = writeln!(
        list,
        "/// Generated.\npub mod r#{name} {{ include!({:?}); }}",
        file.display().to_string(),
    );
}
