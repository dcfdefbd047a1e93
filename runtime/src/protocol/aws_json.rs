//! The protocols `aws.protocols#awsJson1_0` and `aws.protocols#awsJson1_1` (smithy.io, AWS JSON 1.0
//! protocol, AWS JSON 1.1 protocol).
//!
//! A header names the operation, and all members are in a JSON body. For a client, the two
//! protocols differ only in the media type.

use http::header::{HeaderMap, HeaderName};
use http::uri::{InvalidUri, PathAndQuery};

use super::error_head::{ErrorHead, bare_names, error_type};
use super::json::Json;
use super::rpc::{self, Rpc};
use crate::body::message::BufferedResponse;
use crate::codec::reader::format::Format;
use crate::error::wire::SerializeError;
use crate::formats::json::Dialect;
use crate::schema::service::OperationSchema;
use crate::schema::service::protocol::Failure;

/// The header that names the operation.
const TARGET: HeaderName = HeaderName::from_static("x-amz-target");

macro_rules! versions {
    ($($(#[$doc:meta])* $version:ident, $content_type:literal;)*) => {$(
        $(#[$doc])*
        #[allow(non_camel_case_types, reason = "the version's number has an underscore")]
        #[derive(Debug, Clone, Copy)]
        pub struct $version;

        impl Rpc for $version {
            fn format(&self) -> &'static dyn Format {
                static JSON: Json = Json::new($content_type, Dialect::Aws);
                &JSON
            }

            #[cfg(feature = "event-stream")]
            fn event_content_type(&self) -> &'static str {
                "application/json"
            }

            fn path(&self, _: &OperationSchema) -> Result<PathAndQuery, InvalidUri> {
                Ok(PathAndQuery::from_static("/"))
            }

            fn add_headers(
                &self,
                operation: &OperationSchema,
                headers: &mut HeaderMap,
            ) -> Result<(), SerializeError> {
                let target = [operation.service.name, operation.name].join(".");
                rpc::insert(headers, TARGET, target)
            }

            /// Returns true, because an operation without input sends an empty object.
            fn has_body(&self, _: &OperationSchema) -> bool {
                true
            }

            fn describe_failure(&self, response: &BufferedResponse) -> Failure {
                let ErrorHead { code, kind, message } =
                    ErrorHead::of(self.format(), response);
                // An error may have a member called `code`, so `__type` is more reliable.
                Failure { codes: bare_names(&[error_type(response), kind, code]), message, request_id: None }
            }
        }
    )*};
}

versions! {
    /// The protocol `aws.protocols#awsJson1_0`: JSON bodies, and the operation in a header.
    AwsJson1_0, "application/x-amz-json-1.0";
    /// The protocol `aws.protocols#awsJson1_1`: JSON bodies, and the operation in a header.
    AwsJson1_1, "application/x-amz-json-1.1";
}
