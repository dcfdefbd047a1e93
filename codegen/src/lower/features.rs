//! The features of the runtime that a client needs, so that users compile no others.

use super::behavior;
use crate::pattern::Compiled;
use crate::plan::{Check, Client, Field, Identity, RustType, Structure, Type};
use crate::protocol::Protocol;

/// The features, sorted.
pub(super) fn needed(client: &Client, protocol: &Protocol, both_halves: bool) -> Vec<&'static str> {
    let mut features = protocol.features.to_vec();
    let mut fields: Vec<&Field> = Vec::new();
    let own = client.operations.iter().flat_map(|operation| &operation.shapes);
    fields.extend(own.chain(&client.errors).flat_map(|structure: &Structure| &structure.fields));
    for ty in &client.types {
        match ty {
            Type::Structure(structure) => fields.extend(&structure.fields),
            Type::Union(union) => fields.extend(&union.variants),
            Type::StringEnum(_) | Type::IntEnum(_) => {}
        }
    }
    for field in fields {
        if matches!(field.ty, RustType::EventStream(_)) {
            features.push("event-stream");
        }
        if has_document(&field.ty) {
            features.push("document");
        }
        patterns(&field.checks, &mut features);
    }
    let properties = client.operations.iter().flat_map(|operation| &operation.properties);
    features.extend(properties.filter_map(behavior::feature));
    if client.service.identities.contains(&Identity::Credentials) {
        features.push("sigv4");
    }
    if client.service.endpoint_rules.is_some() {
        features.push("endpoint-rules");
    }
    if both_halves {
        features.push("mock");
    }
    features.sort_unstable();
    features.dedup();
    features
}

fn has_document(ty: &RustType) -> bool {
    match ty {
        RustType::Document => true,
        RustType::Option(inner) | RustType::Box(inner) | RustType::List(inner) => {
            has_document(inner)
        }
        RustType::Map(_, value) => has_document(value),
        _ => false,
    }
}

fn patterns(checks: &[Check], features: &mut Vec<&'static str>) {
    for check in checks {
        match check {
            Check::Pattern(pattern) => match pattern.engine {
                Compiled::Linear { .. } => features.push("pattern"),
                Compiled::Backtracking { .. } => features.push("pattern-lookaround"),
                Compiled::Invalid { .. } => {}
            },
            Check::Items(inner)
            | Check::Keys(inner)
            | Check::Values(inner)
            | Check::ValuesOfSecretKeys(inner) => {
                patterns(inner, features);
            }
            _ => {}
        }
    }
}
