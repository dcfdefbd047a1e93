//! The choice of what is generated: one service, and some or all of its operations.

mod operations;

use farrier_smithy::traits::Mixin;
use farrier_smithy::{CheckedModel, Operation, Service, ShapeId, ShapeKind, Trait};

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
        (None, []) => Err(mixin(model, |_| true).unwrap_or_else(|| Error::Selection {
            message: "the model has no service".to_owned(),
            hint: Some("a client is generated for a shape of type `service`".to_owned()),
        })),
        (None, _) => Err(Error::Selection {
            message: "the model has several services".to_owned(),
            hint: Some(format!("choose one: {}", ids().collect::<Vec<_>>().join(", "))),
        }),
        (Some(wanted), _) => {
            let is_wanted = |id: &ShapeId| id.as_str() == wanted || id.name() == wanted;
            let found = services.iter().find(|service| is_wanted(service.id()));
            let not_there = || Error::Selection {
                message: format!("the model has no service `{wanted}`"),
                hint: Some(suggestion(
                    wanted,
                    ids().chain(services.iter().map(|service| service.id().name())),
                )),
            };
            found.copied().ok_or_else(|| mixin(model, is_wanted).unwrap_or_else(not_there))
        }
    }
}

/// The error for a service that is wanted and is a mixin, if there is one.
fn mixin(model: &CheckedModel, is_wanted: impl Fn(&ShapeId) -> bool) -> Option<Error> {
    let mut shapes = model.shapes().filter(|shape| shape.kind() == ShapeKind::Service);
    let id = shapes.find(|shape| is_wanted(shape.id()))?.id();
    let fault = model.fault_at(id.as_str(), Mixin::ID, "", "")?;
    let (source, line, column) = (fault.source, fault.line, fault.column);
    Some(Error::Selection {
        message: format!(
            "{source}:{line}:{column}: the service `{id}` is a mixin, and mixins aren't offered"
        ),
        hint: Some(format!(
            "remove `{}` from it, or write a service that has it among its `mixins`",
            Mixin::ID
        )),
    })
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

#[cfg(test)]
mod tests {
    use farrier_smithy::{Source, load};

    use super::find_service;
    use crate::error::Error;

    #[test]
    fn a_mixin_is_no_service_and_the_error_says_so() {
        let text = r#"{"smithy": "2.0", "shapes": {
"a#M": {"type": "service", "version": "1", "traits": {"smithy.api#mixin": {}}} } }"#;
        let model = load(&[Source::new("s.json", text)]).unwrap().check().unwrap();
        for wanted in [None, Some("M"), Some("a#M")] {
            let Err(Error::Selection { message, hint }) = find_service(&model, wanted) else {
                panic!("a mixin is offered")
            };
            let place = "s.json:2:75: the service `a#M` is a mixin, and mixins aren't offered";
            assert_eq!(message, place);
            assert!(hint.is_some_and(|hint| hint.starts_with("remove `smithy.api#mixin`")));
        }
        let other = find_service(&model, Some("N")).unwrap_err();
        assert!(other.to_string().starts_with("the model has no service `N`"), "{other}");
    }
}
