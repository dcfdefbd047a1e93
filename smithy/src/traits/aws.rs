//! What AWS adds: [AWS traits](https://smithy.io/2.0/aws/aws-core.html).

use serde::Deserialize;

use super::ids;

/// The names of a service in AWS.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct AwsService {
    /// The name that SDKs use for the service.
    pub sdk_id: String,
    /// The service in ARNs.
    #[serde(default)]
    pub arn_namespace: Option<String>,
    /// The first label of the host name.
    #[serde(default)]
    pub endpoint_prefix: Option<String>,
    /// The source of events in `CloudTrail`.
    #[serde(default)]
    pub cloud_trail_event_source: Option<String>,
    /// The service in `CloudFormation`.
    #[serde(default)]
    pub cloud_formation_name: Option<String>,
    /// The service in the documentation.
    #[serde(default)]
    pub doc_id: Option<String>,
}

/// The code of an error in the AWS query protocol.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct AwsQueryError {
    /// The code.
    pub code: String,
    /// The status code.
    pub http_response_code: u16,
}

/// The name of a member in the EC2 query protocol.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Ec2QueryName(pub String);

/// Checksums of requests and responses.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct HttpChecksum {
    /// The input member that names the algorithm.
    #[serde(default)]
    pub request_algorithm_member: Option<String>,
    /// Whether requests must carry a checksum.
    #[serde(default)]
    pub request_checksum_required: bool,
    /// The input member that asks for a validated response.
    #[serde(default)]
    pub request_validation_mode_member: Option<String>,
    /// The algorithms that responses use.
    #[serde(default)]
    pub response_algorithms: Vec<String>,
}

ids! {
    AwsService = "aws.api#service",
    AwsQueryError = "aws.protocols#awsQueryError",
    Ec2QueryName = "aws.protocols#ec2QueryName",
    HttpChecksum = "aws.protocols#httpChecksum",
}
