//! What the generator doesn't do yet: refused where a client would not work, told where it would.

use smithy::traits::{HttpBearerAuth, Sigv4, Streaming};
use smithy::{CheckedModel, Member, Shape, ShapeKind};

use super::behavior;
use crate::Error;
use crate::protocol::Protocol;
use crate::select::Selection;

/// Fails if the selection needs what a client can't do without.
pub(super) fn refuse(
    model: &CheckedModel,
    closure: &[&Shape],
    protocol: Protocol,
) -> Result<(), Error> {
    let mut refused = Vec::new();
    for shape in closure {
        if !protocol.documents {
            let document = |member: &&Member| model.target(member).kind() == ShapeKind::Document;
            refused.extend(shape.members().iter().filter(document).map(|member| {
                format!("{}: a document, which {} hasn't", member.id(), protocol.id)
            }));
        }
        if !shape.traits().has::<Streaming>() {
            continue;
        }
        if shape.kind() == ShapeKind::Union {
            refused.push(format!("{}: an event stream (@streaming)", shape.id()));
        } else if !protocol.http_bindings {
            let name = protocol.rust;
            refused.push(format!("{}: a streamed body in {name} (@streaming)", shape.id()));
        }
    }
    refused.sort();
    refused.dedup();
    if refused.is_empty() { Ok(()) } else { Err(Error::Unsupported(refused)) }
}

/// What a client works without, to be told.
pub(super) fn notes(selection: &Selection<'_>) -> Vec<String> {
    let mut notes = Vec::new();
    let service = &selection.service;
    let auth = service.shape().traits();
    if auth.has::<Sigv4>() || auth.has::<HttpBearerAuth>() {
        notes.push(format!(
            "{}: requests are not signed and carry no credentials but those that members hold",
            service.id(),
        ));
    }
    notes.extend(selection.operations.iter().flat_map(behavior::notes));
    notes
}
