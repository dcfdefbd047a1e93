//! Operations with the shapes that only they use.

use farrier_smithy::Operation;
use farrier_smithy::traits::{Documentation, Http, OptionalAuth};

use super::{Shapes, behavior, budget, docs, rules, streams, structures, types};
use crate::name::Scope;
use crate::note::Note;
use crate::plan::{self, Argument, ErrorVariant, Home, OperationError, Property};
use crate::select::Selection;

/// The operations in the model's order.
pub(super) fn lower(
    shapes: &Shapes<'_>,
    selection: &Selection<'_>,
    has_rules: bool,
    notes: &mut Vec<Note>,
) -> Vec<plan::Operation> {
    let operations = selection.operations.iter();
    let is_optional = shapes.auth.are_optional(selection, shapes.custom);
    let lower = |operation| lower_one(shapes, operation, is_optional, has_rules, notes);
    operations.filter_map(lower).collect()
}

fn lower_one(
    shapes: &Shapes<'_>,
    operation: &Operation<'_>,
    service_is_optional: bool,
    has_rules: bool,
    notes: &mut Vec<Note>,
) -> Option<plan::Operation> {
    let names = shapes.names.operation(operation.id())?.clone();
    let traits = operation.shape().traits();
    let http = traits.get::<Http>().filter(|_| shapes.protocol.http_bindings);
    let docs = traits.get::<Documentation>().map(|docs| crate::docs::to_markdown(&docs.0));
    let docs = docs.filter(|docs| !docs.is_empty() && !shapes.budget.is_spent());
    shapes.budget.spend(operation.id(), docs.as_deref().map_or(0, budget::of_text));
    let own = [operation.input(), operation.output()]
        .into_iter()
        .filter_map(|shape| shapes.names.named(shape))
        .filter(|named| named.path.home == Home::Operation);
    Some(plan::Operation {
        docs: docs.unwrap_or_else(|| format!("The operation `{}`.", operation.name())),
        deprecated: docs::deprecation(traits).map(|why| one_line(&why)),
        id: operation.id().to_string(),
        model_name: operation.name().to_owned(),
        request: match &http {
            Some(http) => format!("{} {}", http.method, http.uri),
            None => operation.name().to_owned(),
        },
        identities: shapes.auth.identities_of(operation),
        optional_auth: traits.has::<OptionalAuth>() || shapes.custom.unsigned,
        properties: properties(
            shapes,
            operation,
            http.as_ref(),
            service_is_optional,
            has_rules,
            notes,
        ),
        input: types::of_shape(shapes, operation.input()),
        output: types::of_shape(shapes, operation.output()),
        error: OperationError { variants: variants(shapes, operation), name: names.error },
        shapes: own.map(|named| structures::lower(shapes, &named, notes)).collect(),
        name: names.marker,
        module: names.module,
        method: names.method,
    })
}

/// What the schema of an operation says beside its name.
fn properties(
    shapes: &Shapes<'_>,
    operation: &Operation<'_>,
    http: Option<&Http>,
    service_is_optional: bool,
    has_rules: bool,
    notes: &mut Vec<Note>,
) -> Vec<Property> {
    let mut properties = Vec::new();
    if let Some(http) = http {
        properties.push(Property {
            name: "http",
            arguments: vec![
                Argument::Text(http.method.clone()),
                Argument::Text(http.uri.clone()),
                Argument::Number(http.code.into()),
            ],
        });
    }
    properties.extend(shapes.auth.of_operation(operation));
    properties.extend(shapes.auth.optional_auth(operation, service_is_optional));
    properties.extend(shapes.auth.unsigned_payload(operation));
    properties.extend((shapes.protocol.body.operation)(operation));
    properties.extend(behavior::properties(operation));
    properties.extend((shapes.custom.operation)(operation, http));
    if has_rules {
        let own = (shapes.custom.endpoint)(operation);
        properties.extend(rules::context::property(operation, own, notes));
    }
    properties.extend(streams::of_message("streams_input", shapes, operation.input()));
    properties.extend(streams::of_message("streams_output", shapes, operation.output()));
    properties
}

/// The words of a text on one line: an attribute's argument has no paragraphs.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn variants(shapes: &Shapes<'_>, operation: &Operation<'_>) -> Vec<ErrorVariant> {
    let mut scope = Scope::with(["Unhandled"]);
    let mut variants = Vec::new();
    for shape in operation.errors() {
        if shapes.budget.is_spent() {
            break;
        }
        let Some(error) = shapes.names.type_path(shape.id()).cloned() else { continue };
        let name = scope.type_name(error.name.as_ref(), "Value");
        let variant = ErrorVariant { id: shape.id().to_string(), name, error };
        shapes.budget.spend(operation.id(), budget::of_error(&variant));
        variants.push(variant);
    }
    variants
}
