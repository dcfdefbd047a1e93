//! One model: which clients its cases are for, and what no client can be made for.

use std::collections::BTreeSet;
use std::error::Error;
use std::fs;
use std::path::Path;

use farrier_codegen::Generator;
use farrier_smithy::Service;

use super::cases::{self, Case, Kind};
use super::client::Client;
use super::emit::{Scope, Suite, Tests};

/// Adds the tests of a model, `file` being the name of their module; the clients that they are for
/// are written to `out`.
pub(crate) fn add(
    suite: &mut Suite,
    out: &Path,
    path: &Path,
    file: &str,
) -> Result<(), Box<dyn Error>> {
    let reader = Generator::from_file(path)?;
    let cases = cases::of(reader.model())?;
    let services = reader.model().services();
    let mut modules = Scope::default();
    let mut run = BTreeSet::new();
    for service in &services {
        let own: Vec<_> = cases.iter().filter(|case| belongs(case, service)).collect();
        for protocol in protocols(service, &own) {
            let short = protocol.as_deref().map_or("client", name_of);
            let module = modules.name(&match services.len() {
                1 => short.to_owned(),
                _ => format!("{} {short}", service.id().name()),
            });
            let client = client(path, service, protocol.as_deref())?;
            let include = out.join(format!("conformance_{file}_{module}.rs"));
            let spoken: Vec<&Case> = own
                .iter()
                .copied()
                .filter(|case| Some(&case.protocol) == protocol.as_ref())
                .collect();
            run.extend(spoken.iter().map(|case| (case.kind, &case.shape, &case.id)));
            let tests = Tests {
                file,
                client: &module,
                include: client.module.as_ref().map(|_| include.display().to_string()),
                cases: spoken.into_iter().map(|case| (case, client.run(case, service))).collect(),
            };
            if let Some(text) = &client.module {
                fs::write(&include, text)?;
            }
            refusals(suite, &client, &tests);
            suite.client(&tests);
        }
    }
    for Case { id, kind, shape, protocol, .. } in &cases {
        if !run.contains(&(*kind, shape, id)) {
            let words = format!("no service of the model speaks {protocol} and has {shape}");
            suite.fault(&format!("{file} {id}"), words);
        }
    }
    Ok(())
}

/// Adds what the generator has refused and no case tells.
fn refusals(suite: &mut Suite, client: &Client, tests: &Tests<'_>) {
    for (operation, words) in &client.refused {
        if !tests.cases.iter().any(|(case, _)| case.shape == *operation) {
            suite.fault(&format!("{} {} {}", tests.file, tests.client, name_of(operation)), words);
        }
    }
}

/// The client of one service and protocol.
fn client(
    path: &Path,
    service: &Service<'_>,
    protocol: Option<&str>,
) -> Result<Client, farrier_codegen::Error> {
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
