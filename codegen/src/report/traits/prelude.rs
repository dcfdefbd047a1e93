//! The traits of the namespace `smithy.api`
//! ([smithy.io, trait index](https://smithy.io/2.0/trait-index.html)).

use super::{For, TraitRule, approximated, binding, honoured, in_bodies, irrelevant, unsupported};

/// What the remarks have in common.
const FOR_MODELS: &str = "for those who write and check models";
const FOR_READERS: &str = "for readers of documentation; none is made of it";
const FOR_RESOURCES: &str = "about resources, of which clients have the operations only";
const NO_RETRIES: &str = "calls are not retried, so it makes no difference";

/// All but those of messages.
pub(super) const RULES: &[TraitRule] = &[
    irrelevant("smithy.api#addedDefault", "a default counts, whenever it came"),
    approximated("smithy.api#auth", "schemes that the client hasn't are passed over"),
    irrelevant("smithy.api#authDefinition", FOR_MODELS),
    honoured("smithy.api#box"),
    honoured("smithy.api#clientOptional"),
    irrelevant("smithy.api#cors", "for servers that browsers call"),
    honoured("smithy.api#default"),
    approximated(
        "smithy.api#deprecated",
        "an attribute of operations; types, members and values say so in their documentation",
    ),
    honoured("smithy.api#documentation"),
    unsupported("smithy.api#enum", "no names can be made of its values, so the string stays one"),
    honoured("smithy.api#enumValue"),
    approximated("smithy.api#error", "whose fault an error is, is not told"),
    irrelevant(
        "smithy.api#examples",
        "constraints that refuse them are mistakes of the model; no documentation is made of them",
    ),
    irrelevant("smithy.api#externalDocumentation", FOR_READERS),
    honoured("smithy.api#httpApiKeyAuth"),
    honoured("smithy.api#httpBasicAuth"),
    honoured("smithy.api#httpBearerAuth"),
    approximated(
        "smithy.api#httpDigestAuth",
        "refused where an operation takes nothing else; requests are not authenticated so",
    ),
    approximated(
        "smithy.api#httpError",
        "said in the documentation; errors are told apart by their codes",
    ),
    honoured("smithy.api#idempotencyToken"),
    irrelevant("smithy.api#idempotent", NO_RETRIES),
    irrelevant("smithy.api#idRef", FOR_MODELS),
    irrelevant(
        "smithy.api#input",
        "structures that serve as inputs alone are treated so, with or without it",
    ),
    approximated("smithy.api#internal", "values of enums are not named; the rest is as usual"),
    honoured("smithy.api#length"),
    honoured("smithy.api#mixin"),
    irrelevant("smithy.api#nestedProperties", FOR_RESOURCES),
    irrelevant("smithy.api#noReplace", FOR_RESOURCES),
    irrelevant("smithy.api#notProperty", FOR_RESOURCES),
    honoured("smithy.api#optionalAuth"),
    irrelevant("smithy.api#output", "operations tell which structures are outputs"),
    unsupported("smithy.api#paginated", "there are no paginators: pass the token on yourself"),
    honoured("smithy.api#pattern"),
    irrelevant("smithy.api#private", FOR_MODELS),
    irrelevant("smithy.api#property", FOR_RESOURCES),
    irrelevant("smithy.api#protocolDefinition", FOR_MODELS),
    honoured("smithy.api#range"),
    irrelevant("smithy.api#readonly", NO_RETRIES),
    irrelevant("smithy.api#recommended", FOR_MODELS),
    irrelevant("smithy.api#references", FOR_RESOURCES),
    honoured("smithy.api#required"),
    irrelevant("smithy.api#resourceIdentifier", FOR_RESOURCES),
    unsupported("smithy.api#retryable", "calls are not retried"),
    honoured("smithy.api#sensitive"),
    irrelevant("smithy.api#since", FOR_READERS),
    honoured("smithy.api#sparse"),
    irrelevant("smithy.api#suppress", FOR_MODELS),
    irrelevant("smithy.api#tags", FOR_MODELS),
    honoured("smithy.api#title"),
    irrelevant("smithy.api#trait", FOR_MODELS),
    irrelevant("smithy.api#traitValidators", FOR_MODELS),
    honoured("smithy.api#uniqueItems"),
    irrelevant("smithy.api#unitType", FOR_MODELS),
    irrelevant("smithy.api#unstable", FOR_READERS),
];

/// Those that tell how messages look and where they go.
pub(super) const BINDINGS: &[TraitRule] = &[
    honoured("smithy.api#endpoint"),
    honoured("smithy.api#eventHeader"),
    honoured("smithy.api#eventPayload"),
    honoured("smithy.api#hostLabel"),
    binding("smithy.api#http"),
    honoured("smithy.api#httpChecksumRequired"),
    TraitRule {
        protocols: For::HttpBindingsOrElse(
            "the protocol has no HTTP bindings; names of headers still tell what is secret",
        ),
        ..honoured("smithy.api#httpHeader")
    },
    binding("smithy.api#httpLabel"),
    binding("smithy.api#httpPayload"),
    binding("smithy.api#httpPrefixHeaders"),
    binding("smithy.api#httpQuery"),
    binding("smithy.api#httpQueryParams"),
    binding("smithy.api#httpResponseCode"),
    in_bodies("smithy.api#jsonName"),
    approximated(
        "smithy.api#mediaType",
        "the type of payloads, and headers in Base64; elsewhere it changes nothing",
    ),
    approximated("smithy.api#requestCompression", "by gzip only"),
    honoured("smithy.api#requiresLength"),
    honoured("smithy.api#streaming"),
    in_bodies("smithy.api#timestampFormat"),
    in_bodies("smithy.api#xmlAttribute"),
    in_bodies("smithy.api#xmlFlattened"),
    in_bodies("smithy.api#xmlName"),
    in_bodies("smithy.api#xmlNamespace"),
];
