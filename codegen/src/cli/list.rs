//! What a model offers, for reading: services, operations, and the members of their inputs.

mod binding;
mod constraints;
mod table;
mod types;

use codegen::Error;
use smithy::traits::{ErrorTrait, Http, HttpError, PROTOCOLS, Required};
use smithy::{CheckedModel, Operation, Service, Shape, ShapeId};

use super::render::printable;
use super::{Failure, counted};
use table::Table;

/// The heads of the columns.
const HEAD: [&str; 5] = ["member", "type", "required", "binding", "constraints"];

/// All services of the model, or the one of that name or id.
pub(super) fn list(model: &CheckedModel, service: Option<&str>) -> Result<String, Failure> {
    let services = choose(model, service)?;
    let texts: Vec<_> = services.iter().map(|service| describe(model, service)).collect();
    Ok(texts.join("\n\n"))
}

fn choose<'m>(model: &'m CheckedModel, wanted: Option<&str>) -> Result<Vec<Service<'m>>, Failure> {
    let services = model.services();
    if services.is_empty() {
        return Err(selection("the model has no service", "a service is a shape of that type"));
    }
    let Some(wanted) = wanted else {
        return Ok(services);
    };
    let is_wanted =
        |service: &&Service<'_>| service.id().as_str() == wanted || service.id().name() == wanted;
    if let Some(service) = services.iter().find(is_wanted) {
        return Ok(vec![*service]);
    }
    let ids: Vec<_> = services.iter().map(|service| service.id().as_str()).collect();
    let names = services.iter().map(|service| service.id().name());
    let hint = match smithy::closest(wanted, names.chain(ids.iter().copied())) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("there is: {}", ids.join(", ")),
    };
    Err(selection(&format!("the model has no service `{wanted}`"), &hint))
}

fn selection(message: &str, hint: &str) -> Failure {
    Error::Selection { message: message.to_owned(), hint: Some(hint.to_owned()) }.into()
}

fn describe(model: &CheckedModel, service: &Service<'_>) -> String {
    let protocols = protocols(service);
    let http = speaks_http(&protocols);
    let operations = service.operations();
    let mut head = vec![format!("service {}", service.id())];
    if !service.version().is_empty() {
        head.push(format!("version {}", printable(service.version())));
    }
    head.push(if protocols.is_empty() { "no protocol".to_owned() } else { protocols.join(", ") });
    head.push(counted(operations.len(), "operation"));
    let mut text = head.join(", ") + "\n";
    for operation in &operations {
        text.push('\n');
        text += &describe_operation(model, operation, http);
    }
    text
}

/// The names of the protocols that a service speaks.
fn protocols<'m>(service: &Service<'m>) -> Vec<&'m str> {
    let ids = service.shape().traits().ids();
    ids.filter(|id| PROTOCOLS.contains(&id.as_str())).map(ShapeId::name).collect()
}

/// Whether `http` and the bindings of members mean anything: of the protocols, only those of
/// REST heed them. A service without a protocol may be meant for one.
fn speaks_http(protocols: &[&str]) -> bool {
    protocols.is_empty() || protocols.iter().any(|name| name.starts_with("rest"))
}

fn describe_operation(model: &CheckedModel, operation: &Operation<'_>, http: bool) -> String {
    let request = operation.shape().traits().get::<Http>().filter(|_| http);
    let request = request.map(|http| format!("  {} {}", http.method, http.uri)).unwrap_or_default();
    let errors = operation.errors();
    let errors: Vec<_> = errors.into_iter().map(|error| error_name(error, http)).collect();
    let errors = match errors[..] {
        [] => String::new(),
        _ => format!("  errors: {}\n", errors.join(", ")),
    };
    let members = members(model, operation.input(), http).indented("  ");
    format!("{}{}\n{members}{errors}", operation.name(), printable(&request))
}

fn members(model: &CheckedModel, input: &Shape, http: bool) -> Table<5> {
    let mut table = Table::new(HEAD);
    for member in input.members() {
        let required = member.traits().has::<Required>();
        table.row([
            member.name().to_owned(),
            types::of(model, model.target(member)),
            if required { "yes" } else { "no" }.to_owned(),
            if http { binding::of(member) } else { "body".to_owned() },
            constraints::of(model, member),
        ]);
    }
    table
}

/// The name of an error, and the status code with which it comes.
fn error_name(error: &Shape, http: bool) -> String {
    let code = match (error.traits().get::<HttpError>(), error.traits().get::<ErrorTrait>()) {
        (Some(HttpError(code)), _) => code,
        (None, Some(ErrorTrait::Server)) => 500,
        (None, _) => 400,
    };
    if http { format!("{} ({code})", error.id().name()) } else { error.id().name().to_owned() }
}
