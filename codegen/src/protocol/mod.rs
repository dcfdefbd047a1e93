//! The table of the protocols that can be generated.

mod body;

use farrier_smithy::traits::{self, AwsQueryError};
use farrier_smithy::{CheckedModel, Service, Shape};

use crate::error::Error;
use crate::place;
use body::Body;

/// A Smithy protocol as the generator needs to know it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Protocol {
    /// The trait on the service.
    pub(crate) id: &'static str,
    /// The type in `farrier::protocol`.
    pub(crate) rust: &'static str,
    /// Whether HTTP binding traits count; else every member travels in the body.
    pub(crate) http_bindings: bool,
    /// Whether there are event streams.
    pub(crate) event_streams: bool,
    /// The features of the runtime without which the protocol isn't there.
    pub(crate) features: &'static [&'static str],
    /// Whether bodies can hold documents.
    pub(crate) documents: bool,
    /// Traits that change messages in ways that the runtime doesn't know.
    pub(crate) unsupported: &'static [&'static str],
    /// What schemas say of bodies.
    pub(crate) body: &'static Body,
    /// The name by which an error travels.
    pub(crate) error_code: fn(&Shape) -> String,
}

/// In the order of preference, where a service has several.
const PROTOCOLS: &[Protocol] = &[
    Protocol {
        id: "smithy.protocols#rpcv2Cbor",
        rust: "Rpcv2Cbor",
        http_bindings: false,
        event_streams: true,
        features: &["cbor"],
        documents: true,
        unsupported: &[],
        body: &body::RPC_V2,
        error_code: shape_name,
    },
    Protocol {
        id: "smithy.protocols#rpcv2Json",
        rust: "Rpcv2Json",
        http_bindings: false,
        event_streams: true,
        features: &[],
        documents: true,
        unsupported: &[],
        body: &body::RPC_V2,
        error_code: shape_name,
    },
    Protocol {
        id: "aws.protocols#awsJson1_0",
        rust: "AwsJson1_0",
        http_bindings: false,
        event_streams: true,
        features: &[],
        documents: true,
        unsupported: &[],
        body: &body::AWS_JSON,
        error_code: shape_name,
    },
    Protocol {
        id: "aws.protocols#awsJson1_1",
        rust: "AwsJson1_1",
        http_bindings: false,
        event_streams: true,
        features: &[],
        documents: true,
        unsupported: &[],
        body: &body::AWS_JSON,
        error_code: shape_name,
    },
    Protocol {
        id: "aws.protocols#restJson1",
        rust: "RestJson1",
        http_bindings: true,
        event_streams: true,
        features: &[],
        documents: true,
        unsupported: &[],
        body: &body::JSON_NAMES,
        error_code: shape_name,
    },
    Protocol {
        id: "alloy#simpleRestJson",
        rust: "RestJson1",
        http_bindings: true,
        event_streams: false,
        features: &[],
        documents: true,
        unsupported: &["alloy#discriminated", "alloy#jsonUnknown", "alloy#untagged"],
        body: &body::SIMPLE_JSON,
        error_code: shape_name,
    },
    Protocol {
        id: "aws.protocols#restXml",
        rust: "RestXml",
        http_bindings: true,
        event_streams: true,
        features: &["xml"],
        documents: false,
        unsupported: &[],
        body: &body::XML,
        error_code: shape_name,
    },
    Protocol {
        id: "aws.protocols#awsQuery",
        rust: "AwsQuery",
        http_bindings: false,
        event_streams: false,
        features: &["query"],
        documents: false,
        unsupported: &[],
        body: &body::FORM,
        error_code: query_error_code,
    },
    Protocol {
        id: "aws.protocols#ec2Query",
        rust: "Ec2Query",
        http_bindings: false,
        event_streams: false,
        features: &["query"],
        documents: false,
        unsupported: &[],
        body: &body::EC2_FORM,
        error_code: shape_name,
    },
];

/// The protocol of that name, or the best of those that a service speaks.
pub(crate) fn choose(
    model: &CheckedModel,
    service: &Service<'_>,
    wanted: Option<&str>,
) -> Result<Protocol, Error> {
    let declared = service.shape().traits();
    let mut supported = PROTOCOLS.iter().filter(|protocol| declared.contains(protocol.id));
    if let Some(wanted) = wanted {
        let found = supported.clone().find(|protocol| is_named(protocol.id, wanted));
        return found.copied().ok_or_else(|| not_there(model, service, wanted, supported));
    }
    supported.next().copied().ok_or_else(|| unsupported(model, service))
}

/// True for the whole id of a protocol's trait, and for its name alone.
fn is_named(id: &str, wanted: &str) -> bool {
    id == wanted || id.split_once('#').is_some_and(|(_, name)| name == wanted)
}

fn not_there<'p>(
    model: &CheckedModel,
    service: &Service<'_>,
    wanted: &str,
    supported: impl Iterator<Item = &'p Protocol>,
) -> Error {
    let names: Vec<_> =
        supported.map(|protocol| protocol.id.split('#').next_back().unwrap_or_default()).collect();
    let hint = match farrier_smithy::closest(wanted, names.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None if names.is_empty() => return unsupported(model, service),
        None => format!("there is: {}", names.join(", ")),
    };
    Error::Selection {
        message: format!("{} doesn't speak the protocol `{wanted}`", service.id()),
        hint: Some(hint),
    }
}

fn unsupported(model: &CheckedModel, service: &Service<'_>) -> Error {
    let spoken: Vec<_> = service
        .shape()
        .traits()
        .ids()
        .map(farrier_smithy::ShapeId::as_str)
        .filter(|id| traits::PROTOCOLS.contains(id))
        .collect();
    let what = match &spoken[..] {
        [] => "the service has no trait of a known protocol".to_owned(),
        spoken => format!("the service speaks only {}, which is not supported", spoken.join(", ")),
    };
    let supported: Vec<_> = PROTOCOLS.iter().map(|protocol| protocol.id).collect();
    Error::Unsupported {
        features: place::in_order(model, [(service.id().clone(), "", what)]),
        hint: format!(
            "give the service a trait of the protocol that it speaks: {}",
            supported.join(", ")
        ),
    }
}

/// The shape's own name, without the namespace.
fn shape_name(shape: &Shape) -> String {
    shape.id().name().to_owned()
}

/// `@awsQueryError`, else the shape's own name.
fn query_error_code(shape: &Shape) -> String {
    shape.traits().get::<AwsQueryError>().map_or_else(|| shape_name(shape), |error| error.code)
}

#[cfg(test)]
mod tests {
    use super::choose;
    use crate::error::Error;

    /// The protocol chosen for a service with these traits, or what the error says.
    fn chosen(traits: &[&str], wanted: Option<&str>) -> Result<&'static str, String> {
        let traits: Vec<_> = traits.iter().map(|id| format!(r#""{id}": {{}}"#)).collect();
        let text = format!(
            r#"{{"smithy": "2.0", "shapes": {{"a#S": {{"type": "service", "version": "1",
                "traits": {{ {} }} }} }} }}"#,
            traits.join(", ")
        );
        let source = farrier_smithy::Source::new("s.json", text);
        let model = farrier_smithy::load(&[source]).unwrap().check().unwrap();
        match choose(&model, &model.service("a#S").unwrap(), wanted) {
            Ok(protocol) => Ok(protocol.rust),
            Err(Error::Selection { message, hint }) => {
                Err(format!("{message}; {}", hint.unwrap_or_default()))
            }
            Err(error) => Err(error.to_string()),
        }
    }

    const BOTH: [&str; 2] = ["aws.protocols#awsQuery", "smithy.protocols#rpcv2Cbor"];

    #[test]
    fn the_best_of_several_is_chosen_unless_one_is_wanted() {
        assert_eq!(chosen(&BOTH, None), Ok("Rpcv2Cbor"));
        assert_eq!(chosen(&BOTH, Some("awsQuery")), Ok("AwsQuery"));
        assert_eq!(chosen(&BOTH, Some("aws.protocols#awsQuery")), Ok("AwsQuery"));
    }

    #[test]
    fn the_protocol_of_smithy4s_has_the_bindings_of_rest_json() {
        assert_eq!(chosen(&["alloy#simpleRestJson"], None), Ok("RestJson1"));
        assert_eq!(chosen(&["alloy#simpleRestJson"], Some("simpleRestJson")), Ok("RestJson1"));
    }

    #[test]
    fn a_protocol_that_is_not_spoken_is_refused_with_those_that_are() {
        assert_eq!(
            chosen(&BOTH, Some("awsQeury")),
            Err("a#S doesn't speak the protocol `awsQeury`; did you mean `awsQuery`?".to_owned())
        );
        assert_eq!(
            chosen(&BOTH, Some("restJson1")),
            Err("a#S doesn't speak the protocol `restJson1`; there is: rpcv2Cbor, awsQuery"
                .to_owned())
        );
        for wanted in [None, Some("restJson1")] {
            let error = chosen(&["example#own"], wanted).unwrap_err();
            assert!(error.starts_with("no client can be generated"), "{error}");
            let place = "- s.json:1:30: a#S: the service has no trait of a known protocol\n";
            assert!(error.contains(place), "{error}");
            assert!(error.contains("hint: give the service a trait of the protocol"), "{error}");
        }
    }
}
