//! The traits of Smithy's other namespaces
//! ([smithy.io, additional specifications](https://smithy.io/2.0/additional-specs/index.html)).

use super::{TraitRule, honoured, irrelevant, unsupported};

const BY_NAME: &str =
    "`.endpoint_parameter(\"Name\", value)` sets each parameter of endpoint rules";
const NO_UNIONS: &str = "unions are objects with the name of their variant";

pub(super) const RULES: &[TraitRule] = &[
    irrelevant("alloy#*", "for the generators of smithy4s; messages stay as they are"),
    unsupported("alloy#discriminated", NO_UNIONS),
    unsupported("alloy#jsonUnknown", "unknown members of messages are not kept"),
    unsupported("alloy#nullable", "null and no value are the same"),
    unsupported("alloy#untagged", NO_UNIONS),
    unsupported("smithy.contracts#conditions", "conditions are not checked"),
    irrelevant("smithy.mqtt#*", "for a protocol beside HTTP"),
    irrelevant("smithy.openapi#*", "for conversions to OpenAPI"),
    irrelevant("smithy.rules#clientContextParams", BY_NAME),
    honoured("smithy.rules#contextParam"),
    honoured("smithy.rules#endpointBdd"),
    honoured("smithy.rules#endpointRuleSet"),
    irrelevant("smithy.rules#endpointTests", "for tests of rules"),
    honoured("smithy.rules#operationContextParams"),
    honoured("smithy.rules#staticContextParams"),
    irrelevant("smithy.test#*", "for tests of clients and servers"),
    unsupported("smithy.waiters#waitable", "there are no waiters: ask again yourself"),
];
