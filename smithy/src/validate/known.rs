//! Ids of traits that nearly are those of known traits: without a check, a slip of the pen such as
//! `smithy.api#lenght` would turn a constraint off in silence. Any other unknown trait is kept, such as those of
//! other namespaces than Smithy's and AWS's, and later versions of protocols (`awsJson1_2`).

use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::site::sites;
use crate::model::graph::Graph;
use crate::report::Report;
use crate::suggest::Suggester;

/// The traits of the namespaces that models write by hand most often.
const NAMESPACES: &[(&str, &[&str])] = &[
    ("smithy.api", PRELUDE),
    (
        "aws.protocols",
        &[
            "awsJson1_0",
            "awsJson1_1",
            "awsQuery",
            "awsQueryCompatible",
            "awsQueryError",
            "ec2Query",
            "ec2QueryName",
            "httpChecksum",
            "restJson1",
            "restXml",
        ],
    ),
    ("smithy.protocols", &["rpcv2Cbor", "rpcv2Json"]),
    ("aws.auth", &["cognitoUserPools", "sigv4", "sigv4a", "unsignedPayload"]),
    ("smithy.waiters", &["waitable"]),
];

/// The traits that [the prelude](https://smithy.io/2.0/trait-index.html) defines.
#[rustfmt::skip]
const PRELUDE: &[&str] = &[
    "addedDefault", "auth", "authDefinition", "box", "clientOptional", "cors", "default", "deprecated",
    "documentation", "endpoint", "enum", "enumValue", "error", "eventHeader", "eventPayload", "examples",
    "externalDocumentation", "hostLabel", "http", "httpApiKeyAuth", "httpBasicAuth", "httpBearerAuth",
    "httpChecksumRequired", "httpDigestAuth", "httpError", "httpHeader", "httpLabel", "httpPayload",
    "httpPrefixHeaders", "httpQuery", "httpQueryParams", "httpResponseCode", "idempotencyToken",
    "idempotent", "idRef", "input", "internal", "jsonName", "length", "mediaType", "mixin",
    "nestedProperties", "noReplace", "notProperty", "optionalAuth", "output", "paginated", "pattern",
    "private", "property", "protocolDefinition", "range", "readonly", "recommended", "references",
    "requestCompression", "required", "requiresLength", "resourceIdentifier", "retryable", "sensitive",
    "since", "sparse", "streaming", "suppress", "tags", "timestampFormat", "title", "trait",
    "traitValidators", "uniqueItems", "unitType", "unstable", "xmlAttribute", "xmlFlattened", "xmlName",
    "xmlNamespace",
];

/// Checks the traits of each shape and member.
pub(crate) fn check(graph: &Graph, report: &mut Report) {
    let suggester = Suggester::new();
    // Models apply few traits many times.
    let mut meant: HashMap<&str, Option<&str>, RandomState> = HashMap::default();
    for site in sites(graph) {
        for (id, json) in site.traits().entries() {
            let near = *meant.entry(id.as_str()).or_insert_with(|| {
                let is_official = ["smithy.", "aws."].iter().any(|it| id.as_str().starts_with(it));
                if !is_official
                    || is_known(id.namespace(), id.name())
                    || graph.get(id.as_str()).is_some()
                {
                    return None;
                }
                let near = suggester.nearest(id.as_str(), known().iter().map(String::as_str));
                near.filter(|near| !differ_in_digits(id.as_str(), near))
            });
            let Some(near) = near else { continue };
            let message = format!("there is no trait `{id}`");
            let place = json.name_place(id.as_str());
            report.fault(&place, site, message, format!("did you mean `{near}`?"));
        }
    }
}

/// Returns true if two ids have other digits and are equal apart from that, as versions of one protocol are.
fn differ_in_digits(id: &str, other: &str) -> bool {
    let is_like = |(a, b): (u8, u8)| a == b || (a.is_ascii_digit() && b.is_ascii_digit());
    id.len() == other.len() && id.bytes().zip(other.bytes()).all(is_like)
}

fn is_known(namespace: &str, name: &str) -> bool {
    NAMESPACES.iter().any(|(known, names)| *known == namespace && names.contains(&name))
}

/// The ids of all known traits.
fn known() -> &'static [String] {
    static KNOWN: std::sync::OnceLock<Vec<String>> = std::sync::OnceLock::new();
    KNOWN.get_or_init(|| {
        let ids = NAMESPACES.iter().flat_map(|(namespace, names)| {
            names.iter().map(move |name| format!("{namespace}#{name}"))
        });
        ids.collect()
    })
}
