//! The command `list`, which prints a model's services, operations, and the members of their inputs, outputs
//! and errors.

mod auth;
mod binding;
mod constraints;
mod table;
mod types;

use std::collections::BTreeSet;

use farrier_codegen::{find_operations, find_service};
use farrier_smithy::traits::{ErrorTrait, Http, HttpError, PROTOCOLS, Required};
use farrier_smithy::{CheckedModel, Member, Operation, Service, Shape, ShapeId, ShapeKind};

use crate::failure::Failure;
use crate::words::counted;
use crate::words::printable;
use table::Table;

/// The heads of the columns.
const HEAD: [&str; 5] = ["member", "type", "required", "binding", "constraints"];

/// Members within members are listed this deep.
const DEPTH: usize = 8;

/// All services of the model, or the one of that name or id; all of its operations, or those that
/// are named, which takes a service if there are several.
pub(crate) fn list(
    model: &CheckedModel,
    service: Option<&str>,
    operations: &[String],
) -> Result<String, Failure> {
    let services = match service {
        None if operations.is_empty() && !model.services().is_empty() => model.services(),
        wanted => vec![find_service(model, wanted)?],
    };
    let mut texts = Vec::with_capacity(services.len());
    for service in &services {
        texts.push(describe(model, service, &find_operations(service, operations)?));
    }
    Ok(texts.join("\n\n"))
}

fn describe(model: &CheckedModel, service: &Service<'_>, operations: &[Operation<'_>]) -> String {
    let protocols = protocols(service);
    let http = speaks_http(&protocols);
    let mut head = vec![format!("service {}", service.id())];
    if !service.version().is_empty() {
        head.push(format!("version {}", printable(service.version())));
    }
    head.push(if protocols.is_empty() { "no protocol".to_owned() } else { protocols.join(", ") });
    let all = service.operations().len();
    head.push(match counted(all, "operation") {
        counted if operations.len() == all => counted,
        counted => format!("{} of {counted}", operations.len()),
    });
    let mut text = head.join(", ") + "\n";
    for operation in operations {
        text.push('\n');
        text += &describe_operation(model, service, operation, http);
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

fn describe_operation(
    model: &CheckedModel,
    service: &Service<'_>,
    operation: &Operation<'_>,
    http: bool,
) -> String {
    let request = operation.shape().traits().get::<Http>().filter(|_| http);
    let request = request.map(|http| format!("  {} {}", http.method, http.uri)).unwrap_or_default();
    let input = members(model, http, &[("", operation.input())]).indented("  ");
    let auth = auth::of(service, operation).map(|auth| format!("  auth: {auth}\n"));
    let auth = auth.unwrap_or_default();
    let output = members(model, http, &[("", operation.output())]).indented("    ");
    let output = if output.is_empty() { output } else { format!("  output:\n{output}") };
    let errors = describe_errors(model, &operation.errors(), http);
    format!("{}{}\n{input}{auth}{output}{errors}", operation.name(), printable(&request))
}

/// The names of errors, and their members with the name of the error before each.
fn describe_errors(model: &CheckedModel, errors: &[&Shape], http: bool) -> String {
    if errors.is_empty() {
        return String::new();
    }
    let names: Vec<_> = errors.iter().map(|error| error_name(error, http)).collect();
    let paths: Vec<_> = errors.iter().map(|error| format!("{}.", error.id().name())).collect();
    let messages: Vec<_> = paths.iter().map(String::as_str).zip(errors.iter().copied()).collect();
    let members = members(model, http, &messages).indented("    ");
    format!("  errors: {}\n{members}", names.join(", "))
}

/// The members of messages, each with what is before its name, and followed by the constrained ones within it.
fn members(model: &CheckedModel, http: bool, messages: &[(&str, &Shape)]) -> Table<5> {
    let mut table = Table::new(HEAD);
    for (before, message) in messages {
        let mut seen = BTreeSet::from([message.id()]);
        for member in message.members() {
            let path = format!("{before}{}", member.name());
            let binding = if http { binding::of(member) } else { "body".to_owned() };
            let constraints = constraints::of(model, member);
            table.row(row(model, member, &path, binding, constraints));
            let mut inside = Inside { model, http, seen: &mut seen, table: &mut table };
            inside.add(&path, model.target(member), DEPTH);
        }
    }
    table
}

fn row(
    model: &CheckedModel,
    member: &Member,
    path: &str,
    binding: String,
    constraints: String,
) -> [String; 5] {
    let required = if member.traits().has::<Required>() { "yes" } else { "no" };
    let ty = types::of(model, model.target(member));
    [path.to_owned(), ty, required.to_owned(), binding, constraints]
}

/// The members of structures and unions within a message, so far as they have constraints.
struct Inside<'a, 'm> {
    model: &'m CheckedModel,
    http: bool,
    /// Each structure is listed once for a message: where it first occurs.
    seen: &'a mut BTreeSet<&'m ShapeId>,
    table: &'a mut Table<5>,
}

impl<'m> Inside<'_, 'm> {
    /// What `shape` holds: `path` leads to it, as in `Message.Parts[].Text`.
    fn add(&mut self, path: &str, shape: &'m Shape, depth: usize) {
        let (path, holder) = match shape.kind() {
            ShapeKind::List | ShapeKind::Set => (format!("{path}[]"), "member"),
            ShapeKind::Map => (format!("{path}{{}}"), "value"),
            ShapeKind::Structure | ShapeKind::Union => return self.add_members(path, shape, depth),
            _ => return,
        };
        let Some(depth) = depth.checked_sub(1) else { return };
        if let Some(member) = shape.member(holder) {
            self.add(&path, self.model.target(member), depth);
        }
    }

    fn add_members(&mut self, path: &str, shape: &'m Shape, depth: usize) {
        let Some(depth) = depth.checked_sub(1) else { return };
        if !self.seen.insert(shape.id()) {
            return;
        }
        for member in shape.members() {
            let path = format!("{path}.{}", member.name());
            let constraints = constraints::of(self.model, member);
            if !constraints.is_empty() {
                let binding = if self.http { binding::of_body(member) } else { "body".to_owned() };
                self.table.row(row(self.model, member, &path, binding, constraints));
            }
            self.add(&path, self.model.target(member), depth);
        }
    }
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
