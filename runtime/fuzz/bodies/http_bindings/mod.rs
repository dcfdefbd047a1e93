//! An arbitrary response, read into outputs with every binding, in each protocol: reading never panics, what is
//! read strictly is read leniently as the same value, and no error has control characters.
//!
//! The input is written as HTTP/1.1 writes a response: a line with the status, a line for each header, an
//! empty line, and the body. Lines end with a line feed.

mod shapes;

use std::fmt::Debug;
use std::marker::PhantomData;

use farrier::codec::{ReadStruct, ReadValue};
use farrier::http::{HeaderName, HeaderValue, StatusCode};
use farrier::protocol::{AwsJson1_0, AwsJson1_1, Protocol, RestJson1, Rpcv2Json};
use farrier::{
    Bytes, Error, Operation, OperationSchema, ResponseOptions, Responses, ServiceSchema, Unit, http,
};

use shapes::{BlobPayload, Bound, EnumPayload, GetError, StructurePayload, TextPayload};
use shapes::{Unbound, UnionPayload};

pub(crate) fn run(data: &[u8]) {
    let response = response(data);
    check_bound::<RestJson1>(&response);
    #[cfg(feature = "document")]
    check::<RestJson1, shapes::DocumentPayload>(&response);
    check::<AwsJson1_0, Unbound>(&response);
    check::<AwsJson1_1, Unbound>(&response);
    check::<Rpcv2Json, Unbound>(&response);
    #[cfg(feature = "cbor")]
    check::<farrier::protocol::Rpcv2Cbor, Unbound>(&response);
    #[cfg(feature = "xml")]
    check_bound::<farrier::protocol::RestXml>(&response);
    #[cfg(feature = "query")]
    check::<farrier::protocol::AwsQuery, Unbound>(&response);
    #[cfg(feature = "query")]
    check::<farrier::protocol::Ec2Query, Unbound>(&response);
}

/// Reads a response into each output with bindings.
fn check_bound<P: Service>(response: &http::Response<Bytes>) {
    check::<P, Bound>(response);
    check::<P, TextPayload>(response);
    check::<P, BlobPayload>(response);
    check::<P, EnumPayload>(response);
    check::<P, StructurePayload>(response);
    check::<P, UnionPayload>(response);
}

fn check<P: Service, O: Output>(response: &http::Response<Bytes>) {
    let strict = read::<P, O>(response, Responses::Strict);
    let lenient = read::<P, O>(response, Responses::Lenient);
    let is_told = match &strict {
        Ok(_) => true,
        // A response that names an error is one if it can't be read. Lenient reading may still read it.
        Err(error) => matches!(**error, Error::Service { .. }) && lenient.is_err(),
    };
    if is_told {
        assert_eq!(format!("{lenient:?}"), format!("{strict:?}"));
    }
    for error in [strict.err(), lenient.err()].into_iter().flatten() {
        let shown = error.to_string();
        assert!(!shown.contains(char::is_control), "{shown:?}");
    }
}

fn read<P: Service, O: Output>(
    response: &http::Response<Bytes>,
    responses: Responses,
) -> Result<O, Box<Error<GetError>>> {
    let options = ResponseOptions::default().responses(responses);
    Get::<P, O>::response_with(response.clone(), &options).map_err(Box::new)
}

/// Makes a response of bytes. Lines that are no header are left out.
fn response(data: &[u8]) -> http::Response<Bytes> {
    let end = data.windows(2).position(|pair| pair == b"\n\n");
    let (head, body) = end.map_or((data, &data[..0]), |at| (&data[..at], &data[at + 2..]));
    let mut lines = head.split(|byte| *byte == b'\n');
    let status = lines.next().and_then(|line| StatusCode::from_bytes(line).ok());
    let mut response = http::Response::new(Bytes::copy_from_slice(body));
    *response.status_mut() = status.unwrap_or_default();
    for line in lines {
        let Some(colon) = line.iter().position(|byte| *byte == b':') else { continue };
        let name = HeaderName::from_bytes(&line[..colon]);
        let value = HeaderValue::from_bytes(line[colon + 1..].trim_ascii());
        if let (Ok(name), Ok(value)) = (name, value) {
            response.headers_mut().append(name, value);
        }
    }
    response
}

/// A type that responses are read into.
trait Output: ReadValue + ReadStruct + Debug + Send + Sync + 'static {}

impl<T: ReadValue + ReadStruct + Debug + Send + Sync + 'static> Output for T {}

/// An operation of a service with the protocol `P`.
struct Get<P, O>(PhantomData<(P, O)>);

impl<P: Service, O: Output> Operation for Get<P, O> {
    type Input = Unit;
    type Output = O;
    type Error = GetError;
    const SCHEMA: &'static OperationSchema =
        &OperationSchema::new("Get", P::SERVICE).http("GET", "/", 200);
}

/// The protocol of a service.
trait Service: Protocol + 'static {
    const SERVICE: &'static ServiceSchema;
}

macro_rules! services {
    ($($(#[$condition:meta])* $protocol:ident;)*) => {
        $($(#[$condition])*
        impl Service for farrier::protocol::$protocol {
            const SERVICE: &'static ServiceSchema =
                &ServiceSchema::new("Service", "1", &farrier::protocol::$protocol);
        })*
    };
}

services! {
    RestJson1;
    AwsJson1_0;
    AwsJson1_1;
    Rpcv2Json;
    #[cfg(feature = "cbor")]
    Rpcv2Cbor;
    #[cfg(feature = "xml")]
    RestXml;
    #[cfg(feature = "query")]
    AwsQuery;
    #[cfg(feature = "query")]
    Ec2Query;
}
