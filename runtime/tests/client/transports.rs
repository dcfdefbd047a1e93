//! Transports other than the built-in one, without a socket and without tokio.

use std::convert::Infallible;
use std::future::{Future, Ready, ready};
use std::io;
use std::pin::pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};

use farrier::http::{Request, Response};
use farrier::{ByteStream, Client, ClientBuilder, Delivery, Timeouts, TokenSource, Transport};
use tower_service::Service;

use crate::support::operation::{BODY, Error, SERVICE, StartUpload, call, input, output};

/// Drives a future that never waits for anything from outside.
fn at_once<F: Future>(future: F) -> F::Output {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(output) => output,
        Poll::Pending => panic!("the future waits"),
    }
}

fn builder() -> ClientBuilder {
    Client::builder(&SERVICE).endpoint("https://api.example.com/base")
}

/// Answers each request and keeps it.
#[derive(Clone, Default)]
struct Recorder(Arc<Mutex<Vec<Request<ByteStream>>>>);

impl Transport for Recorder {
    type Body = ByteStream;
    type Error = Infallible;

    async fn send(self, request: Request<ByteStream>) -> Result<Response<ByteStream>, Infallible> {
        self.0.lock().unwrap().push(request);
        Ok(Response::new(ByteStream::from(BODY)))
    }
}

#[test]
fn a_mock_sees_the_request_as_it_would_be_sent() {
    let recorder = Recorder::default();
    let client = builder().transport(recorder.clone()).user_agent("app/1").build().unwrap();
    assert_eq!(at_once(call(&client)).unwrap(), output());
    let requests = recorder.0.lock().unwrap();
    let request = &requests[0];
    assert_eq!(request.uri(), "https://api.example.com/base/uploads");
    assert_eq!(request.method(), "POST");
    assert_eq!(request.headers()["user-agent"], "app/1");
    assert!(request.body().as_bytes().unwrap().starts_with(b"{\"Name\":\"cat.png\""));
}

/// A tower service that counts, with an error of its own.
#[derive(Clone)]
struct Tower {
    ready: bool,
    fail: bool,
}

impl Service<Request<ByteStream>> for Tower {
    type Response = Response<ByteStream>;
    type Error = io::Error;
    type Future = Ready<io::Result<Response<ByteStream>>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.ready = true;
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, _: Request<ByteStream>) -> Self::Future {
        assert!(self.ready, "called before it was ready");
        let answer = Response::new(ByteStream::from(BODY));
        ready(if self.fail { Err(io::Error::other("no luck")) } else { Ok(answer) })
    }
}

#[test]
fn tower_services_are_transports() {
    let tower = Tower { ready: false, fail: false };
    let client = builder().transport(tower).build().unwrap();
    assert_eq!(at_once(call(&client)).unwrap(), output());
}

#[test]
fn errors_of_a_transport_keep_their_words() {
    let client = builder().transport(Tower { ready: false, fail: true }).build().unwrap();
    let error = at_once(call(&client)).unwrap_err();
    assert_eq!(
        error.to_string(),
        "StartUpload failed: no answer from https://api.example.com: no luck"
    );
    assert_eq!(error.delivery(), Delivery::Unknown);
}

/// Never answers.
#[derive(Clone)]
struct Never;

impl Transport for Never {
    type Body = ByteStream;
    type Error = Infallible;

    async fn send(self, _: Request<ByteStream>) -> Result<Response<ByteStream>, Infallible> {
        std::future::pending().await
    }
}

#[test]
fn limits_without_tokio_are_an_error_and_no_panic() {
    let client = builder().transport(Never).build().unwrap();
    let error = at_once(call(&client)).unwrap_err();
    assert_eq!(error.to_string(), "StartUpload failed: time limits need a tokio runtime to run in");
    let client = builder().transport(Never).timeouts(Timeouts::NONE).build().unwrap();
    let mut call = pin!(call(&client));
    assert!(call.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_pending());
}

/// Drives a call in a runtime in which `#[tokio::main]` would have enabled more.
fn in_runtime(builder: &mut tokio::runtime::Builder, client: &Client) {
    let _ = builder.build().unwrap().block_on(call(client));
}

/// Tokio tells nobody whether a runtime has a timer, so the documentation of `Timeouts` says that it panics.
#[test]
#[should_panic(expected = "timers are disabled")]
fn limits_in_a_runtime_without_time_panic() {
    let client = builder().transport(Never).build().unwrap();
    in_runtime(&mut tokio::runtime::Builder::new_current_thread(), &client);
}

#[test]
#[should_panic(expected = "IO is disabled")]
fn connecting_in_a_runtime_without_io_panics() {
    let client = Client::builder(&SERVICE).endpoint("http://127.0.0.1:9").build().unwrap();
    in_runtime(tokio::runtime::Builder::new_current_thread().enable_time(), &client);
}

#[derive(Debug)]
struct Fixed;

impl TokenSource for Fixed {
    fn token(&self) -> String {
        "fixed".to_owned()
    }
}

#[test]
fn tokens_are_filled_in_where_there_are_none() {
    let recorder = Recorder::default();
    let client = builder().transport(recorder.clone()).token_source(Fixed).build().unwrap();
    let mut own = input();
    own.client_token = Some("own".to_owned());
    at_once(async { client.call::<StartUpload>(own).await }).unwrap();
    at_once(call(&client)).unwrap();
    let requests = recorder.0.lock().unwrap();
    for (request, token) in requests.iter().zip(["own", "fixed"]) {
        let body = std::str::from_utf8(request.body().as_bytes().unwrap()).unwrap();
        assert!(body.contains(&format!("\"ClientToken\":\"{token}\"")), "{body}");
    }
    assert_eq!(requests.len(), 2);
}

#[test]
fn headers_of_a_call_replace_others_and_are_secret() {
    let recorder = Recorder::default();
    let client = builder().transport(recorder.clone()).build().unwrap();
    let call = client.call::<StartUpload>(input());
    let call = call.header("X-Bearer", "other").header("user-agent", "me").header("a", "hush");
    assert!(!format!("{call:?}").contains("hush"));
    at_once(call).unwrap();
    let requests = recorder.0.lock().unwrap();
    let headers = requests[0].headers();
    assert_eq!(headers.get_all("x-bearer").iter().collect::<Vec<_>>(), ["other"]);
    assert_eq!(headers.get_all("user-agent").iter().collect::<Vec<_>>(), ["me"]);
    assert!(headers["a"].is_sensitive());
}

#[test]
fn headers_of_a_client_go_with_each_request_and_a_call_s_come_before_them() {
    let recorder = Recorder::default();
    let client = builder().header("X-Api-Key", "hush").header("user-agent", "app");
    let client = client.transport(recorder.clone()).build().unwrap();
    assert!(!format!("{client:?}").contains("hush"));
    at_once(call(&client)).unwrap();
    let own = client.call::<StartUpload>(input()).header("x-api-key", "own");
    at_once(own).unwrap();
    let requests = recorder.0.lock().unwrap();
    for (request, key) in requests.iter().zip(["hush", "own"]) {
        let headers = request.headers();
        assert_eq!(headers.get_all("x-api-key").iter().collect::<Vec<_>>(), [key]);
        assert_eq!(headers.get_all("user-agent").iter().collect::<Vec<_>>(), ["app"]);
        assert!(headers["x-api-key"].is_sensitive());
    }
    assert_eq!(requests.len(), 2);
}

#[test]
fn a_client_is_not_built_with_a_header_that_can_not_be_sent() {
    let wrong = builder().header("x-a", "hush\n").header("b", "c").build().unwrap_err();
    assert_eq!(wrong.to_string(), "the header `x-a` has a value that no header can have");
}

const TRANSPORT_HEADERS: [&str; 11] = [
    "Connection",
    "content-length",
    "EXPECT",
    "host",
    "HTTP2-Settings",
    "Keep-Alive",
    "proxy-connection",
    "TE",
    "trailer",
    "Transfer-Encoding",
    "upgrade",
];

#[test]
fn headers_that_can_not_be_sent_are_told_without_their_value() {
    let recorder = Recorder::default();
    let client = builder().transport(recorder.clone()).build().unwrap();
    for (name, value, problem) in [
        ("x-a", "hush\r\nEvil: 1", "the header `x-a` has a value that no header can have"),
        ("Bearer hush", "x-a", "header 1 of those added has a name that no header can have"),
        ("", "hush", "header 1 of those added has a name that no header can have"),
    ] {
        let call = client.call::<StartUpload>(input()).header(name, value).header("b", "c");
        let error = at_once(call).unwrap_err();
        assert_eq!(error.to_string(), format!("StartUpload was not sent: {problem}"));
        assert!(matches!(error, Error::Request(_)));
    }
    for name in TRANSPORT_HEADERS {
        let error = at_once(client.call::<StartUpload>(input()).header(name, "hush")).unwrap_err();
        let problem = format!("the header `{}` is for the transport to set", name.to_lowercase());
        assert_eq!(error.to_string(), format!("StartUpload was not sent: {problem}"));
        let error = builder().header(name, "hush").build().unwrap_err();
        assert_eq!(error.to_string(), problem);
    }
    let mut call = client.call::<StartUpload>(input());
    for index in 0..40_000 {
        call = call.header(&format!("x-{index}"), "");
    }
    let error = at_once(call).unwrap_err();
    assert_eq!(error.to_string(), "StartUpload was not sent: it has too many headers");
    assert!(recorder.0.lock().unwrap().is_empty());
}
