//! The protocols that can be generated, one line each.

use smithy::traits::{self, JsonName};
use smithy::{Member, Service, Shape};

use crate::Error;

/// A Smithy protocol as the generator needs to know it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Protocol {
    /// The trait on the service.
    pub(crate) id: &'static str,
    /// The type in `runtime::protocol`.
    pub(crate) rust: &'static str,
    /// Whether HTTP binding traits count; else every member travels in the body.
    pub(crate) http_bindings: bool,
    /// The name of a member in a body.
    pub(crate) wire_name: fn(&Member) -> String,
    /// The name by which an error travels.
    pub(crate) error_code: fn(&Shape) -> String,
}

/// In the order of preference, where a service has several.
const PROTOCOLS: &[Protocol] = &[Protocol {
    id: "aws.protocols#restJson1",
    rust: "RestJson1",
    http_bindings: true,
    wire_name: json_name,
    error_code: shape_name,
}];

/// The best of the protocols that a service speaks.
pub(crate) fn choose(service: &Service<'_>) -> Result<Protocol, Error> {
    let declared = service.shape().traits();
    if let Some(protocol) = PROTOCOLS.iter().find(|protocol| declared.contains(protocol.id)) {
        return Ok(*protocol);
    }
    let spoken: Vec<_> = declared
        .ids()
        .map(smithy::ShapeId::as_str)
        .filter(|id| traits::PROTOCOLS.contains(id))
        .collect();
    let spoken = if spoken.is_empty() { "no protocol".to_owned() } else { spoken.join(", ") };
    let supported: Vec<_> = PROTOCOLS.iter().map(|protocol| protocol.id).collect();
    Err(Error::Unsupported(vec![format!(
        "{} speaks {spoken}; supported is {}",
        service.id(),
        supported.join(", "),
    )]))
}

/// `@jsonName`, else the member's own name.
fn json_name(member: &Member) -> String {
    member.traits().get::<JsonName>().map_or_else(|| member.name().to_owned(), |name| name.0)
}

/// The shape's own name, without the namespace.
fn shape_name(shape: &Shape) -> String {
    shape.id().name().to_owned()
}
