//! The official test cases of a model (smithy.io, HTTP protocol compliance tests, and event stream
//! tests): which there are for clients, and what they stand on. Knows nothing of Rust code.

use farrier_smithy::{CheckedModel, Shape, ShapeKind};
use serde::Deserialize;
use serde_json::value::RawValue;

/// What a case is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// A request that an operation sends.
    Request,
    /// A response from which an output is read.
    Response,
    /// A response from which an error is read.
    Error,
    /// The events of a stream.
    Event,
}

/// The traits that hold cases. `httpMalformedRequestTests` are for servers only.
const TRAITS: [&str; 3] = [
    "smithy.test#httpRequestTests",
    "smithy.test#httpResponseTests",
    "smithy.test#eventStreamTests",
];

/// One case, for clients.
#[derive(Debug, Clone)]
pub(crate) struct Case {
    /// Its name, unique for its trait.
    pub(crate) id: String,
    /// The trait of the protocol that is tested.
    pub(crate) protocol: String,
    pub(crate) kind: Kind,
    /// The operation or error that the case stands on.
    pub(crate) shape: String,
    /// The whole case, as the model writes it.
    pub(crate) json: String,
}

/// What every case says of itself.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Head {
    id: String,
    protocol: String,
    applies_to: Option<String>,
}

/// The cases for clients, in the model's order.
///
/// # Errors
/// If a trait doesn't hold cases.
pub(crate) fn of(model: &CheckedModel) -> Result<Vec<Case>, String> {
    let mut cases = Vec::new();
    for shape in model.shapes() {
        for id in TRAITS {
            if let Some(json) = shape.traits().raw(id) {
                let found = of_trait(shape, id, json);
                cases.extend(found.map_err(|error| format!("{}, {id}: {error}", shape.id()))?);
            }
        }
    }
    Ok(cases)
}

fn of_trait(shape: &Shape, id: &str, json: &str) -> Result<Vec<Case>, serde_json::Error> {
    let kind = match id {
        "smithy.test#httpRequestTests" => Kind::Request,
        "smithy.test#eventStreamTests" => Kind::Event,
        _ if shape.kind() == ShapeKind::Operation => Kind::Response,
        _ => Kind::Error,
    };
    let mut cases = Vec::new();
    for case in serde_json::from_str::<Vec<&RawValue>>(json)? {
        let head: Head = serde_json::from_str(case.get())?;
        if head.applies_to.as_deref() != Some("server") {
            cases.push(Case {
                id: head.id,
                protocol: head.protocol,
                kind,
                shape: shape.id().to_string(),
                json: case.get().to_owned(),
            });
        }
    }
    Ok(cases)
}
