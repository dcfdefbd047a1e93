//! What a generated client sends and reads by the RPC protocols: `awsJson1_0` and `awsJson1_1`
//! (smithy.io, AWS JSON 1.0 protocol), rpcv2Json and rpcv2Cbor (Smithy RPC v2), and with
//! `@awsQueryCompatible`, over the fixtures.
//!
//! Sans-IO: no socket, no client. What is compared is the whole of a message, byte for byte.

mod aws_json;
mod query_compatible;
mod rpcv2_cbor;
mod rpcv2_json;

#[path = "../bindings/support.rs"]
#[expect(dead_code, reason = "the bindings' tests use the rest")]
mod support;

use farrier::{BufferedResponse, Error, Operation};

/// The error in a response.
fn failure<O: Operation>(response: BufferedResponse) -> Error<O::Error> {
    match O::response(response) {
        Err(error @ Error::Service { .. }) => error,
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("the response should tell of a failure"),
    }
}

/// The error of the service in a response.
fn service_error<O: Operation>(response: BufferedResponse) -> O::Error {
    match failure::<O>(response) {
        Error::Service { error, .. } => error,
        other => panic!("{other}"),
    }
}

/// What is said of a response that can't be read.
fn unreadable<O: Operation>(response: BufferedResponse) -> String {
    match O::response(response) {
        Err(Error::Response(error)) => error.to_string(),
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("the response should not be readable"),
    }
}
