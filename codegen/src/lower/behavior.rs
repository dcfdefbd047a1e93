//! The properties of an operation's messages besides their content: host prefixes, checksums and compression,
//! in the form of the runtime's schemas.

use farrier_smithy::Operation;
use farrier_smithy::traits::{Endpoint, HttpChecksum, HttpChecksumRequired, RequestCompression};

use crate::note::Note;
use crate::plan::{Argument, Property};

/// The one encoding that requests can have.
const GZIP: &str = "gzip";

/// The algorithms that can be computed, with their names in the runtime.
const ALGORITHMS: [(&str, &str); 5] = [
    ("CRC64NVME", "Crc64Nvme"),
    ("CRC32C", "Crc32c"),
    ("CRC32", "Crc32"),
    ("SHA1", "Sha1"),
    ("SHA256", "Sha256"),
];

/// What the schema of an operation says of all that.
pub(super) fn properties(operation: &Operation<'_>) -> Vec<Property> {
    let traits = operation.shape().traits();
    let prefix = traits.get::<Endpoint>();
    let mut properties: Vec<_> = prefix
        .map(|endpoint| Property::text("host_prefix", endpoint.host_prefix))
        .into_iter()
        .collect();
    properties.extend(checksums(operation));
    let compression = traits.get::<RequestCompression>();
    let gzip = compression.is_some_and(|compression| has_gzip(&compression.encodings));
    properties.extend(gzip.then(|| Property::flag("gzip")));
    properties
}

/// `aws.protocols#httpChecksum` supersedes `@httpChecksumRequired`, and says the same where it
/// requires a checksum and names no member that chooses the algorithm.
fn checksums(operation: &Operation<'_>) -> Vec<Property> {
    let traits = operation.shape().traits();
    let Some(checksum) = traits.get::<HttpChecksum>() else {
        let required = traits.has::<HttpChecksumRequired>();
        return required.then(|| Property::flag("content_md5")).into_iter().collect();
    };
    let mut properties = Vec::new();
    let required = checksum.request_checksum_required;
    match checksum.request_algorithm_member {
        Some(member) => {
            properties.push(Property::text("checksum_by", member));
            properties.extend(required.then(|| Property::flag("checksum_required")));
        }
        None => properties.extend(required.then(|| Property::flag("content_md5"))),
    }
    let listed =
        |(name, _): &(&str, &str)| checksum.response_algorithms.iter().any(|listed| listed == name);
    properties.extend(ALGORITHMS.iter().filter(|algorithm| listed(algorithm)).map(
        |(_, variant)| Property {
            name: "response_checksum",
            arguments: vec![Argument::Variant("ChecksumAlgorithm", variant)],
        },
    ));
    properties
}

/// True if gzip is among the encodings, whose names are case-insensitive.
fn has_gzip(encodings: &[String]) -> bool {
    encodings.iter().any(|name| name.eq_ignore_ascii_case(GZIP))
}

/// What a client works without, to be told.
pub(super) fn notes(operation: &Operation<'_>) -> Vec<Note> {
    let traits = operation.shape().traits();
    let mut notes = Vec::new();
    if let Some(RequestCompression { encodings, .. }) = traits.get()
        && !has_gzip(&encodings)
    {
        notes.push(Note::Uncompressed { operation: operation.id().to_string() });
    }
    let algorithms = traits.get::<HttpChecksum>().map(|checksum| checksum.response_algorithms);
    for name in algorithms.iter().flatten() {
        if !ALGORITHMS.iter().any(|(known, _)| known == name) {
            notes.push(Note::UnverifiedChecksum {
                operation: operation.id().to_string(),
                algorithm: name.clone(),
            });
        }
    }
    notes
}

/// The feature of the runtime that a property of an operation needs.
pub(super) fn feature(property: &Property) -> Option<&'static str> {
    match property.name {
        "checksum_by" | "response_checksum" | "tree_hash" => Some("checksum"),
        "content_md5" => Some("md5"),
        "gzip" => Some("compression"),
        _ => None,
    }
}
