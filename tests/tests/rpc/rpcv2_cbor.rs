//! rpcv2Cbor: the operation in the path, all else in a CBOR body.

use bytes::Bytes;
use farrier::{BufferedResponse, ByteStream, Operation, Unit};
use tests::fixtures::rpcv2_cbor::{
    Busy, Count, Empty, Kind, NoShelf, Ping, PingError, Reset, TakeCount, TakeCountError,
};

use crate::support::{at, headers, map, request, round_trip, target};
use crate::{failure, service_error, unreadable};

const OWN: (&str, &str) = ("smithy-protocol", "rpc-v2-cbor");

fn reply(status: u16, headers: &[(&str, &str)], body: &'static [u8]) -> BufferedResponse {
    let mut response = http::Response::builder().status(status);
    for (name, value) in headers {
        response = response.header(*name, *value);
    }
    response.body(Bytes::from_static(body)).unwrap()
}

/// A request's body.
fn bytes(request: &http::Request<ByteStream>) -> &Bytes {
    request.body().as_bytes().unwrap()
}

fn count() -> Count {
    Count {
        shelf: "A".to_owned(),
        at: Some(at(1, 500)),
        exact: Some("1.50".parse().unwrap()),
        total: Some("-256".parse().unwrap()),
        labels: Some(map([("k", "v")])),
        scan: Some(Bytes::from_static(b"\0\xff")),
        weights: Some(vec![Some(1.5), None, Some(0.1)]),
        kind: Some(Kind::Boxes(-1)),
    }
}

#[test]
fn a_request_has_its_operation_in_the_path() {
    let request = request::<TakeCount>(count());
    assert_eq!(
        (request.method().as_str(), target(&request)),
        ("POST", "/service/Stock/operation/TakeCount")
    );
    assert_eq!(
        headers(&request),
        [
            "accept: application/cbor",
            "content-type: application/cbor",
            "smithy-protocol: rpc-v2-cbor",
            "x-amzn-query-mode: true",
        ]
    );
    assert_eq!(
        bytes(&request)[..],
        *b"\xbf\x65Shelf\x61A\x62At\xc1\xfb\x3f\xf8\0\0\0\0\0\0\x65Exact\xc4\x82\x21\x18\x96\
          \x65Total\xc3\x41\xff\x66Labels\xa1\x61k\x61v\x64Scan\x42\0\xff\
          \x67Weights\x83\xfa\x3f\xc0\0\0\xf6\xfb\x3f\xb9\x99\x99\x99\x99\x99\x9a\
          \x64Kind\xbf\x65boxes\x20\xff\xff"
    );
    round_trip::<TakeCount>(&count());
}

#[test]
fn no_input_is_not_an_empty_one() {
    let none = request::<Ping>(Unit {});
    assert!(bytes(&none).is_empty());
    assert!(!none.headers().contains_key("content-type"));
    let empty = request::<Reset>(Empty {});
    assert_eq!(bytes(&empty)[..], *b"\xbf\xff");
    assert_eq!(empty.headers()["content-type"], "application/cbor");
}

#[test]
fn an_output_is_the_whole_body() {
    let read = |body| TakeCount::response(reply(200, &[OWN], body)).unwrap();
    let written = bytes(&request::<TakeCount>(count())).clone();
    let response = http::Response::builder().header(OWN.0, OWN.1).body(written).unwrap();
    assert_eq!(TakeCount::response(response).unwrap(), count());
    let empty = unreadable::<TakeCount>(reply(200, &[OWN], b""));
    assert!(empty.contains("it is empty, and the member `Shelf` is required"), "{empty}");
    assert_eq!(read(b"\xa2\x63new\x81\xa0\x65Shelf\x7f\x61a\x61b\xff"), Count::new("ab"));
    let none = Ping::response(reply(200, &[OWN], b"\xa1\x63new\x01")).unwrap();
    assert_eq!(none, Unit {});
    let error = unreadable::<TakeCount>(reply(200, &[OWN], b"\xa1\x65Shelf\x01"));
    assert_eq!(
        error,
        "TakeCount: the response's body can't be read: /Shelf: expected a string at byte 7 (HTTP 200 OK)"
    );
}

#[test]
fn a_response_of_another_protocol_is_not_read() {
    let body = b"\xa1\x66__type\x67NoShelf";
    for headers in [
        &[("x-amzn-query-error", "Gone;Sender")][..],
        &[("smithy-protocol", "rpc-v2-json"), ("x-amzn-query-error", "Gone;Sender")],
    ] {
        let error = unreadable::<TakeCount>(reply(200, headers, body));
        assert!(error.contains("header smithy-protocol"), "{error}");
        let error = failure::<TakeCount>(reply(400, headers, body));
        assert_eq!(error.code(), None);
    }
}

#[test]
fn an_error_is_named_by_its_type_alone() {
    let body = b"\xbf\x66__type\x75example.stock#NoShelf\x67message\x61m\x65Shelf\x61A\xff";
    let expected = NoShelf { message: Some("m".to_owned()), shelf: Some("A".to_owned()) };
    let error = service_error::<TakeCount>(reply(400, &[OWN], body));
    assert_eq!(error, TakeCountError::NoShelf(expected));

    let busy = b"\xa3\x66__type\x64Busy\x64code\x07\x67message\x61m";
    let error = service_error::<Ping>(reply(503, &[OWN], busy));
    assert_eq!(error, PingError::Busy(Busy { message: Some("m".to_owned()), code: Some(7) }));

    let headers = [OWN, ("x-amzn-errortype", "NoShelf")];
    let error = failure::<TakeCount>(reply(400, &headers, b"\xa1\x64code\x67NoShelf"));
    assert_eq!(error.code(), None);

    let html = failure::<TakeCount>(reply(502, &[OWN], b"<html>bad gateway</html>"));
    assert_eq!(html.code(), None);
}

#[test]
fn a_compatible_service_gives_its_old_codes() {
    let headers = [OWN, ("x-amzn-query-error", "Stock.NoShelf;Sender")];
    let body = b"\xa1\x66__type\x67NoShelf";
    let error = failure::<TakeCount>(reply(400, &headers, body));
    assert_eq!(error.code(), Some("Stock.NoShelf"));
    let error = service_error::<TakeCount>(reply(400, &headers, body));
    assert!(matches!(error, TakeCountError::NoShelf(_)), "{error}");
}
