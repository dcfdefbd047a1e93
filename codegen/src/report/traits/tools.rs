//! The traits of Smithy's other namespaces
//! ([smithy.io, additional specifications](https://smithy.io/2.0/additional-specs/index.html)).

use super::{TraitRule, irrelevant, unsupported};

const NO_RULES: &str = "endpoint rules are not run: hosts of regions are made of `endpointPrefix`, or name an endpoint";
const NO_UNIONS: &str = "unions are objects with the name of their variant";
const ONLY_RULES: &str = "only endpoint rules read it";

pub(super) const RULES: &[TraitRule] = &[
    irrelevant("alloy#*", "for the generators of smithy4s; messages stay as they are"),
    unsupported("alloy#discriminated", NO_UNIONS),
    unsupported("alloy#jsonUnknown", "unknown members of messages are not kept"),
    unsupported("alloy#nullable", "null and no value are the same"),
    unsupported("alloy#untagged", NO_UNIONS),
    unsupported("smithy.contracts#conditions", "conditions are not checked"),
    irrelevant("smithy.mqtt#*", "for a protocol beside HTTP"),
    irrelevant("smithy.openapi#*", "for conversions to OpenAPI"),
    irrelevant("smithy.rules#clientContextParams", ONLY_RULES),
    irrelevant("smithy.rules#contextParam", ONLY_RULES),
    unsupported("smithy.rules#endpointBdd", NO_RULES),
    unsupported("smithy.rules#endpointRuleSet", NO_RULES),
    irrelevant("smithy.rules#endpointTests", ONLY_RULES),
    irrelevant("smithy.rules#operationContextParams", ONLY_RULES),
    irrelevant("smithy.rules#staticContextParams", ONLY_RULES),
    irrelevant("smithy.test#*", "for tests of clients and servers"),
    unsupported("smithy.waiters#waitable", "there are no waiters: ask again yourself"),
];
