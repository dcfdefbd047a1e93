//! The traits that AWS adds ([smithy.io, AWS](https://smithy.io/2.0/aws/index.html)).

use super::{
    TraitRule, UNKNOWN_SCHEME, approximated, honoured, in_bodies, irrelevant, unsupported,
};

const FOR_TOOLS: &str = "for tools of AWS, not for clients";
const NO_DISCOVERY: &str = "endpoints are not discovered: name yours";
const OF_RULES: &str = "for tools that make `@endpointRuleSet` of it, which counts";

pub(super) const RULES: &[TraitRule] = &[
    irrelevant("aws.api#arn", FOR_TOOLS),
    irrelevant("aws.api#arnReference", FOR_TOOLS),
    unsupported("aws.api#clientDiscoveredEndpoint", NO_DISCOVERY),
    unsupported("aws.api#clientEndpointDiscovery", NO_DISCOVERY),
    unsupported("aws.api#clientEndpointDiscoveryId", NO_DISCOVERY),
    irrelevant("aws.api#controlPlane", FOR_TOOLS),
    irrelevant("aws.api#data", FOR_TOOLS),
    irrelevant("aws.api#dataPlane", FOR_TOOLS),
    approximated(
        "aws.api#service",
        "`endpointPrefix`, else `arnNamespace`, makes hosts where there are no rules for them, and `sdkId` finds what a service does \
         differently; the rest is not read",
    ),
    irrelevant("aws.api#tagEnabled", FOR_TOOLS),
    irrelevant("aws.api#taggable", FOR_TOOLS),
    irrelevant("aws.apigateway#*", "for Amazon API Gateway, which serves the API"),
    unsupported("aws.auth#cognitoUserPools", UNKNOWN_SCHEME),
    approximated(
        "aws.auth#sigv4",
        "in headers; of bodies that are not in memory, events are signed, and chunks to services of objects",
    ),
    unsupported("aws.auth#sigv4a", UNKNOWN_SCHEME),
    honoured("aws.auth#unsignedPayload"),
    irrelevant("aws.cloudformation#*", FOR_TOOLS),
    in_bodies("aws.customizations#s3UnwrappedXmlOutput"),
    irrelevant("aws.endpoints#dualStackOnlyEndpoints", OF_RULES),
    irrelevant("aws.endpoints#endpointsModifier", FOR_TOOLS),
    irrelevant("aws.endpoints#rulesBasedEndpoints", OF_RULES),
    irrelevant("aws.endpoints#standardPartitionalEndpoints", OF_RULES),
    irrelevant("aws.endpoints#standardRegionalEndpoints", OF_RULES),
    irrelevant("aws.iam#*", "for those who write policies"),
    in_bodies("aws.protocols#awsQueryCompatible"),
    in_bodies("aws.protocols#awsQueryError"),
    in_bodies("aws.protocols#ec2QueryName"),
    approximated(
        "aws.protocols#httpChecksum",
        "CRC32, CRC32C, CRC64NVME, SHA-1 and SHA-256; for streams that aren't in memory the caller \
         gives the checksum, except to services of objects",
    ),
];
