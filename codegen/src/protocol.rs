//! The protocols that can be generated, one line each.

use smithy::traits::JsonName;
use smithy::{Member, Service};

use crate::Error;

/// A Smithy protocol as the generator needs to know it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Protocol {
    /// The trait on the service.
    pub(crate) id: &'static str,
    /// The type in `runtime::protocol`.
    pub(crate) rust: &'static str,
    /// The name of a member in a body.
    pub(crate) wire_name: fn(&Member) -> String,
}

/// In the order of preference, where a service has several.
const PROTOCOLS: &[Protocol] =
    &[Protocol { id: "aws.protocols#restJson1", rust: "RestJson1", wire_name: json_name }];

/// Traits that name protocols of Smithy's and AWS's, to tell what a service speaks instead.
const KNOWN_PREFIXES: [&str; 2] = ["aws.protocols#", "smithy.protocols#"];

/// The best of the protocols that a service speaks.
pub(crate) fn choose(service: &Service<'_>) -> Result<Protocol, Error> {
    let traits = service.shape().traits();
    if let Some(protocol) = PROTOCOLS.iter().find(|protocol| traits.contains(protocol.id)) {
        return Ok(*protocol);
    }
    let spoken: Vec<_> = traits
        .ids()
        .map(smithy::ShapeId::as_str)
        .filter(|id| KNOWN_PREFIXES.iter().any(|prefix| id.starts_with(prefix)))
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
