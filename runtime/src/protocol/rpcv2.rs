//! The protocols `smithy.protocols#rpcv2Json` and `smithy.protocols#rpcv2Cbor` (smithy.io, Smithy
//! RPC v2 JSON protocol, Smithy RPC v2 CBOR protocol).
//!
//! The path names the operation, and all members are in the body. The two protocols differ only in
//! the format of the body.

use http::StatusCode;
use http::header::{ACCEPT, HeaderMap, HeaderName, HeaderValue};
use http::uri::{InvalidUri, PathAndQuery};

use super::error_head::{ErrorHead, bare_names};
use super::json::Json;
use super::rpc::{self, Rpc};
use crate::body::message::BufferedResponse;
use crate::codec::reader::format::Format;
use crate::error::wire::{DeserializeError, SerializeError};
use crate::formats::json::Dialect;
use crate::schema::service::OperationSchema;
use crate::schema::service::protocol::Failure;

/// The header that names the protocol in requests and responses.
const SMITHY_PROTOCOL: HeaderName = HeaderName::from_static("smithy-protocol");

macro_rules! formats {
    ($($(#[$attribute:meta])* $protocol:ident, $name:literal, $format:expr;)*) => {$(
        $(#[$attribute])*
        #[derive(Debug, Clone, Copy)]
        pub struct $protocol;

        $(#[$attribute])*
        impl Rpc for $protocol {
            fn format(&self) -> &'static dyn Format {
                $format
            }

            fn path(&self, operation: &OperationSchema) -> Result<PathAndQuery, InvalidUri> {
                let (service, operation) = (operation.service.name, operation.name);
                format!("/service/{service}/operation/{operation}").try_into()
            }

            fn add_headers(
                &self,
                _: &OperationSchema,
                headers: &mut HeaderMap,
            ) -> Result<(), SerializeError> {
                rpc::insert(headers, SMITHY_PROTOCOL, $name)?;
                rpc::insert(headers, ACCEPT, self.format().content_type())
            }

            /// Returns true unless the operation has no input. An input without members is sent as
            /// an empty structure.
            fn has_body(&self, operation: &OperationSchema) -> bool {
                operation.has_input
            }

            /// Returns true for the status 200 only (section "Responses" of the protocols).
            fn succeeded(&self, status: StatusCode) -> bool {
                status == StatusCode::OK
            }

            fn check(&self, response: &BufferedResponse) -> Result<(), DeserializeError> {
                check(response.headers().get(SMITHY_PROTOCOL), $name)
            }

            fn describe_failure(&self, response: &BufferedResponse) -> Failure {
                // Only `__type` names the error. The header and `code` must be ignored.
                let ErrorHead { kind, message, .. } =
                    ErrorHead::of(self.format(), response);
                Failure { codes: bare_names(&[kind]), message, request_id: None }
            }
        }
    )*};
}

formats! {
    /// The protocol `smithy.protocols#rpcv2Json`: JSON bodies, and the operation in the path.
    Rpcv2Json, "rpc-v2-json", {
        static JSON: Json = Json::new("application/json", Dialect::RpcV2);
        &JSON
    };
    /// The protocol `smithy.protocols#rpcv2Cbor`: CBOR bodies, and the operation in the path.
    #[cfg(feature = "cbor")]
    Rpcv2Cbor, "rpc-v2-cbor", &super::cbor::Cbor;
}

/// Fails if a response doesn't name the protocol of the request. Its content may mean something
/// else then.
fn check(spoken: Option<&HeaderValue>, name: &str) -> Result<(), DeserializeError> {
    if spoken.is_some_and(|spoken| spoken.as_bytes() == name.as_bytes()) {
        return Ok(());
    }
    let problem = match spoken {
        Some(_) => format!("is not `{name}`"),
        None => format!("is missing; expected `{name}`"),
    };
    Err(DeserializeError::new("header smithy-protocol", problem))
}
