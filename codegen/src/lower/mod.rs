//! Conversion of the graph to the plan. Every decision is made here, and none in `emit`.

mod auth;
mod behavior;
mod bindings;
mod budget;
mod checks;
mod components;
mod constraints;
mod customizations;
mod defaults;
mod docs;
mod enums;
mod examples;
mod features;
mod ignored;
mod large;
mod mistakes;
mod names;
mod operations;
mod reach;
mod recursion;
pub(crate) mod rules;
mod schema;
mod streams;
mod structures;
mod types;
mod unsupported;
mod violated;

use std::collections::BTreeSet;

use farrier_smithy::traits::{
    AwsService, Documentation, EndpointBdd, EndpointRuleSet, HttpPrefixHeaders, Title, Trait as _,
};
use farrier_smithy::{CheckedModel, Member, Shape, ShapeId, ShapeKind};

use crate::error::Error;
use crate::note::Note;
use crate::plan::{Home, Property, Type};
use crate::protocol::Protocol;
use crate::responses::Responses;
use crate::select::Selection;
use crate::text::without_invisible;
use crate::{pattern, plan};
pub use auth::{auth_schemes, is_auth_optional};
pub(crate) use budget::Budget;
use customizations::Customization;
pub use defaults::broken_default;
pub(crate) use ignored::Ignored;
pub use ignored::check_ignored_constraints;
use names::Names;
use reach::Reach;

/// What is known of the selected shapes before any of them is lowered.
pub(crate) struct Shapes<'m> {
    model: &'m CheckedModel,
    protocol: Protocol,
    /// What the service does differently from what its model says.
    custom: &'static Customization,
    auth: auth::Schemes,
    /// Who uses a shape, and in which direction.
    reach: Reach,
    names: Names,
    /// The members that hold their own holder.
    boxed: BTreeSet<ShapeId>,
    /// The structures and unions that have a constraint, or hold one that has.
    constrained: BTreeSet<ShapeId>,
    /// The constraints that aren't enforced.
    ignored: Ignored,
    /// The patterns met so far.
    patterns: pattern::Cache,
    /// The variants of enums that are defaults.
    variants: enums::Variants,
    /// What the plan may still take.
    budget: Budget,
}

/// Makes the plan of a client.
pub(crate) fn lower(
    model: &CheckedModel,
    selection: &Selection<'_>,
    protocol: Protocol,
    both_halves: bool,
    ignored: Ignored,
    responses: Responses,
    budget: Budget,
) -> Result<plan::Client, Error> {
    budget.foresee_errors(selection);
    budget.check(model)?;
    let closure = model.closure(&selection.operations);
    unsupported::refuse(model, &closure, protocol)?;
    unsupported::refuse_digest(model, selection)?;

    let reach = Reach::of(model, &selection.operations, both_halves);
    let names = Names::of(model, selection.service, &reach);
    let boxed = recursion::boxed(model, &closure);
    let constrained = checks::constrained(model, &closure);
    let custom = customizations::of(&selection.service);
    let patterns = pattern::Cache::default();
    let auth = auth::Schemes::of(selection);
    let shapes = Shapes {
        model,
        protocol,
        custom,
        auth,
        reach,
        names,
        boxed,
        constrained,
        ignored,
        patterns,
        variants: enums::Variants::default(),
        budget,
    };

    let mistakes = mistakes::find(&shapes, &selection.operations, &closure);
    let ignored_in_vain = ignored::without_effect(&shapes, &closure);
    let mut notes = unsupported::notes(model, selection);
    notes.extend(large::notes(model, &closure, &shapes.boxed));
    let endpoint_rules = endpoint_rules(selection, &mut notes);
    let has_rules = endpoint_rules.is_some();
    let operations = operations::lower(&shapes, selection, has_rules, &mut notes);
    let (types, errors) = lower_types(&shapes, &closure, &mut notes);
    shapes.budget.check(model)?;
    // What the members of a shape's users say of it is said once.
    let mut known = BTreeSet::new();
    notes.retain(|note| known.insert(note.clone()));
    let mut client = plan::Client {
        service: lower_service(&shapes, selection, responses, endpoint_rules),
        operations,
        types,
        errors,
        has_own_error: shapes.names.have("Error"),
        features: Vec::new(),
        notes,
        mistakes,
        ignored_in_vain,
    };
    client.features = features::needed(&client, &shapes.protocol, both_halves);
    Ok(client)
}

fn lower_service(
    shapes: &Shapes<'_>,
    selection: &Selection<'_>,
    responses: Responses,
    endpoint_rules: Option<plan::rules::EndpointRules>,
) -> plan::Service {
    let service = &selection.service;
    let traits = service.shape().traits();
    let aws = traits.get::<AwsService>();
    let sdk_id = aws.as_ref().map(|aws| Property::text("sdk_id", &*aws.sdk_id));
    let prefix = aws.and_then(|aws| aws.endpoint_prefix.or(aws.arn_namespace));
    let prefix = prefix.map(|prefix| Property::text("endpoint_prefix", prefix));
    let prefix = prefix.filter(|_| endpoint_rules.is_none());
    let title =
        traits.get::<Title>().map_or_else(|| service.id().name().to_owned(), |title| title.0);
    let optional_auth = shapes.auth.are_optional(selection, shapes.custom);
    plan::Service {
        id: service.id().to_string(),
        name: service.id().name().to_owned(),
        title: without_invisible(&title),
        version: service.version().to_owned(),
        docs: traits
            .get::<Documentation>()
            .map_or_else(String::new, |docs| crate::docs::to_markdown(&docs.0)),
        protocol: shapes.protocol.rust,
        protocol_id: shapes.protocol.id,
        has_regions: prefix.is_some() || endpoint_rules.is_some(),
        endpoint_rules,
        responses,
        identities: shapes.auth.identities(),
        optional_auth,
        properties: sdk_id
            .into_iter()
            .chain(prefix)
            .chain((responses == Responses::Lenient).then(|| Property::flag("lenient")))
            .chain(has_many_headers(shapes, selection).then(|| Property::flag("many_headers")))
            .chain(shapes.auth.of_service())
            .chain(optional_auth.then(|| Property::flag("optional_auth")))
            .chain((shapes.protocol.body.service)(service.shape()))
            .chain((shapes.custom.service)(service))
            .collect(),
    }
}

/// The rules of a service, if it has some that can be used.
fn endpoint_rules(
    selection: &Selection<'_>,
    notes: &mut Vec<Note>,
) -> Option<plan::rules::EndpointRules> {
    let traits = selection.service.shape().traits();
    match rules::of(traits.raw(EndpointRuleSet::ID), traits.raw(EndpointBdd::ID))? {
        Ok(rules) => Some(rules),
        Err(why) => {
            notes.push(Note::UnusedRules { service: selection.service.id().to_string(), why });
            None
        }
    }
}

/// True if a map travels in the headers of a response, so that there is no saying how many it has.
fn has_many_headers(shapes: &Shapes<'_>, selection: &Selection<'_>) -> bool {
    let is_map = |member: &Member| member.traits().has::<HttpPrefixHeaders>();
    let mut operations = selection.operations.iter();
    shapes.protocol.http_bindings
        && operations.any(|operation| operation.output().members().iter().any(is_map))
}

/// The types with files of their own, in the order of their names.
fn lower_types(
    shapes: &Shapes<'_>,
    closure: &[&Shape],
    notes: &mut Vec<Note>,
) -> (Vec<Type>, Vec<plan::Structure>) {
    let mut types = Vec::new();
    let mut errors = Vec::new();
    for named in shapes.names.in_order(closure) {
        match (named.path.home, named.shape.kind()) {
            (Home::Operation, _) => {}
            (Home::Errors, _) => errors.push(structures::lower(shapes, &named, notes)),
            (Home::Types, ShapeKind::Structure) => {
                types.push(Type::Structure(structures::lower(shapes, &named, notes)));
            }
            (Home::Types, ShapeKind::Union) => {
                types.push(Type::Union(structures::lower_union(shapes, &named, notes)));
            }
            (Home::Types, ShapeKind::Enum) => {
                types.push(Type::StringEnum(enums::strings(shapes, &named)));
            }
            (Home::Types, _) => types.push(Type::IntEnum(enums::integers(shapes, &named))),
        }
    }
    (types, errors)
}
