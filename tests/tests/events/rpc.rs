//! Initial messages: where the other members travel that have no place in the head.

use farrier::event_stream::{Decoder, HeaderValue, Message, to_message};
use farrier::protocol::Rpcv2Json;
use farrier::{ByteStream, Bytes, Endpoint, Error, Operation, http};
use tests::fixtures::event_stream_rpc::{
    Client, Quiet, Readings, Remark, Report, ReportInput, Sightings, Talk, TalkInput, Watch,
    WatchInput,
};

use crate::support::run;
use crate::support::server::Server;

fn endpoint() -> Endpoint {
    "https://example.com".parse().unwrap()
}

fn remark() -> Sightings {
    Sightings::Remark(Remark { by: None, text: Some("an otter".to_owned()) })
}

fn messages(body: ByteStream) -> Vec<Message> {
    let mut decoder = Decoder::default();
    decoder.push(&run(body.collect(9999)).unwrap());
    let messages = std::iter::from_fn(|| decoder.message().unwrap()).collect();
    assert_eq!(decoder.finish(), Ok(()));
    messages
}

#[test]
fn the_other_members_of_an_input_are_the_first_message() {
    let input = TalkInput { river: Some("Aare".to_owned()), ..TalkInput::new([remark()]) };
    let request = Talk::request(input, &endpoint()).unwrap();
    let media_type = "application/vnd.amazon.eventstream";
    assert_eq!(request.headers()["content-type"], media_type);
    assert_eq!(request.headers()["accept"], media_type);
    let messages = messages(request.into_body());
    let text = |name: &str| messages[0].headers[name].as_str().unwrap();
    assert_eq!(text(":message-type"), "event");
    assert_eq!(text(":event-type"), "initial-request");
    assert_eq!(text(":content-type"), "application/json");
    assert_eq!(messages[0].payload, r#"{"river":"Aare"}"#);
    assert_eq!(messages[1], to_message(&remark(), &Rpcv2Json).unwrap());
    assert_eq!(messages.len(), 2);
}

#[test]
fn an_input_of_events_alone_has_no_such_message() {
    let request = Report::request(ReportInput::new([remark()]), &endpoint()).unwrap();
    assert_eq!(request.headers()["accept"], "application/json");
    assert_eq!(messages(request.into_body()), [to_message(&remark(), &Rpcv2Json).unwrap()]);
}

#[test]
fn a_request_of_events_to_come_is_a_request_like_others() {
    let request = Watch::request(WatchInput { river: Some("Aare".to_owned()) }, &endpoint());
    let request = request.unwrap();
    assert_eq!(request.headers()["content-type"], "application/json");
    assert_eq!(request.headers()["accept"], "application/vnd.amazon.eventstream");
    assert_eq!(request.body().as_bytes().unwrap(), r#"{"river":"Aare"}"#);
}

#[test]
fn a_service_reads_the_first_message_too() {
    let input = TalkInput { river: Some("Aare".to_owned()), ..TalkInput::new([remark()]) };
    let request = Talk::request(input, &endpoint()).unwrap();
    let (head, body) = request.into_parts();
    let body = run(body.collect(9999)).unwrap();
    let read = Talk::read_request(http::Request::from_parts(head, body)).unwrap();
    assert_eq!(read.river.as_deref(), Some("Aare"));
    let mut sightings = read.sightings;
    assert_eq!(run(sightings.recv()).unwrap(), Some(remark()));
    assert_eq!(run(sightings.recv()).unwrap(), None);
}

/// The first message of an answer.
fn initial() -> Bytes {
    let text = |text: &str| HeaderValue::String(text.to_owned());
    let message = Message::new(r#"{"gauge":"7"}"#)
        .header(":message-type", text("event"))
        .header(":event-type", text("initial-response"));
    message.encode().unwrap()
}

fn quiet() -> Bytes {
    to_message(&Readings::Quiet(Quiet {}), &Rpcv2Json).unwrap().encode().unwrap()
}

fn response(body: Vec<u8>) -> http::Response<Vec<u8>> {
    http::Response::builder().header("smithy-protocol", "rpc-v2-json").body(body).unwrap()
}

#[test]
fn the_other_members_of_an_output_are_read_from_the_first_message() {
    let mut output = Watch::response(response([initial(), quiet()].concat())).unwrap();
    assert_eq!(output.gauge, "7");
    assert_eq!(run(output.readings.recv()).unwrap(), Some(Readings::Quiet(Quiet {})));
    assert_eq!(run(output.readings.recv()).unwrap(), None);
}

#[test]
fn a_first_message_that_is_required_has_to_be_there() {
    for body in [quiet(), Bytes::new(), Bytes::from_static(b"no message at all")] {
        let Err(Error::Response(error)) = Watch::response(response(body.to_vec())) else {
            panic!()
        };
        assert!(error.problem.contains("member `gauge` is"), "{}", error.problem);
    }
}

#[test]
fn the_client_waits_for_the_first_message_in_whatever_pieces() {
    let server = Server::start(|mut connection| {
        connection.request();
        connection.write("HTTP/1.1 200 OK\r\nsmithy-protocol: rpc-v2-json\r\n\r\n");
        for byte in [initial(), quiet()].concat() {
            connection.write([byte]);
        }
    });
    let client: Client = Client::builder().endpoint(&server.url()).build().unwrap();
    run(async {
        let mut output = client.watch(WatchInput::default()).await.unwrap();
        assert_eq!(output.gauge, "7");
        assert_eq!(output.readings.recv().await.unwrap(), Some(Readings::Quiet(Quiet {})));
        assert_eq!(output.readings.recv().await.unwrap(), None);
    });
}

#[test]
fn an_answer_that_ends_before_its_first_message_fails_the_call() {
    let server = Server::once(
        "HTTP/1.1 200 OK\r\nsmithy-protocol: rpc-v2-json\r\ncontent-length: 99\r\n\r\nhalf",
    );
    let client: Client = Client::builder().endpoint(&server.url()).build().unwrap();
    let error = run(client.watch(WatchInput::default())).unwrap_err();
    let text = error.to_string().replace(&server.url(), "SERVER");
    // The bytes before the end are no message's lengths already.
    assert!(
        text.starts_with("Watch failed: incomplete answer from SERVER")
            || text.contains("the required member `gauge` is missing"),
        "{text}"
    );
}
