//! No input of a published model is invalid, or sends what nobody set, before anybody touches it.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::Path;
use std::{env, fs};

use farrier_smithy::traits::{Default as DefaultTrait, Length, Node, Range};
use farrier_smithy::{CheckedModel, Member, Shape, ShapeKind, Source};

use crate::lower::{Budget, Ignored, lower};
use crate::plan::{Client, Field, Literal, Presence, Structure, Type};
use crate::protocol;
use crate::responses::Responses;
use crate::select::Selection;

/// What the models say, and what became of it.
#[derive(Debug, Default)]
struct Counts {
    /// Defaults that break their own range or length.
    broken: usize,
    /// Those of them that a client has.
    broken_in_clients: usize,
    /// Members with a default, at the top of inputs without `@input` that are nothing but inputs.
    untouched: usize,
    /// Those of them that a client sends though nobody set them.
    untouched_in_clients: usize,
}

/// The default of a member, if it breaks the range or length that counts for it.
fn breaks_its_own(model: &CheckedModel, member: &Member) -> bool {
    let Some(DefaultTrait(value)) = member.traits().get() else { return false };
    let range = model.trait_of::<Range>(member);
    let length = model.trait_of::<Length>(member).and_then(|length| length.min);
    match (value, range, length) {
        (Node::Number(number), Some(range), _) => {
            range.min.is_some_and(|min| number < min) || range.max.is_some_and(|max| number > max)
        }
        (Node::String(text), _, Some(min)) => text.is_empty() && min > 0,
        (Node::Array(_) | Node::Object(_), _, Some(min)) => min > 0,
        _ => false,
    }
}

/// The members of the structures that serve as inputs alone, without saying so, and that have a default.
fn untouched(model: &CheckedModel) -> BTreeSet<String> {
    let is_default = |member: &&Member| {
        let default = member.traits().get::<DefaultTrait>();
        default.is_some_and(|DefaultTrait(value)| value != Node::Null)
            && model.target(member).kind() != ShapeKind::Blob
    };
    let is_target = |id: &str| {
        let mut members = model.shapes().flat_map(Shape::members);
        members.any(|member| member.target_id().as_str() == id)
    };
    let mut found = BTreeSet::new();
    for service in model.services() {
        let operations = service.operations();
        for input in operations.iter().map(farrier_smithy::Operation::input) {
            let members: Vec<_> = input.members().iter().filter(is_default).collect();
            let is_output = || operations.iter().any(|it| it.output().id() == input.id());
            if !members.is_empty()
                && !input.traits().contains("smithy.api#input")
                && !is_output()
                && !is_target(input.id().as_str())
            {
                found.extend(members.iter().map(|member| member.id().to_string()));
            }
        }
    }
    found
}

/// All structures of a client.
fn structures(client: &Client) -> impl Iterator<Item = &Structure> {
    let types = client.types.iter().filter_map(|ty| match ty {
        Type::Structure(structure) => Some(structure),
        _ => None,
    });
    client.operations.iter().flat_map(|it| &it.shapes).chain(types)
}

fn has_default(field: &Field) -> bool {
    !matches!(
        field.presence,
        Presence::Default(Literal::EmptyStream) | Presence::Optional | Presence::Required
    )
}

fn count(path: &Path, counts: &mut Counts) {
    let source = Source::new(path.display().to_string(), fs::read_to_string(path).unwrap());
    let model = farrier_smithy::load(&[source]).unwrap().check().unwrap();
    let members = model.shapes().filter(|it| it.kind() == ShapeKind::Structure);
    let members = members.flat_map(Shape::members).filter(|member| breaks_its_own(&model, member));
    let broken: BTreeSet<_> = members.map(|member| member.id().to_string()).collect();
    let untouched = untouched(&model);
    counts.broken += broken.len();
    counts.untouched += untouched.len();
    if broken.is_empty() && untouched.is_empty() {
        return;
    }
    for service in model.services() {
        let selection = Selection { service, operations: service.operations() };
        let protocol = protocol::choose(&model, &service, None).unwrap();
        let ignored = Ignored::of(&model, &service, &[]).unwrap();
        let (responses, budget) = (Responses::Strict, Budget::of(usize::MAX / 100));
        let client =
            lower(&model, &selection, protocol, false, ignored, responses, budget).unwrap();
        for structure in structures(&client) {
            for field in structure.fields.iter().filter(|field| has_default(field)) {
                let id = format!("{}${}", structure.id, field.schema.name);
                counts.broken_in_clients += usize::from(broken.contains(&id));
                counts.untouched_in_clients += usize::from(untouched.contains(&id));
            }
        }
    }
}

#[test]
fn untouched_inputs_of_published_models_are_valid_and_send_nothing() {
    let Some(folder) = env::var_os("SMITHY_AWS_MODELS") else {
        let _ = writeln!(std::io::stderr(), "skipped: SMITHY_AWS_MODELS doesn't name a folder");
        return;
    };
    let mut counts = Counts::default();
    for file in fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "json") {
            count(&path, &mut counts);
        }
    }
    let _ = writeln!(std::io::stderr(), "{counts:?}");
    assert!(counts.broken > 0 && counts.untouched > 0, "the models have none: {counts:?}");
    assert_eq!((counts.broken_in_clients, counts.untouched_in_clients), (0, 0), "{counts:?}");
}
