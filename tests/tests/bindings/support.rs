//! Requests and responses in a line each.

use std::fmt::Debug;

use bytes::Bytes;
use farrier::codec::{ReadStruct, ReadValue};
use farrier::{
    BufferedResponse, ByteStream, Endpoint, Error, Operation, ResponseOptions, Responses, Timestamp,
};

/// What comes of a call.
pub(crate) type Outcome<O> = Result<<O as Operation>::Output, Error<<O as Operation>::Error>>;

fn endpoint() -> Endpoint {
    "https://example.com".parse().unwrap()
}

/// The request for an input that is sound.
pub(crate) fn request<O: Operation>(input: O::Input) -> http::Request<ByteStream> {
    O::request(input, &endpoint()).unwrap_or_else(|error| panic!("{error}"))
}

/// What is said of an input that can't be sent.
pub(crate) fn refused<O: Operation>(input: O::Input) -> String {
    let Err(error) = O::request(input, &endpoint()) else { panic!("the input should be refused") };
    error.to_string()
}

/// A request's path and query.
pub(crate) fn target(request: &http::Request<ByteStream>) -> &str {
    request.uri().path_and_query().unwrap().as_str()
}

/// A request's headers in the order of their names: `name: value`.
pub(crate) fn headers(request: &http::Request<ByteStream>) -> Vec<String> {
    let line =
        |(name, value): (_, &http::HeaderValue)| format!("{name}: {}", value.to_str().unwrap());
    let mut headers: Vec<_> = request.headers().iter().map(line).collect();
    headers.sort();
    headers
}

/// A request's body, as text.
pub(crate) fn body(request: &http::Request<ByteStream>) -> &str {
    std::str::from_utf8(request.body().as_bytes().unwrap()).unwrap()
}

/// The JSON body of the request for an input that has nothing else.
pub(crate) fn json<O: Operation>(input: O::Input) -> String {
    let request = request::<O>(input);
    assert_eq!(headers(&request), ["content-type: application/json"]);
    body(&request).to_owned()
}

/// A response.
pub(crate) fn reply(status: u16, headers: &[(&str, &str)], body: &str) -> BufferedResponse {
    let mut response = http::Response::builder().status(status);
    for (name, value) in headers {
        response = response.header(*name, *value);
    }
    response.body(Bytes::copy_from_slice(body.as_bytes())).unwrap()
}

/// What comes of a response.
pub(crate) fn outcome<O: Operation>(
    status: u16,
    headers: &[(&str, &str)],
    body: &str,
) -> Outcome<O> {
    O::response(reply(status, headers, body))
}

/// The output of a response with this JSON.
pub(crate) fn read<O: Operation>(json: &str) -> O::Output {
    outcome::<O>(200, &[("content-type", "application/json")], json)
        .unwrap_or_else(|error| panic!("{error}"))
}

/// The output of a response with this JSON, which lacks what is required.
pub(crate) fn read_leniently<O: Operation>(json: &str) -> O::Output {
    let options = ResponseOptions::default().responses(Responses::Lenient);
    let response = reply(200, &[("content-type", "application/json")], json);
    O::response_with(response, &options).unwrap_or_else(|error| panic!("{error}"))
}

/// The output of a response with these headers and nothing else.
pub(crate) fn read_headers<O: Operation>(headers: &[(&str, &str)]) -> O::Output {
    outcome::<O>(200, headers, "").unwrap_or_else(|error| panic!("{error}"))
}

/// What is said of a response that can't be read.
pub(crate) fn unreadable<O: Operation<Output: Debug>>(
    headers: &[(&str, &str)],
    body: &str,
) -> String {
    match outcome::<O>(200, headers, body) {
        Err(Error::Response(error)) => error.to_string(),
        other => panic!("the response should not be readable: {other:?}"),
    }
}

/// A service reads the request, and finds what was put into it.
pub(crate) fn round_trip<O>(input: &O::Input)
where
    O: Operation<Input: Clone + Debug + PartialEq + ReadValue + ReadStruct>,
{
    let request = request::<O>(input.clone());
    assert_eq!(O::read_request(request).as_ref(), Ok(input));
}

/// An instant by its seconds and milliseconds since 1970.
pub(crate) fn at(seconds: i64, milliseconds: u32) -> Timestamp {
    Timestamp::from_timestamp(seconds, milliseconds * 1_000_000).unwrap()
}

/// Owned texts.
pub(crate) fn texts<const N: usize>(texts: [&str; N]) -> Vec<String> {
    texts.map(str::to_owned).to_vec()
}

/// A map of texts.
pub(crate) fn map<const N: usize>(entries: [(&str, &str); N]) -> farrier::Map<String, String> {
    entries.map(|(key, value)| (key.to_owned(), value.to_owned())).into()
}
