//! Bodies that all but stand still, on a clock that moves by itself.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use farrier::http::{Request, Response};
use farrier::protocol::RestJson1;
use farrier::{
    BoxError, ByteStream, Bytes, Client, ClientBuilder, ServiceSchema, StalledStreamProtection,
    TimeoutKind, Timeouts, Transport, http_body, shape,
};
use http_body::{Body, Frame};
use tokio::time::{Instant, Sleep, sleep};

use crate::support::operation::{self, BODY, StartUpload, input, output};

static SERVICE: ServiceSchema = ServiceSchema::new("Films", "1", &RestJson1);

shape! {
    pub operation Copy: input(CopyInput), output(CopyOutput), error(CopyError),
        named("Copy", SERVICE), http("PUT", "/film", 200),
        streams_input(farrier::Streaming::Bytes), streams_output(farrier::Streaming::Bytes);
}

shape! {
    pub struct CopyInput: derive(), write, input(stream(film));

    pub film: ByteStream = required("Film").streaming(),
}

shape! {
    pub struct CopyOutput: derive(Debug), read;

    pub film: ByteStream = member("Film").streaming(),
}

shape! {
    pub operation Patient: input(PatientInput), output(PatientOutput), error(PatientError),
        named("Patient", SERVICE), http("POST", "/", 200), answers_early();
}

shape! {
    pub struct PatientInput: derive(), write, input;
}

shape! {
    pub struct PatientOutput: derive(Debug), read;
}

/// A body that gives a piece after each pause, so many times.
struct Drip {
    pause: Duration,
    piece: &'static str,
    times: usize,
    /// What comes at the end.
    last: &'static str,
    sleep: Pin<Box<Sleep>>,
}

fn drip(pause: u64, piece: &'static str, times: usize, last: &'static str) -> Drip {
    let pause = Duration::from_secs(pause);
    Drip { pause, piece, times, last, sleep: Box::pin(sleep(pause)) }
}

impl Body for Drip {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        if self.times == 0 {
            let last = std::mem::take(&mut self.last);
            return Poll::Ready((!last.is_empty()).then(|| Ok(Frame::data(last.into()))));
        }
        ready!(self.sleep.as_mut().poll(cx));
        let next = Instant::now() + self.pause;
        self.sleep.as_mut().reset(next);
        self.times -= 1;
        Poll::Ready(Some(Ok(Frame::data(self.piece.into()))))
    }
}

/// Answers with a body, after it has taken a piece of the request's body at each pause.
#[derive(Clone)]
struct Server {
    pause: Duration,
    head: Duration,
    body: fn() -> Drip,
}

impl Transport for Server {
    type Body = Drip;
    type Error = BoxError;

    async fn send(self, request: Request<ByteStream>) -> Result<Response<Drip>, BoxError> {
        let mut body = request.into_body();
        while let Some(piece) = body.next().await {
            piece?;
            sleep(self.pause).await;
        }
        drop(body);
        sleep(self.head).await;
        Ok(Response::new((self.body)()))
    }
}

fn server(body: fn() -> Drip) -> Server {
    Server { pause: Duration::ZERO, head: Duration::ZERO, body }
}

fn builder(server: Server) -> ClientBuilder {
    Client::builder(&SERVICE).endpoint("https://films.example.com").transport(server)
}

fn client(server: Server) -> Client {
    builder(server).build().unwrap()
}

/// Runs a future on a clock that jumps to the next timer if nothing else is to be done. Returns the seconds that
/// have passed on that clock as well.
fn run<F: Future>(future: F) -> (F::Output, u64) {
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    let runtime = runtime.enable_time().start_paused(true).build().unwrap();
    runtime.block_on(async {
        let start = Instant::now();
        let output = future.await;
        (output, start.elapsed().as_secs())
    })
}

fn copied(film: ByteStream) -> CopyInput {
    CopyInput { film }
}

#[test]
fn a_response_that_drips_is_ended() {
    let body = [(|| drip(2, " ", 1000, BODY)) as fn() -> Drip, || drip(21, " ", 9, BODY)];
    for client in body.map(server).map(client) {
        let (outcome, passed) = run(async { client.call::<StartUpload>(input()).await });
        let operation::Error::Timeout(error) = outcome.unwrap_err() else { panic!() };
        assert_eq!((error.kind, passed), (TimeoutKind::StalledStream, 20));
        assert_eq!(
            error.to_string(),
            "StartUpload timed out: its stream stalled, with too few bytes within 20s, which \
             `stalled_stream_protection` can change"
        );
    }
}

#[test]
fn a_response_that_is_only_slow_is_read() {
    for body in [
        (|| drip(1, " ", 100, BODY)) as fn() -> Drip,
        || drip(19, "                    ", 9, BODY),
        || drip(0, "", 0, BODY),
    ] {
        let client = client(server(body));
        let (outcome, _) = run(async { client.call::<StartUpload>(input()).await });
        assert_eq!(outcome.unwrap(), output());
    }
}

#[test]
fn the_wait_for_the_head_does_not_count() {
    let mut server = server(|| drip(15, "", 1, BODY));
    server.head = Duration::from_secs(50);
    let client = client(server);
    let (outcome, passed) = run(async { client.call::<StartUpload>(input()).await });
    assert_eq!((outcome.unwrap(), passed), (output(), 65));
}

#[test]
fn client_and_call_can_change_the_protection() {
    let slow: fn() -> Drip = || drip(30, " ", 9, BODY);
    let patient = StalledStreamProtection::default().grace_period(Duration::from_secs(600));
    let strict = StalledStreamProtection::default().min_throughput(1000);
    let fails = |builder: ClientBuilder| {
        let client = builder.build().unwrap();
        run(async { client.call::<StartUpload>(input()).await }).0.is_err()
    };
    assert!(fails(builder(server(slow))));
    assert!(!fails(builder(server(slow)).stalled_stream_protection(StalledStreamProtection::NONE)));
    assert!(!fails(builder(server(slow)).stalled_stream_protection(patient)));
    assert!(!fails(builder(server(slow)).stalled_stream_protection(patient.min_throughput(0))));
    let steady: fn() -> Drip = || drip(1, "          ", 100, BODY);
    assert!(!fails(builder(server(steady))));
    assert!(fails(builder(server(steady)).stalled_stream_protection(strict)));

    let client = client(server(slow));
    let call = || client.call::<StartUpload>(input());
    assert!(
        run(async { call().stalled_stream_protection(StalledStreamProtection::NONE).await })
            .0
            .is_ok()
    );
    assert!(run(async { call().stalled_stream_protection(patient).await }).0.is_ok());
    assert!(run(async { call().stalled_stream_protection(strict).await }).0.is_err());
}

#[test]
fn an_operation_that_answers_early_may_take_its_time() {
    let client = client(server(|| drip(10, " ", 60, "{}")));
    let (outcome, passed) = run(async { client.call::<Patient>(PatientInput {}).await });
    outcome.unwrap();
    assert_eq!(passed, 600);
}

#[test]
fn a_streamed_response_that_drips_is_ended_while_it_is_waited_for() {
    let client = client(server(|| drip(2, "x", 1000, "")));
    let (error, passed) = run(async {
        let output = client.call::<Copy>(copied(ByteStream::default())).await.unwrap();
        let mut film = output.film;
        loop {
            if let Err(error) = film.next().await.unwrap() {
                return error;
            }
        }
    });
    assert!(error.is_timeout());
    assert!(error.to_string().starts_with("Copy timed out: its stream stalled"), "{error}");
    assert_eq!(passed, 20);
}

#[test]
fn a_program_that_does_not_read_is_no_stalled_server() {
    let client = client(server(|| drip(2, "x", 60, "")));
    let (read, passed) = run(async {
        let mut film = client.call::<Copy>(copied(ByteStream::default())).await.unwrap().film;
        let mut read = 0;
        while let Some(piece) = film.next().await {
            read += piece.unwrap().len();
            // The next piece is there when it is asked for.
            sleep(Duration::from_secs(100)).await;
        }
        read
    });
    assert_eq!((read, passed), (60, 2 + 60 * 100));
}

#[test]
fn an_upload_that_the_server_does_not_take_is_ended() {
    let mut server = server(|| drip(0, "", 0, ""));
    server.pause = Duration::from_secs(10);
    let timeouts = Timeouts::NONE;
    let client = builder(server).timeouts(timeouts).build().unwrap();
    // One byte each ten seconds.
    let (outcome, passed) = run(async {
        let film = ByteStream::from_body(drip(0, "x", 999, ""));
        client.call::<Copy>(copied(film)).await
    });
    match outcome.unwrap_err() {
        farrier::Error::Timeout(error) => assert_eq!(error.kind, TimeoutKind::StalledStream),
        other => panic!("{other:?}"),
    }
    assert_eq!(passed, 20);
    let (outcome, _) = run(async {
        let film = ByteStream::from_body(drip(0, "x", 999, ""));
        client
            .call::<Copy>(copied(film))
            .stalled_stream_protection(StalledStreamProtection::NONE)
            .await
    });
    outcome.unwrap();
}

#[test]
fn uploads_that_the_server_takes_slowly_and_programs_that_send_slowly_are_let_be() {
    let mut server = server(|| drip(0, "", 0, ""));
    server.pause = Duration::from_secs(15);
    let client = builder(server).timeouts(Timeouts::NONE).build().unwrap();
    let large: ByteStream = "x".repeat(100_000).into();
    let (outcome, _) =
        run(async { client.call::<Copy>(copied(ByteStream::from_body(large))).await });
    outcome.unwrap();
    let (outcome, _) = run(async {
        let film = ByteStream::from_body(drip(25, "x", 9, ""));
        client.call::<Copy>(copied(film)).await
    });
    outcome.unwrap();
}
