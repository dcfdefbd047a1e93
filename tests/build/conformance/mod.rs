//! The official Smithy protocol tests, as Rust tests against clients that are generated here.
//!
//! Every model in the folder that `SMITHY_PROTOCOL_TESTS` names is read; each of its services makes
//! a client for each protocol that its cases name. Nothing is left out in silence: what can't be
//! read or generated becomes a test that fails with the reason.

mod cases;
mod client;
mod emit;

use std::collections::BTreeSet;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use codegen::Generator;
use smithy::Service;

use cases::{Case, Kind};
use client::Client;
use emit::{Scope, Suite, Tests};

/// Writes the tests of all models to `conformance.rs`, and the clients beside it.
pub(crate) fn generate(out: &Path) -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-env-changed=SMITHY_PROTOCOL_TESTS");
    let mut suite = Suite::default();
    if let Some(folder) = env::var_os("SMITHY_PROTOCOL_TESTS") {
        let mut files = Scope::default();
        let models = models(Path::new(&folder))?;
        if models.is_empty() {
            suite.fault("no_model", format!("there is no model in {}", folder.display()));
        }
        for model in models {
            let stem = model.file_stem().unwrap_or_default().to_string_lossy();
            let name = files.name(&stem);
            if let Err(fault) = file(&mut suite, out, &model, &name) {
                suite.fault(&name, format!("{}: {fault}", model.display()));
            }
        }
    }
    Ok(fs::write(out.join("conformance.rs"), suite.finish())?)
}

/// The models of a folder, in order.
fn models(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    println!("cargo:rerun-if-changed={}", folder.display());
    let mut models = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "json") {
            println!("cargo:rerun-if-changed={}", path.display());
            models.push(path);
        }
    }
    models.sort();
    Ok(models)
}

/// Adds the tests of one model.
fn file(suite: &mut Suite, out: &Path, path: &Path, name: &str) -> Result<(), Box<dyn Error>> {
    let reader = Generator::from_file(path)?;
    let model = reader.model();
    let cases = cases::of(model)?;
    let services = model.services();
    let mut modules = Scope::default();
    let mut told = BTreeSet::new();
    suite.open_file(name);
    for service in &services {
        let own: Vec<_> = cases.iter().filter(|case| belongs(case, service)).collect();
        for protocol in protocols(service, &own) {
            let short = protocol.as_deref().map_or("client", name_of);
            let module = modules.name(&match services.len() {
                1 => short.to_owned(),
                _ => format!("{} {short}", service.id().name()),
            });
            let mut generator =
                Generator::from_file(path)?.service(service.id().as_str()).both_halves(true);
            if let Some(protocol) = &protocol {
                generator = generator.protocol(protocol);
            }
            let client = Client::generate(generator, service);
            let include = match &client.module {
                Some(text) => {
                    let file = out.join(format!("conformance_{name}_{module}.rs"));
                    fs::write(&file, text)?;
                    Some(file.display().to_string())
                }
                None => None,
            };
            let spoken = own.iter().filter(|case| Some(&case.protocol) == protocol.as_ref());
            let runs: Vec<_> = spoken.map(|case| (*case, client.run(case, service))).collect();
            told.extend(runs.iter().map(|(case, _)| (case.kind, &case.id)));
            for (operation, words) in &client.refused {
                if !runs.iter().any(|(case, _)| case.shape == *operation) {
                    suite.fault(&format!("{name} {module} {}", name_of(operation)), words);
                }
            }
            suite.client(&Tests { file: name, client: &module, include, cases: runs });
        }
    }
    suite.close_file();
    for Case { id, kind, shape, protocol, .. } in &cases {
        if !told.contains(&(*kind, id)) {
            let words =
                format!("{id} stands on {shape}, which no service has that speaks {protocol}");
            suite.fault(&format!("{name} {id}"), words);
        }
    }
    Ok(())
}

/// Whether a case is about an operation of a service, or about an error of one.
fn belongs(case: &Case, service: &Service<'_>) -> bool {
    let shape = case.shape.as_str();
    let operations = service.operations();
    operations.iter().any(|operation| match case.kind {
        Kind::Error => operation.errors().iter().any(|error| error.id().as_str() == shape),
        Kind::Request | Kind::Response | Kind::Event => operation.id().as_str() == shape,
    })
}

/// The protocols of a service that cases name, or else the one that the generator takes.
fn protocols(service: &Service<'_>, cases: &[&Case]) -> Vec<Option<String>> {
    let traits = service.shape().traits();
    let named: BTreeSet<_> = cases.iter().map(|case| &case.protocol).collect();
    let spoken: Vec<_> =
        named.into_iter().filter(|id| traits.contains(id)).cloned().map(Some).collect();
    if spoken.is_empty() { vec![None] } else { spoken }
}

/// A shape id without its namespace.
fn name_of(id: &str) -> &str {
    id.rsplit('#').next().unwrap_or(id)
}
