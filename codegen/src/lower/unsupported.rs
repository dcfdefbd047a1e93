//! The parts of models that the generator doesn't support. They are errors if a client wouldn't work
//! without them, and notes otherwise.

use farrier_smithy::traits::{HttpDigestAuth, Streaming, Trait};
use farrier_smithy::{CheckedModel, Operation, Shape, ShapeId, ShapeKind};

use super::{auth, behavior};
use crate::error::Error;
use crate::note::Note;
use crate::place;
use crate::protocol::Protocol;
use crate::report;
use crate::select::Selection;

/// Fails if the selection needs what a client can't do without.
pub(super) fn refuse(
    model: &CheckedModel,
    closure: &[&Shape],
    protocol: Protocol,
) -> Result<(), Error> {
    let mut refused: Vec<(ShapeId, &str, String)> = Vec::new();
    for shape in closure {
        // By the member, for the document that most mean is the prelude's.
        let documents = shape.members().iter().filter(|member| {
            !protocol.documents && model.target(member).kind() == ShapeKind::Document
        });
        let id = protocol.id;
        refused.extend(documents.map(|it| (it.id(), "", format!("a document, which {id} hasn't"))));
        for unsupported in protocol.unsupported {
            let members = shape.members().iter().filter(|it| it.traits().contains(unsupported));
            let members = members.map(farrier_smithy::Member::id);
            let own = shape.traits().contains(unsupported).then(|| shape.id().clone());
            let owners = own.into_iter().chain(members);
            let what = format!("a message changed by {unsupported}");
            refused.extend(owners.map(|owner| (owner, *unsupported, what.clone())));
        }
        if !shape.traits().has::<Streaming>() {
            continue;
        }
        let (what, supported) = match shape.kind() {
            ShapeKind::Union => ("an event stream", protocol.event_streams),
            _ => ("a streamed body", protocol.http_bindings),
        };
        if !supported {
            let what = format!("{what} in {} (@streaming)", protocol.rust);
            refused.push((shape.id().clone(), Streaming::ID, what));
        }
    }
    let features = place::in_order(model, refused);
    if features.is_empty() {
        return Ok(());
    }
    let hint = "name the operations that you need: only what they use must be supported".to_owned();
    Err(Error::Unsupported { features, hint })
}

/// Fails if an operation takes nothing but digest authentication, so that every call would be refused.
pub(super) fn refuse_digest(model: &CheckedModel, selection: &Selection<'_>) -> Result<(), Error> {
    let service = &selection.service;
    if !service.shape().traits().has::<HttpDigestAuth>() {
        return Ok(());
    }
    let takes_digest_alone = |operation: &&Operation<'_>| {
        !auth::is_auth_optional(service, operation) && auth::takes_digest_alone(service, operation)
    };
    let operations = selection.operations.iter().filter(takes_digest_alone);
    let what = "digest authentication alone (@httpDigestAuth)";
    let refused = operations.map(|it| (it.id().clone(), "", what.to_owned()));
    let features = place::in_order(model, refused);
    if features.is_empty() {
        return Ok(());
    }
    let hint = "use a scheme that the service offers as well, such as `@httpBearerAuth` or `@httpBasicAuth` over \
                HTTPS; or take `@httpDigestAuth` out of the model and answer the challenge in a `.layer(…)` of the client"
        .to_owned();
    Err(Error::Unsupported { features, hint })
}

/// What a client works without, to be told.
pub(super) fn notes(model: &CheckedModel, selection: &Selection<'_>) -> Vec<Note> {
    let mut notes = Vec::new();
    let service = &selection.service;
    let ids = service.shape().traits().ids().map(ToString::to_string);
    let mut schemes: Vec<_> = ids.filter(|id| report::is_unknown_scheme(id)).collect();
    if !schemes.is_empty() {
        schemes.sort();
        notes.push(Note::Unsigned { service: service.id().to_string(), schemes });
    }
    notes.extend(selection.operations.iter().flat_map(behavior::notes));
    let streaming = selection.operations.iter().filter(|operation| sends_events(model, operation));
    notes.extend(streaming.map(|it| Note::PlainEvents { operation: it.id().to_string() }));
    notes
}

/// True if an operation takes a stream of events.
fn sends_events(model: &CheckedModel, operation: &Operation<'_>) -> bool {
    let targets = operation.input().members().iter().map(|member| model.target(member));
    let mut streams = targets.filter(|target| target.traits().has::<Streaming>());
    streams.any(|stream| stream.kind() == ShapeKind::Union)
}
