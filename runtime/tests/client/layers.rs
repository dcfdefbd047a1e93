//! Layers around the transport.

use std::net::TcpListener;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use farrier::http::{HeaderValue, Request, Response};
use farrier::{
    BoxTransport, ByteStream, Client, Delivery, HttpTransport, OperationSchema, Timeouts, Transport,
};
use tower_layer::{Layer, layer_fn};

use crate::support::operation::{SERVICE, call, output};
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
    type Error = farrier::BoxError;

    async fn send(
        self,
        mut request: Request<ByteStream>,
    ) -> Result<Response<ByteStream>, farrier::BoxError> {
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
