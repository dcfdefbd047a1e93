//! Limits of time and size.

use std::convert::Infallible;
use std::time::Duration;

use farrier::http::{Request, Response};
use farrier::{ByteStream, Client, Delivery, TimeoutKind, Timeouts, Transport};

use crate::support::operation::{BODY, Error, Outcome, SERVICE, StartUpload, call, input, output};
use crate::support::run;
use crate::support::server::{Server, success};

const SHORT: Duration = Duration::from_millis(50);
const LONG: Duration = Duration::from_secs(600);

fn silent() -> Server {
    Server::start(|mut connection| {
        connection.request();
        connection.wait_for_close();
    })
}

fn assert_timeout(outcome: Outcome, kind: TimeoutKind, delivery: Delivery) {
    match outcome.unwrap_err() {
        Error::Timeout(error) => {
            assert_eq!((error.kind, error.limit), (kind, SHORT));
            assert_eq!(error.delivery, delivery);
            assert_eq!(error.operation, "StartUpload");
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn each_limit_ends_the_wait_for_a_silent_server() {
    let all_long = Timeouts::NONE.connect(LONG).read(LONG).attempt(LONG).call(LONG);
    for (kind, timeouts) in [
        (TimeoutKind::Read, all_long.read(SHORT)),
        (TimeoutKind::Attempt, all_long.attempt(SHORT)),
        (TimeoutKind::Call, all_long.call(SHORT)),
        (TimeoutKind::Call, Timeouts::NONE.call(SHORT)),
        (TimeoutKind::Attempt, Timeouts::NONE.attempt(SHORT)),
    ] {
        let client = silent().builder().timeouts(timeouts).build().unwrap();
        assert_timeout(run(call(&client)), kind, Delivery::Unknown);
    }
}

#[test]
fn a_call_can_have_a_limit_of_its_own() {
    let client = silent().builder().timeout(LONG).build().unwrap();
    let outcome = run(async { client.call::<StartUpload>(input()).timeout(SHORT).await });
    assert_timeout(outcome, TimeoutKind::Call, Delivery::Unknown);
    let error =
        run(async { client.call::<StartUpload>(input()).timeout(SHORT).await }).unwrap_err();
    assert!(error.is_timeout());
    assert_eq!(
        error.to_string(),
        "StartUpload timed out: no result within 50ms (the service may have received the request)"
    );
}

/// Answers at once with this status and body.
#[derive(Clone)]
struct AtOnce(u16, String);

impl Transport for AtOnce {
    type Body = ByteStream;
    type Error = Infallible;

    async fn send(self, _: Request<ByteStream>) -> Result<Response<ByteStream>, Infallible> {
        let mut response = Response::new(ByteStream::from(self.1));
        *response.status_mut() = self.0.try_into().unwrap();
        Ok(response)
    }
}

/// Calls with a limit that has passed when the call begins.
fn call_too_late(status: u16, body: impl Into<String>) -> Outcome {
    let transport = AtOnce(status, body.into());
    let builder = Client::builder(&SERVICE).endpoint("https://api.example.com");
    let client = builder.transport(transport).timeout(Duration::ZERO).build().unwrap();
    run(call(&client))
}

#[test]
fn a_result_after_the_limit_is_none() {
    let large = format!("{{\"a\":[{}1],\"Url\":\"u\"}}", "1,".repeat(100_000));
    for body in [BODY, "not JSON", &large] {
        let error = call_too_late(200, body).unwrap_err();
        assert_eq!(error.delivery(), Delivery::Answered);
        assert_eq!(error.to_string(), "StartUpload timed out: no result within 0ns");
    }
}

#[test]
fn an_error_of_the_service_is_told_although_it_is_late() {
    let large = format!("{{\"__type\":\"NoSuchChat\",\"a\":[{}1]}}", "1,".repeat(100_000));
    for body in ["{\"__type\":\"NoSuchChat\"}", &large] {
        let error = call_too_late(404, body).unwrap_err();
        assert_eq!(error.code(), Some("NoSuchChat"), "{error:?}");
    }
}

#[test]
fn limits_hold_in_the_middle_of_a_body() {
    let server = Server::start(|mut connection| {
        connection.request();
        connection.write("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{");
        connection.wait_for_close();
    });
    let timeouts = Timeouts::NONE.read(SHORT);
    let client = server.builder().timeouts(timeouts).build().unwrap();
    assert_timeout(run(call(&client)), TimeoutKind::Read, Delivery::Answered);
}

#[test]
fn limits_beyond_the_range_of_the_clock_are_no_limits() {
    let server = Server::answering(success());
    let most = Some(Duration::MAX);
    let timeouts = Timeouts::NONE.connect(most).read(most).attempt(most).call(most);
    let client = server.builder().timeouts(timeouts).build().unwrap();
    assert_eq!(run(call(&client)).unwrap(), output());
}

#[test]
fn a_body_that_announces_too_much_is_not_read() {
    let server = Server::start(|mut connection| {
        connection.request();
        connection.write("HTTP/1.1 200 OK\r\nContent-Length: 104857600\r\n\r\n{");
        connection.wait_for_close();
    });
    let error = run(call(&server.client())).unwrap_err();
    assert_eq!(
        error.to_string(),
        "StartUpload: the response's body can't be read: it has more than the 67108864 bytes that \
         `max_response_size` allows (HTTP 200 OK)"
    );
    assert!(matches!(&error, Error::Response(error) if error.part == "body"), "{error:?}");
}

#[test]
fn a_body_without_a_length_is_read_up_to_the_limit_only() {
    let server = Server::start(|mut connection| {
        connection.request();
        connection
            .write("HTTP/1.1 200 OK\r\nx-amzn-requestid: r\r\nTransfer-Encoding: chunked\r\n\r\n");
        let chunk = format!("10000\r\n{}\r\n", " ".repeat(0x10000));
        for _ in 0..1600 {
            if !connection.write(&chunk) {
                return;
            }
        }
        panic!("the client took 100 MB");
    });
    let client = server.builder().max_response_size(1 << 20).build().unwrap();
    let error = run(call(&client)).unwrap_err();
    assert!(error.to_string().contains("more than the 1048576 bytes"), "{error}");
    assert_eq!(error.request_id(), Some("r"));
}

#[test]
fn the_limit_itself_is_allowed() {
    let server = Server::answering(success());
    for (max, fits) in [(BODY.len(), true), (BODY.len() - 1, false)] {
        let client = server.builder().max_response_size(max).build().unwrap();
        assert_eq!(run(call(&client)).is_ok(), fits, "{max}");
    }
}

#[test]
fn a_call_may_have_a_limit_of_its_own_for_the_body() {
    let server = Server::answering(success());
    let client = server.builder().max_response_size(1).build().unwrap();
    let allowing =
        |bytes| run(async { client.call::<StartUpload>(input()).max_response_size(bytes).await });
    allowing(BODY.len()).unwrap();
    let error = allowing(BODY.len() - 1).unwrap_err().to_string();
    let limit = format!("more than the {} bytes that `max_response_size` allows", BODY.len() - 1);
    assert!(error.contains(&limit), "{error}");
}

/// The body counts in place of the texts in it.
#[test]
fn what_a_response_takes_on_the_heap_is_limited() {
    let server = Server::answering(success());
    for (max, fits) in [(BODY.len(), true), (BODY.len() - 1, false)] {
        let client = server.builder().max_response_heap(max).build().unwrap();
        match run(call(&client)) {
            Ok(_) => assert!(fits),
            Err(error) => {
                assert!(!fits);
                let text = error.to_string();
                assert!(text.contains("`max_response_heap` allows at line 1, column 1"), "{text}");
            }
        }
    }
}
