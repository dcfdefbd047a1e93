//! The command `list`, which prints a model's services and operations and, if it is asked to, the members of
//! their inputs, outputs and errors.

mod auth;
mod binding;
mod brief;
pub(crate) mod configured;
mod constraints;
mod members;
pub(crate) mod mistakes;
mod table;
mod types;

use farrier_codegen::{find_operations, find_service};
use farrier_smithy::traits::{Http, PROTOCOLS};
use farrier_smithy::{CheckedModel, Operation, Service, ShapeId};

use crate::failure::Failure;
use crate::words::{counted, printable};
use configured::Configured;

/// How much of an operation is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// A line.
    Brief,
    /// All of its members.
    Members,
}

/// What to do to see more.
const MORE: &str = "`--operation NAME` shows the members of an operation, `--long` those of all.\n";

/// What stands below the members.
const WITHIN: &str = "Of the members within members, only those with constraints are listed.\n";

/// All services of the model, or the one of that name or id; all of its operations, or those that
/// are named, which takes a service if there are several. The lines of operations are cut to `width`
/// characters, if there is one; tables never are.
pub(crate) fn list(
    model: &CheckedModel,
    service: Option<&str>,
    operations: &[String],
    configured: &Configured,
    form: Form,
    width: Option<usize>,
) -> Result<String, Failure> {
    let services = match service {
        None if operations.is_empty() && !model.services().is_empty() => model.services(),
        wanted => vec![find_service(model, wanted)?],
    };
    let mut texts = Vec::with_capacity(services.len());
    for service in &services {
        let operations = find_operations(service, operations)?;
        texts.push(match form {
            Form::Brief => in_brief(service, &operations, configured, width),
            Form::Members => with_members(model, service, &operations, configured),
        });
    }
    let below = match form {
        Form::Brief => MORE,
        Form::Members => WITHIN,
    };
    texts.push(below.to_owned());
    Ok(texts.join("\n"))
}

/// The operations, a line each. Credentials are told once if all operations take the same.
fn in_brief(
    service: &Service<'_>,
    operations: &[Operation<'_>],
    configured: &Configured,
    width: Option<usize>,
) -> String {
    let mut text = head(service, operations, configured);
    let credentials: Vec<_> = operations.iter().map(|it| auth::of(service, it)).collect();
    let is_one = credentials.windows(2).all(|two| two[0] == two[1]);
    let auth = if is_one { brief::Auth::OfAll } else { brief::Auth::OfEach };
    if let (true, Some(Some(credentials))) = (is_one, credentials.first()) {
        text = format!("{text}auth of each operation: {credentials}\n");
    }
    let http = speaks_http(&protocols(service));
    format!("{text}\n{}", brief::lines(service, operations, http, auth, width))
}

fn with_members(
    model: &CheckedModel,
    service: &Service<'_>,
    operations: &[Operation<'_>],
    configured: &Configured,
) -> String {
    let http = speaks_http(&protocols(service));
    let mut text = head(service, operations, configured);
    for operation in operations {
        text.push('\n');
        text += &members::describe(model, service, operation, http);
    }
    text
}

/// Two lines about a service.
fn head(service: &Service<'_>, operations: &[Operation<'_>], configured: &Configured) -> String {
    let protocols = protocols(service);
    let mut head = Vec::new();
    if !service.version().is_empty() {
        head.push(format!("version {}", printable(service.version())));
    }
    head.push(if protocols.is_empty() { "no protocol".to_owned() } else { protocols.join(", ") });
    let all = service.operations().len();
    head.push(match counted(all, "operation") {
        counted if operations.len() == all => counted,
        counted => format!("{} of {counted}", operations.len()),
    });
    head.push(configured.responses(service));
    format!("service {}\n{}\n", service.id(), head.join(", "))
}

/// The names of the protocols that a service speaks.
fn protocols<'m>(service: &Service<'m>) -> Vec<&'m str> {
    let ids = service.shape().traits().ids();
    ids.filter(|id| PROTOCOLS.contains(&id.as_str())).map(ShapeId::name).collect()
}

/// Whether `http` and the bindings of members mean anything: of the protocols, only those of
/// REST heed them. A service without a protocol may be meant for one.
fn speaks_http(protocols: &[&str]) -> bool {
    protocols.is_empty() || protocols.iter().any(|name| name.to_ascii_lowercase().contains("rest"))
}

/// The method and the URI of an operation, if the protocol cares for them.
fn request(operation: &Operation<'_>, http: bool) -> Option<String> {
    let http = operation.shape().traits().get::<Http>().filter(|_| http)?;
    Some(printable(&format!("{} {}", http.method, http.uri)))
}
