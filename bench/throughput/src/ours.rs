//! What all generated clients have in common: their codec, and a transport that has the answer at
//! hand.

use std::convert::Infallible;
use std::fmt::Debug;

use farrier::{
    ByteStream, Bytes, Endpoint, Operation, BufferedResponse, RequestOptions, Transport, Validation,
};

use crate::measure::{Work, work};

/// An answer of status 200 with two headers.
pub fn reply(content_type: &'static str, body: impl Into<Bytes>) -> BufferedResponse {
    let response = http::Response::builder()
        .header("content-type", content_type)
        .header("x-amzn-requestid", "3d6f3f0e-4a0c-4a57-8a39-6b7c2f3e9d10");
    let response = match content_type {
        "application/cbor" => response.header("smithy-protocol", "rpc-v2-cbor"),
        _ => response,
    };
    response.body(body.into()).unwrap()
}

/// Reading a response, which is what `check` wants it to be.
pub fn reads<O: Operation>(reply: BufferedResponse, check: impl Fn(&O::Output) -> bool) -> Work
where
    O::Error: Debug,
{
    assert!(check(&O::response(reply.clone()).unwrap()));
    work(move || reply.clone(), |reply| O::response(reply).unwrap())
}

/// Writing a request.
pub fn writes<O: Operation>(input: O::Input, validation: Validation) -> Work
where
    O::Input: Clone + 'static,
    O::Error: Debug,
{
    let endpoint: Endpoint = "https://service.example.com".parse().unwrap();
    let options = RequestOptions::default().validation(validation);
    let write = move |input| O::request_with(input, &endpoint, &options).unwrap();
    work(move || input.clone(), write)
}

/// The body of a request.
pub fn body<O: Operation>(input: O::Input) -> Bytes
where
    O::Error: Debug,
{
    let endpoint: Endpoint = "https://service.example.com".parse().unwrap();
    let request = O::request(input, &endpoint).unwrap();
    request.body().as_bytes().cloned().unwrap()
}

/// Gives the same answer to all requests.
#[derive(Clone)]
pub struct Memory(pub BufferedResponse);

impl Transport for Memory {
    type Body = ByteStream;
    type Error = Infallible;

    async fn send(
        self,
        _: http::Request<ByteStream>,
    ) -> Result<http::Response<ByteStream>, Infallible> {
        Ok(self.0.map(ByteStream::from))
    }
}
