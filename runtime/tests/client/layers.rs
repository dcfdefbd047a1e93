//! Layers around the transport.

use std::io::Read as _;
use std::net::TcpListener;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use farrier::http::{HeaderValue, Request, Response};
use farrier::{
    BoxError, BoxTransport, ByteStream, Client, ClientBuilder, Delivery, HttpTransport,
    OperationSchema, TimeoutKind, Timeouts, Transport,
};
use tower_layer::{Layer, layer_fn};

use crate::support::operation::{BODY, Error, SERVICE, call, output};
use crate::support::run;
use crate::support::server::{Server, success};

type Log = Arc<Mutex<Vec<String>>>;

/// Writes down its name and the operation of each request, and marks the request.
#[derive(Clone)]
struct Noted {
    transport: BoxTransport,
    name: &'static str,
    log: Log,
}

impl Transport for Noted {
    type Body = ByteStream;
    type Error = BoxError;

    async fn send(
        self,
        mut request: Request<ByteStream>,
    ) -> Result<Response<ByteStream>, BoxError> {
        let operation = request.extensions().get::<&'static OperationSchema>().unwrap().name;
        let seen = request.headers().get("x-seen").map(|value| value.to_str().unwrap().to_owned());
        self.log.lock().unwrap().push(format!("{} {operation} {seen:?}", self.name));
        request.headers_mut().insert("x-seen", HeaderValue::from_static(self.name));
        Transport::send(self.transport, request).await
    }
}

fn noted(name: &'static str, log: &Log) -> impl Layer<BoxTransport, Service = Noted> + use<> {
    let log = log.clone();
    layer_fn(move |transport| Noted { transport, name, log: log.clone() })
}

#[test]
fn a_later_layer_sees_a_request_first_and_every_layer_its_operation() {
    let server = Server::answering(success());
    let log = Log::default();
    let builder = server.builder().layer(noted("first", &log)).layer(noted("second", &log));
    assert_eq!(run(call(&builder.build().unwrap())).unwrap(), output());
    assert_eq!(
        *log.lock().unwrap(),
        ["second StartUpload None", "first StartUpload Some(\"second\")"]
    );
}

#[test]
fn layers_are_put_around_a_transport_that_is_given_later() {
    let server = Server::answering(success());
    let log = Log::default();
    let transport = HttpTransport::builder().without_tls().build().unwrap();
    let builder = server.builder().layer(noted("only", &log)).transport(transport);
    run(call(&builder.build().unwrap())).unwrap();
    assert_eq!(log.lock().unwrap().len(), 1);
}

#[test]
fn clients_can_share_the_connections_of_one_transport() {
    let server = Server::answering(success());
    let transport = HttpTransport::builder().without_tls().build().unwrap();
    run(async {
        for _ in 0..2 {
            let client = server.builder().transport(transport.clone()).build().unwrap();
            call(&client).await.unwrap();
        }
    });
    assert_eq!(server.accepted(), 1);
}

#[test]
fn a_connection_that_can_not_be_made_is_told_as_such_through_layers() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let log = Log::default();
    let builder = Client::builder(&SERVICE).endpoint(&url).layer(noted("only", &log));
    let error = run(call(&builder.build().unwrap())).unwrap_err();
    assert_eq!(error.delivery(), Delivery::NotSent, "{error}");

    let silent = Server::start(crate::support::server::Connection::wait_for_close);
    let limits = Timeouts::NONE.connect(Duration::from_secs(60)).read(Duration::from_millis(30));
    let builder = silent.builder().layer(noted("only", &log)).timeouts(limits);
    let error = run(call(&builder.build().unwrap())).unwrap_err();
    assert!(error.is_timeout() && error.delivery() == Delivery::Unknown, "{error}");
}

/// Sends a request again, once, if there is no answer.
#[derive(Clone)]
struct Twice(BoxTransport);

impl Transport for Twice {
    type Body = ByteStream;
    type Error = BoxError;

    async fn send(self, request: Request<ByteStream>) -> Result<Response<ByteStream>, BoxError> {
        let (head, body) = request.into_parts();
        let first = Request::from_parts(head.clone(), body.try_clone().expect("bytes in memory"));
        match Transport::send(self.0.clone(), first).await {
            Ok(response) => Ok(response),
            Err(_) => Transport::send(self.0, Request::from_parts(head, body)).await,
        }
    }
}

#[test]
fn a_request_that_was_sent_before_a_connect_failed_is_not_told_as_unsent() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let served = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        stream.read_exact(&mut [0; 4]).unwrap();
        // Nobody listens any more by the time that the client sees the end of the connection.
        drop(listener);
    });
    let builder = Client::builder(&SERVICE).endpoint(&url).layer(layer_fn(Twice));
    let error = run(call(&builder.build().unwrap())).unwrap_err();
    served.join().unwrap();
    assert!(error.to_string().contains("can't connect to"), "{error}");
    assert_eq!(error.delivery(), Delivery::Unknown, "{error}");
}

/// Builds the request anew, without the extensions of the one that it was given.
#[derive(Clone)]
struct Rebuilt(BoxTransport);

impl Transport for Rebuilt {
    type Body = ByteStream;
    type Error = BoxError;

    async fn send(self, request: Request<ByteStream>) -> Result<Response<ByteStream>, BoxError> {
        let (head, body) = request.into_parts();
        let mut request = Request::post(head.uri).body(body)?;
        *request.headers_mut() = head.headers;
        Transport::send(self.0, request).await
    }
}

/// Holds every request back.
#[derive(Clone)]
struct Held;

impl Transport for Held {
    type Body = ByteStream;
    type Error = BoxError;

    async fn send(self, _: Request<ByteStream>) -> Result<Response<ByteStream>, BoxError> {
        std::future::pending().await
    }
}

/// The limit for connecting is shorter than the one for reading, and is not what runs out.
#[track_caller]
fn assert_read_timeout(builder: ClientBuilder) {
    let timeouts =
        Timeouts::NONE.connect(Duration::from_millis(20)).read(Duration::from_millis(60));
    let client = builder.timeouts(timeouts).build().unwrap();
    match run(call(&client)).unwrap_err() {
        Error::Timeout(error) => {
            assert_eq!((error.kind, error.delivery), (TimeoutKind::Read, Delivery::Unknown));
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_limit_for_connecting_is_for_the_transport_alone() {
    let silent = Server::start(crate::support::server::Connection::wait_for_close);
    assert_read_timeout(silent.builder().layer(layer_fn(|_| Held)));
    assert_read_timeout(silent.builder().layer(layer_fn(Rebuilt)));
}

#[test]
fn a_layer_that_drops_the_extensions_breaks_nothing() {
    let server = Server::answering(success());
    let client = server.builder().layer(layer_fn(Rebuilt)).build().unwrap();
    assert_eq!(run(call(&client)).unwrap(), output());
}

/// Answers without asking anybody.
#[derive(Clone)]
struct Cached;

impl Transport for Cached {
    type Body = ByteStream;
    type Error = BoxError;

    async fn send(self, _: Request<ByteStream>) -> Result<Response<ByteStream>, BoxError> {
        Ok(Response::new(ByteStream::from(BODY)))
    }
}

#[test]
fn a_layer_may_answer_by_itself() {
    let layer = layer_fn(|_: BoxTransport| Cached);
    let client = Client::builder(&SERVICE).endpoint("http://localhost:1").layer(layer).build();
    assert_eq!(run(call(&client.unwrap())).unwrap(), output());
}

#[test]
fn a_built_in_transport_that_is_given_tells_what_was_sent_as_well() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let transport = HttpTransport::builder().without_tls().build().unwrap();
    let client = Client::builder(&SERVICE).endpoint(&url).transport(transport).build().unwrap();
    assert_eq!(run(call(&client)).unwrap_err().delivery(), Delivery::NotSent);
}
