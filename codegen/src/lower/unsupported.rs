//! What the generator doesn't do yet: refused where a client would not work, told where it would.

use smithy::traits::{
    Endpoint, HttpBearerAuth, HttpChecksumRequired, RequestCompression, Sigv4, Streaming,
};
use smithy::{CheckedModel, Operation, Shape, ShapeKind};

use crate::Error;
use crate::protocol::Protocol;
use crate::select::Selection;

/// Fails if the selection needs what a client can't do without.
pub(super) fn refuse(
    selection: &Selection<'_>,
    closure: &[&Shape],
    protocol: Protocol,
) -> Result<(), Error> {
    let mut refused = Vec::new();
    for operation in &selection.operations {
        let traits = operation.shape().traits();
        if traits.has::<Endpoint>() {
            refused.push(format!("{}: a host prefix (@endpoint)", operation.id()));
        }
        if traits.has::<HttpChecksumRequired>() {
            refused.push(format!(
                "{}: a checksum of requests (@httpChecksumRequired)",
                operation.id()
            ));
        }
    }
    for shape in closure {
        if !shape.traits().has::<Streaming>() {
            continue;
        }
        let (what, supported) = match shape.kind() {
            ShapeKind::Union => ("an event stream", protocol.event_streams),
            _ => ("a streamed body", protocol.http_bindings),
        };
        if !supported {
            let name = protocol.rust;
            refused.push(format!("{}: {what} in {name} (@streaming)", shape.id()));
        }
    }
    refused.sort();
    refused.dedup();
    if refused.is_empty() { Ok(()) } else { Err(Error::Unsupported(refused)) }
}

/// What a client works without, to be told.
pub(super) fn notes(model: &CheckedModel, selection: &Selection<'_>) -> Vec<String> {
    let mut notes = Vec::new();
    let service = &selection.service;
    let auth = service.shape().traits();
    if auth.has::<Sigv4>() || auth.has::<HttpBearerAuth>() {
        notes.push(format!(
            "{}: requests are not signed and carry no credentials but those that members hold",
            service.id(),
        ));
    }
    for operation in &selection.operations {
        let traits = operation.shape().traits();
        if traits.has::<RequestCompression>() {
            notes.push(format!(
                "{}: requests are sent uncompressed (@requestCompression)",
                operation.id()
            ));
        }
        if sends_events(model, operation) {
            notes.push(format!("{}: events are sent unsigned", operation.id()));
        }
        if traits.contains("aws.protocols#httpChecksum") {
            notes.push(format!(
                "{}: no checksums are sent or verified (aws.protocols#httpChecksum)",
                operation.id()
            ));
        }
    }
    notes
}

/// True if an operation takes a stream of events.
fn sends_events(model: &CheckedModel, operation: &Operation<'_>) -> bool {
    let targets = operation.input().members().iter().map(|member| model.target(member));
    let mut streams = targets.filter(|target| target.traits().has::<Streaming>());
    streams.any(|stream| stream.kind() == ShapeKind::Union)
}
