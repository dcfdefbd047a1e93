//! The choice of what is generated: one service, and some or all of its operations.

mod operations;

use farrier_smithy::{CheckedModel, Operation, Service};

use crate::error::Error;
pub use operations::find_operations;

/// A service and the chosen operations, in the model's order.
pub(crate) struct Selection<'m> {
    pub(crate) service: Service<'m>,
    pub(crate) operations: Vec<Operation<'m>>,
}

/// Finds the service and the operations by name. Without a name, they are the only service and all of its
/// operations.
pub(crate) fn select<'m>(
    model: &'m CheckedModel,
    service: Option<&str>,
    operations: &[String],
) -> Result<Selection<'m>, Error> {
    let service = find_service(model, service)?;
    Ok(Selection { service, operations: find_operations(&service, operations)? })
}

/// Returns the service with a name or shape id or, for `None`, the only service of the model.
///
/// # Errors
/// Fails with [`Error::Selection`] if there is no such service, or if `None` is given and the model has
/// several.
pub fn find_service<'m>(
    model: &'m CheckedModel,
    wanted: Option<&str>,
) -> Result<Service<'m>, Error> {
    let services = model.services();
    let ids = || services.iter().map(|service| service.id().as_str());
    match (wanted, &services[..]) {
        (None, [only]) => Ok(*only),
        (None, []) => Err(Error::Selection {
            message: "the model has no service".to_owned(),
            hint: Some("a client is generated for a shape of type `service`".to_owned()),
        }),
        (None, _) => Err(Error::Selection {
            message: "the model has several services".to_owned(),
            hint: Some(format!("choose one: {}", ids().collect::<Vec<_>>().join(", "))),
        }),
        (Some(wanted), _) => {
            let found = services
                .iter()
                .find(|service| service.id().as_str() == wanted || service.id().name() == wanted);
            found.copied().ok_or_else(|| Error::Selection {
                message: format!("the model has no service `{wanted}`"),
                hint: Some(suggestion(
                    wanted,
                    ids().chain(services.iter().map(|service| service.id().name())),
                )),
            })
        }
    }
}

/// Suggests the name that was probably meant, or otherwise the first few names.
fn suggestion<'a>(wanted: &str, names: impl Iterator<Item = &'a str>) -> String {
    let names: Vec<_> = names.collect();
    if let Some(name) = farrier_smithy::closest(wanted, names.iter().copied()) {
        return format!("did you mean `{name}`?");
    }
    let shown = names.iter().take(8).copied().collect::<Vec<_>>().join(", ");
    let more = if names.len() > 8 { ", …" } else { "" };
    format!("there is: {shown}{more}")
}
