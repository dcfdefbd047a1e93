//! Events and messages without a socket, in a protocol with HTTP bindings.

use farrier::event_stream::{Decoder, HeaderValue, Message, from_message, to_message};
use farrier::protocol::{Protocol, RestJson1, RestXml};
use farrier::{
    Bytes, Endpoint, Error, EventError, EventStream, Operation, ResponseOptions, Timestamp, http,
};
use tests::fixtures::event_stream::{
    Flood, Kind, Level, Marks, Picture, Place, Quiet, Readings, Remark, Report, ReportInput,
    Sightings, Survey, Talk, TalkInput, Watch, WatchInput, WatchOutput,
};

use crate::support::run;

fn endpoint() -> Endpoint {
    "https://example.com".parse().unwrap()
}

/// The headers of a message and its payload, as text.
fn shown(message: &Message) -> (Vec<String>, &str) {
    let headers = message.headers.iter();
    let headers = headers.map(|(name, value)| match value.as_str() {
        Some(text) => format!("{name}: {text}"),
        None => format!("{name}: {value:?}"),
    });
    (headers.collect(), std::str::from_utf8(&message.payload).unwrap())
}

fn sent(event: &Sightings) -> Message {
    let message = to_message(event, &RestJson1).unwrap();
    // What is sent is what a service reads.
    assert_eq!(
        from_message::<Sightings>(&message, &RestJson1).ok(),
        match event {
            Sightings::Flood(_) => None,
            event => Some(Some(event.clone())),
        }
    );
    message
}

fn read(message: &Message) -> Result<Option<Readings>, EventError<Readings>> {
    from_message(message, &RestJson1)
}

/// A message with these headers.
fn message(headers: &[(&str, &str)], payload: &'static str) -> Message {
    headers.iter().fold(Message::new(payload), |message, (name, text)| {
        message.header(*name, HeaderValue::String((*text).to_owned()))
    })
}

fn remark(text: &str) -> Remark {
    Remark { by: Some("Ann".to_owned()), text: Some(text.to_owned()) }
}

#[test]
fn a_text_is_the_payload_as_it_is() {
    let message = sent(&Sightings::Remark(remark("an otter")));
    let headers =
        [":content-type: text/plain", ":event-type: remark", ":message-type: event", "by: Ann"];
    assert_eq!(shown(&message), (headers.map(str::to_owned).to_vec(), "an otter"));
}

#[test]
fn a_structure_is_the_payload_in_the_protocol_s_format() {
    let survey = Survey { places: Some(Place::new("weir")) };
    let message = sent(&Sightings::Survey(survey));
    let headers =
        [":content-type: application/json", ":event-type: survey", ":message-type: event"];
    assert_eq!(shown(&message), (headers.map(str::to_owned).to_vec(), r#"{"name":"weir"}"#));
}

#[test]
fn a_date_that_its_format_can_not_say_is_not_sent() {
    let place = Place { since: Some(Timestamp::MAX_UTC), ..Place::new("weir") };
    let survey = || Sightings::Survey(Survey { places: Some(place.clone()) });
    let error = to_message(&survey(), &RestJson1).unwrap_err();
    assert_eq!(error.member, Some("since"));
    assert_eq!(error.problem, "the format date-time has only the years from 0 to 9999");

    let request = Report::request(ReportInput::new([survey()]), &endpoint()).unwrap();
    let error = run(request.into_body().collect(999)).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the event can't be sent: since: the format date-time has only the years from 0 to 9999"
    );
}

#[test]
fn headers_have_the_types_of_their_members() {
    let marks = Marks {
        flag: Some(true),
        byte: Some(-1),
        short: Some(2),
        integer: Some(3),
        long: Some(4),
        blob: Some(Bytes::from_static(b"b")),
        when: Timestamp::from_timestamp_millis(1_500),
        kind: Some(Kind::Bird),
    };
    let message = sent(&Sightings::Marks(marks));
    for (name, value) in [
        ("flag", HeaderValue::Boolean(true)),
        ("byte", HeaderValue::Byte(-1)),
        ("short", HeaderValue::Short(2)),
        ("integer", HeaderValue::Integer(3)),
        ("long", HeaderValue::Long(4)),
        ("blob", HeaderValue::Blob(Bytes::from_static(b"b"))),
        ("when", HeaderValue::Timestamp(1_500)),
        ("kind", HeaderValue::String("bird".to_owned())),
    ] {
        assert_eq!(message.headers[name], value, "{name}");
    }
    // There is nothing that a payload could hold.
    assert_eq!(message.headers.len(), 10);
    assert!(message.payload.is_empty());
}

#[test]
fn an_error_is_an_exception() {
    let flood = Flood { message: Some("run".to_owned()), metres: Some(9.5) };
    let message = sent(&Sightings::Flood(flood));
    let headers =
        [":content-type: application/json", ":exception-type: flood", ":message-type: exception"];
    let payload = r#"{"message":"run","metres":9.5}"#;
    assert_eq!(shown(&message), (headers.map(str::to_owned).to_vec(), payload));
}

#[test]
fn an_event_that_the_model_does_not_name_is_not_sent() {
    let error = to_message(&Sightings::Unknown("x".to_owned()), &RestJson1).unwrap_err();
    assert_eq!(error.problem, "the model has no such event");
}

#[test]
fn events_are_read_from_headers_and_payload() {
    let level = |payload| message(&[(":message-type", "event"), (":event-type", "level")], payload);
    let mut at = level(r#"{"metres":1.5,"at":7,"place":{"name":"weir"}}"#);
    at.headers.insert("at".to_owned(), HeaderValue::Timestamp(2_000));
    let expected = Level {
        at: Timestamp::from_timestamp(2, 0),
        metres: Some(1.5),
        place: Some(Place::new("weir")),
    };
    assert_eq!(read(&at).unwrap(), Some(Readings::Level(expected)));

    let picture = message(&[(":message-type", "event"), (":event-type", "picture")], "\u{1}");
    let image = Some(Bytes::from_static(b"\x01"));
    let expected = Readings::Picture(Picture { name: None, image });
    assert_eq!(read(&picture).unwrap(), Some(expected));

    let quiet = message(&[(":message-type", "event"), (":event-type", "quiet")], "");
    assert_eq!(read(&quiet).unwrap(), Some(Readings::Quiet(Quiet {})));
}

#[test]
fn what_the_model_does_not_name_is_unknown_and_initial_messages_are_passed_over() {
    let event = |kind| read(&message(&[(":message-type", "event"), (":event-type", kind)], "{}"));
    assert_eq!(event("storm").unwrap(), Some(Readings::Unknown("storm".to_owned())));
    assert_eq!(event("initial-response").unwrap(), None);
}

#[test]
fn errors_end_the_events() {
    let headers = [(":message-type", "exception"), (":exception-type", "flood")];
    let error = read(&message(&headers, r#"{"message":"run"}"#)).unwrap_err();
    let EventError::Exception(Readings::Flood(flood)) = error else { panic!("{error}") };
    assert_eq!(flood.message.as_deref(), Some("run"));

    let headers = [(":message-type", "exception"), (":exception-type", "storm")];
    let error = read(&message(&headers, "")).unwrap_err();
    assert_eq!(error.to_string(), "the service ended the events: storm");
    for (content_type, payload, protocol) in [
        ("application/json", r#"{"message":"why"}"#, &RestJson1 as &dyn Protocol),
        ("application/json", r#"{"more":[1],"Message":"why"}"#, &RestJson1),
        ("text/plain", "why", &RestJson1),
        ("application/xml", "<storm><Message>why</Message></storm>", &RestXml),
    ] {
        let headers = [&headers[..], &[(":content-type", content_type)]].concat();
        let outcome = from_message::<Readings>(&message(&headers, payload), protocol);
        assert_eq!(outcome.unwrap_err().to_string(), "the service ended the events: storm: why");
    }
    for payload in ["{", r#"{"message":1}"#, "\0", "why"] {
        let error = read(&message(&headers, payload)).unwrap_err();
        assert_eq!(error.to_string(), "the service ended the events: storm");
    }

    let headers =
        [(":message-type", "error"), (":error-code", "Internal"), (":error-message", "oh\n")];
    let error = read(&message(&headers, "")).unwrap_err();
    assert_eq!(error.to_string(), r"the service ended the events: Internal: oh\n");
}

#[test]
fn messages_that_do_not_say_what_they_are_are_refused() {
    let typed = |kind: HeaderValue| {
        let mut event = message(&[(":event-type", "quiet")], "");
        event.headers.insert(":message-type".to_owned(), kind);
        read(&event).unwrap_err().to_string()
    };
    let text = |text: &str| HeaderValue::String(text.to_owned());
    let missing = read(&message(&[(":event-type", "quiet")], "")).unwrap_err().to_string();
    assert_eq!(missing, "an event can't be read: header :message-type: is missing");
    let blob = typed(HeaderValue::Blob(Bytes::from_static(b"event")));
    assert_eq!(blob, "an event can't be read: header :message-type: is not a string");
    let other = typed(text("news"));
    assert_eq!(other, "an event can't be read: header :message-type: has an unknown value");
    let no_event = read(&message(&[(":message-type", "event")], "")).unwrap_err().to_string();
    assert_eq!(no_event, "an event can't be read: header :event-type: is missing");
}

#[test]
fn headers_of_another_type_and_payloads_of_another_format_are_refused() {
    let event = [(":message-type", "event"), (":event-type", "level")];
    let mut wrong = message(&event, "");
    wrong.headers.insert("at".to_owned(), HeaderValue::Integer(1));
    let text = read(&wrong).unwrap_err().to_string();
    assert_eq!(text, "an event can't be read: header at: is not a timestamp");
    let text = read(&message(&event, "{")).unwrap_err().to_string();
    assert!(text.starts_with("an event can't be read: body: "), "{text}");
}

#[test]
fn a_request_holds_the_events_one_message_each() {
    let events = [Sightings::Remark(remark("one")), Sightings::Remark(remark("two"))];
    let request = Talk::request(
        TalkInput { river: Some("Aare".to_owned()), ..TalkInput::new(events.clone()) },
        &endpoint(),
    );
    let request = request.unwrap();
    let media_type = "application/vnd.amazon.eventstream";
    assert_eq!(request.headers()["content-type"], media_type);
    assert_eq!(request.headers()["accept"], media_type);
    assert_eq!(request.headers()["x-river"], "Aare");
    assert_eq!(request.body().length(), None);
    let body = run(request.into_body().collect(9999)).unwrap();
    let mut decoder = Decoder::default();
    decoder.push(&body);
    for event in &events {
        assert_eq!(decoder.message().unwrap().unwrap(), sent(event));
    }
    assert_eq!(decoder.message(), Ok(None));
    assert_eq!(decoder.finish(), Ok(()));
}

#[test]
fn a_service_reads_the_events_of_a_request() {
    let input = ReportInput::new([Sightings::Remark(remark("one"))]);
    let request = Report::request(input, &endpoint()).unwrap();
    assert!(!request.headers().contains_key("accept"));
    let mut sightings = Report::read_request(request).unwrap().sightings;
    let event = run(sightings.recv()).unwrap().unwrap();
    assert_eq!(event, Sightings::Remark(remark("one")));
    assert_eq!(run(sightings.recv()).unwrap(), None);
}

fn response(gauge: Option<&str>, body: impl Into<Bytes>) -> http::Response<Bytes> {
    let mut response = http::Response::new(body.into());
    if let Some(gauge) = gauge {
        response.headers_mut().insert("x-gauge", gauge.parse().unwrap());
    }
    response
}

#[test]
fn the_members_beside_the_events_come_with_the_head() {
    let quiet = to_message(&Readings::Quiet(Quiet {}), &RestJson1).unwrap().encode().unwrap();
    let WatchOutput { gauge, mut readings } = Watch::response(response(Some("7"), quiet)).unwrap();
    assert_eq!(gauge, "7");
    assert_eq!(run(readings.recv()).unwrap(), Some(Readings::Quiet(Quiet {})));
    assert_eq!(run(readings.recv()).unwrap(), None);
    assert_eq!(run(readings.recv()).unwrap(), None);
}

#[test]
fn a_required_member_that_is_missing_fails_the_call() {
    let Err(Error::Response(error)) = Watch::response(response(None, "")) else { panic!() };
    assert_eq!(error.problem, "the required member `gauge` is missing");
    let request = Watch::request(WatchInput::default(), &endpoint()).unwrap();
    assert_eq!(request.headers()["accept"], "application/vnd.amazon.eventstream");
    assert_eq!(request.body().length(), Some(0));
}

#[test]
fn nothing_comes_after_an_error() {
    let quiet = to_message(&Readings::Quiet(Quiet {}), &RestJson1).unwrap().encode().unwrap();
    let broken = [&quiet[..], &quiet[..20]].concat();
    let mut readings = Watch::response(response(Some("7"), broken)).unwrap().readings;
    assert!(run(readings.recv()).unwrap().is_some());
    let error = run(readings.recv()).unwrap_err().to_string();
    let text = "an event can't be read: message: the stream ended in the middle of a message";
    assert_eq!(error, text);
    assert_eq!(run(readings.recv()).unwrap(), None);
}

#[test]
fn streams_are_shared_and_tell_nothing() {
    fn is_shared<T: Send + Sync>(_: &T) {}
    let input = TalkInput::new(vec![Sightings::Remark(remark("secret"))]);
    is_shared(&input);
    assert!(!format!("{input:?}").contains("secret"));
}

#[test]
fn a_channel_ends_with_its_senders_and_its_senders_with_it() {
    run(async {
        let (mut sender, mut stream) = EventStream::channel(1);
        sender.send(1).await.unwrap();
        assert_eq!(stream.recv().await.unwrap(), Some(1));
        drop(stream);
        assert!(sender.send(2).await.is_err());
        let (sender, mut stream) = EventStream::<i32>::channel(1);
        drop(sender);
        assert_eq!(stream.recv().await.unwrap(), None);
    });
}

/// The payload counts in place of the texts in it. Each event has the whole limit.
#[test]
fn what_an_event_takes_on_the_heap_is_limited() {
    let level = Readings::Level(Level { at: None, metres: Some(1.5), place: None });
    let level = to_message(&level, &RestJson1).unwrap();
    let (size, bytes) = (level.payload.len(), level.encode().unwrap());
    let read = |limit| {
        let options = ResponseOptions::default().max_response_heap(limit);
        let response = response(Some("7"), [&bytes[..], &bytes[..]].concat());
        let mut readings = Watch::response_with(response, &options).unwrap().readings;
        run(readings.recv()).and_then(|_| run(readings.recv()))
    };
    assert!(matches!(read(size), Ok(Some(Readings::Level(_)))));
    let error = read(size - 1).unwrap_err().to_string();
    assert!(error.contains("`max_response_heap` allows at line 1, column 1"), "{error}");
}
