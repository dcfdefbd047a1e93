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
use std::fs;
use std::path::{Path, PathBuf};

use codegen::Generator;
use smithy::Service;

use cases::{Case, Kind};
use client::Client;
use emit::{Scope, Suite, Tests};

/// The tests of no model.
pub(crate) fn none() -> String {
    Suite::default().finish()
}

/// The tests of all models in a folder; the clients that they are for are written to `out`.
pub(crate) fn of_folder(folder: &Path, out: &Path) -> Result<String, Box<dyn Error>> {
    let mut suite = Suite::default();
    let mut files = Scope::default();
    files.name(emit::FAULTS);
    let models = models(folder)?;
    if models.is_empty() {
        suite.fault("no_model", format!("there is no model in {}", folder.display()));
    }
    for model in models {
        let stem = model.file_stem().unwrap_or_default().to_string_lossy();
        let name = files.name(&stem);
        suite.open_file(&name);
        if let Err(fault) = file(&mut suite, out, &model, &name) {
            suite.fault(&name, format!("{}: {fault}", model.display()));
        }
        suite.close_file();
    }
    Ok(suite.finish())
}

/// The models of a folder, in order.
pub(crate) fn models(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut models = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "json") {
            models.push(path);
        }
    }
    models.sort();
    Ok(models)
}

/// Adds the tests of one model.
fn file(suite: &mut Suite, out: &Path, path: &Path, name: &str) -> Result<(), Box<dyn Error>> {
    let reader = Generator::from_file(path)?;
    let cases = cases::of(reader.model())?;
    let services = reader.model().services();
    let mut modules = Scope::default();
    let mut told = BTreeSet::new();
    for service in &services {
        let own: Vec<_> = cases.iter().filter(|case| belongs(case, service)).collect();
        for protocol in protocols(service, &own) {
            let short = protocol.as_deref().map_or("client", name_of);
            let module = modules.name(&match services.len() {
                1 => short.to_owned(),
                _ => format!("{} {short}", service.id().name()),
            });
            let client = client(path, service, protocol.as_deref())?;
            let include = match &client.module {
                Some(text) => {
                    let file = out.join(format!("conformance_{name}_{module}.rs"));
                    fs::write(&file, text)?;
                    Some(file.display().to_string())
                }
                None => None,
            };
            let spoken = own.iter().filter(|case| Some(&case.protocol) == protocol.as_ref());
            let cases: Vec<_> = spoken.map(|case| (*case, client.run(case, service))).collect();
            told.extend(cases.iter().map(|(case, _)| (case.kind, &case.shape, &case.id)));
            for (operation, words) in &client.refused {
                if !cases.iter().any(|(case, _)| case.shape == *operation) {
                    suite.fault(&format!("{name} {module} {}", name_of(operation)), words);
                }
            }
            suite.client(&Tests { file: name, client: &module, include, cases });
        }
    }
    for Case { id, kind, shape, protocol, .. } in &cases {
        if !told.contains(&(*kind, shape, id)) {
            let words = format!("no service of the model speaks {protocol} and has {shape}");
            suite.fault(&format!("{name} {id}"), words);
        }
    }
    Ok(())
}

/// The client of one service and protocol.
fn client(
    path: &Path,
    service: &Service<'_>,
    protocol: Option<&str>,
) -> Result<Client, codegen::Error> {
    let generator = Generator::from_file(path)?.service(service.id().as_str()).both_halves(true);
    let generator = match protocol {
        Some(protocol) => generator.protocol(protocol),
        None => generator,
    };
    Ok(Client::generate(generator, service))
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
