//! What a call pays for its identity: nothing, if it is known.
#![cfg(feature = "client")]

use std::convert::Infallible;
use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use allocation_counter::measure;
use farrier::http::{Request, Response};
use farrier::protocol::RestJson1;
use farrier::{
    AuthScheme, BearerToken, ByteStream, Client, ClientBuilder, ServiceSchema, Transport,
    provider_fn, shape,
};

static SERVICE: ServiceSchema =
    ServiceSchema::new("Keys", "2024-01-01", &RestJson1).auth(&[AuthScheme::Bearer]);

shape! {
    /// An operation that asks for a token.
    pub operation Ping: input(farrier::Unit), output(farrier::Unit), error(PingError),
        named("Ping", SERVICE), http("POST", "/ping", 200);
}

/// Answers each request.
#[derive(Clone)]
struct Answer;

impl Transport for Answer {
    type Body = ByteStream;
    type Error = Infallible;

    async fn send(self, _: Request<ByteStream>) -> Result<Response<ByteStream>, Infallible> {
        Ok(Response::new(ByteStream::default()))
    }
}

fn at_once<F: Future>(future: F) -> F::Output {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(output) => output,
        Poll::Pending => panic!("the future waits"),
    }
}

fn builder() -> ClientBuilder {
    Client::builder(&SERVICE).endpoint("https://api.example.com").transport(Answer)
}

/// The allocations of a call that isn't the first.
fn allocations(client: &Client) -> u64 {
    let call = || {
        let farrier::Unit {} = at_once(client.call::<Ping>(farrier::Unit {})).unwrap();
    };
    call();
    measure(call).count_total
}

#[test]
fn an_identity_that_was_fetched_costs_as_much_as_one_that_was_given() {
    let given = builder().bearer("t0ken").build().unwrap();
    let expiry = "2100-01-01T00:00:00Z".parse().unwrap();
    let token = BearerToken::try_from("t0ken").unwrap().expires_at(expiry);
    let fetched = provider_fn(move || {
        let token = token.clone();
        async move { Ok(token) }
    });
    let fetched = builder().bearer_provider(fetched).build().unwrap();
    assert_eq!(allocations(&given), allocations(&fetched));
}
