//! The protocols that a service speaks:
//! [protocol traits](https://smithy.io/2.0/spec/protocol-traits.html).

use serde::Deserialize;

use super::Trait;

/// Defines protocol traits; they all have the same shape.
macro_rules! protocols {
    ($($(#[$doc:meta])+ $name:ident = $id:literal;)+) => {
        $(
            $(#[$doc])+
            #[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
            #[serde(rename_all = "camelCase")]
            #[non_exhaustive]
            pub struct $name {
                /// The versions of HTTP, best first; empty means HTTP/1.1.
                #[serde(default)]
                pub http: Vec<String>,
                /// The versions of HTTP for event streams.
                #[serde(default)]
                pub event_stream_http: Vec<String>,
            }

            impl Trait for $name {
                const ID: &'static str = $id;
            }
        )+

        /// The ids of all protocols that this crate knows.
        pub const PROTOCOLS: &[&str] = &[$($id),+];
    };
}

protocols! {
    /// JSON bodies and HTTP bindings.
    RestJson1 = "aws.protocols#restJson1";
    /// JSON bodies and HTTP bindings, as [`RestJson1`] has them, but for the format of timestamps in bodies.
    /// It is a protocol of smithy4s.
    SimpleRestJson = "alloy#simpleRestJson";
    /// XML bodies and HTTP bindings.
    RestXml = "aws.protocols#restXml";
    /// JSON bodies with `Content-Type: application/x-amz-json-1.0`.
    AwsJson1_0 = "aws.protocols#awsJson1_0";
    /// JSON bodies with `Content-Type: application/x-amz-json-1.1`.
    AwsJson1_1 = "aws.protocols#awsJson1_1";
    /// Form-encoded requests, XML responses.
    AwsQuery = "aws.protocols#awsQuery";
    /// Form-encoded requests, XML responses, in the variant of EC2.
    Ec2Query = "aws.protocols#ec2Query";
    /// CBOR bodies, operations in the path.
    Rpcv2Cbor = "smithy.protocols#rpcv2Cbor";
    /// JSON bodies, operations in the path.
    Rpcv2Json = "smithy.protocols#rpcv2Json";
}

/// What only [`RestXml`] has: whether errors stand alone, without `ErrorResponse`
/// around them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct RestXmlErrors {
    /// Whether the wrapping element is left out.
    #[serde(default)]
    pub no_error_wrapping: bool,
}

impl Trait for RestXmlErrors {
    const ID: &'static str = RestXml::ID;
}
