//! Events over real sockets.

use std::sync::mpsc::channel;
use std::time::Duration;

use farrier::event_stream::{Decoder, from_message, to_message};
use farrier::protocol::RestJson1;
use farrier::{EventError, EventStream, Timeouts};
use tests::fixtures::event_stream::{
    Client, Flood, Picture, Quiet, Readings, Remark, ReportInput, Sightings, TalkInput, WatchInput,
};

use crate::support::run;
use crate::support::server::{Connection, Server, ok};

const HEAD: &str = "HTTP/1.1 200 OK\r\nx-gauge: 7\r\n\r\n";

fn client(server: &Server) -> Client {
    Client::builder().endpoint(&server.url()).timeout(Duration::from_secs(60)).build().unwrap()
}

fn remark(text: &str) -> Sightings {
    Sightings::Remark(Remark { by: None, text: Some(text.to_owned()) })
}

fn write(connection: &mut Connection, reading: &Readings) -> bool {
    connection.write(to_message(reading, &RestJson1).unwrap().encode().unwrap())
}

/// The next event of a request; `None` at the end of its body.
fn next(connection: &mut Connection, decoder: &mut Decoder) -> Option<Sightings> {
    loop {
        if let Some(message) = decoder.message().unwrap() {
            return from_message(&message, &RestJson1).unwrap();
        }
        decoder.push(&connection.chunk()?);
    }
}

#[test]
fn events_are_received_as_they_come() {
    let (ask, asked) = channel();
    let asked = std::sync::Mutex::new(asked);
    let server = Server::start(move |mut connection| {
        connection.request();
        connection.write(HEAD);
        // Each is sent when the one before has arrived.
        while asked.lock().unwrap().recv().is_ok() {
            write(&mut connection, &Readings::Quiet(Quiet {}));
        }
    });
    run(async {
        let mut output = client(&server).watch(WatchInput::default()).await.unwrap();
        assert_eq!(output.gauge, "7");
        for _ in 0..3 {
            ask.send(()).unwrap();
            let event = output.readings.recv().await.unwrap();
            assert_eq!(event, Some(Readings::Quiet(Quiet {})));
        }
        drop(ask);
        assert_eq!(output.readings.recv().await.unwrap(), None);
    });
}

#[test]
fn events_are_sent_as_they_are_given() {
    let (got, arrived) = channel();
    let server = Server::start(move |mut connection| {
        let request = connection.request().unwrap();
        assert_eq!(request.header("transfer-encoding"), Some("chunked"));
        let mut decoder = Decoder::default();
        let mut count = 0;
        while let Some(event) = next(&mut connection, &mut decoder) {
            count += 1;
            got.send(event).unwrap();
        }
        connection.write(ok(&format!("{{\"count\":{count}}}")));
    });
    run(async {
        let (mut sender, sightings) = EventStream::channel(1);
        let client = client(&server);
        let call = tokio::spawn(async move { client.report(ReportInput::new(sightings)).await });
        // Each is given when the one before has arrived at the service.
        let mut arrived = Some(arrived);
        for text in ["one", "two", "three"] {
            sender.send(remark(text)).await.unwrap();
            let receiver = arrived.take().unwrap();
            let wait = tokio::task::spawn_blocking(move || (receiver.recv().unwrap(), receiver));
            let (event, receiver) = wait.await.unwrap();
            assert_eq!(event, remark(text));
            arrived = Some(receiver);
        }
        drop(sender);
        assert_eq!(call.await.unwrap().unwrap().count, Some(3));
    });
}

#[test]
fn both_sides_talk_at_once_where_the_service_answers_early() {
    let server = Server::start(|mut connection| {
        connection.request();
        connection.write(HEAD);
        let mut decoder = Decoder::default();
        while let Some(Sightings::Remark(said)) = next(&mut connection, &mut decoder) {
            write(&mut connection, &Readings::Remark(said));
        }
    });
    run(async {
        let (mut sender, sightings) = EventStream::channel(1);
        let mut output = client(&server).talk(TalkInput::new(sightings)).await.unwrap();
        for text in ["one", "two", "three"] {
            sender.send(remark(text)).await.unwrap();
            let Some(Readings::Remark(said)) = output.readings.recv().await.unwrap() else {
                panic!()
            };
            assert_eq!(said.text.as_deref(), Some(text));
        }
        drop(sender);
        assert_eq!(output.readings.recv().await.unwrap(), None);
    });
}

#[test]
fn an_exception_ends_the_events_even_if_more_come() {
    let server = Server::start(|mut connection| {
        connection.request();
        connection.write(HEAD);
        let flood = Flood { message: Some("run".to_owned()), metres: None };
        write(&mut connection, &Readings::Quiet(Quiet {}));
        write(&mut connection, &Readings::Flood(flood));
        write(&mut connection, &Readings::Quiet(Quiet {}));
    });
    run(async {
        let mut readings = client(&server).watch(WatchInput::default()).await.unwrap().readings;
        assert!(readings.recv().await.unwrap().is_some());
        let error = readings.recv().await.unwrap_err();
        assert!(matches!(error, EventError::Exception(Readings::Flood(_))), "{error}");
        assert_eq!(readings.recv().await.unwrap(), None);
    });
}

#[test]
fn a_service_that_breaks_off_is_told_from_one_that_ends() {
    let server = Server::start(|mut connection| {
        connection.request();
        connection.write("HTTP/1.1 200 OK\r\nx-gauge: 7\r\ncontent-length: 9999\r\n\r\n");
        write(&mut connection, &Readings::Quiet(Quiet {}));
    });
    run(async {
        let mut readings = client(&server).watch(WatchInput::default()).await.unwrap().readings;
        assert!(readings.recv().await.unwrap().is_some());
        let error = readings.recv().await.unwrap_err();
        assert!(matches!(error, EventError::Stream(_)), "{error}");
    });
}

#[test]
fn a_quiet_service_runs_into_no_limit_of_a_read() {
    let (go, gone) = channel();
    let gone = std::sync::Mutex::new(gone);
    let server = Server::start(move |mut connection| {
        connection.request();
        connection.write(HEAD);
        gone.lock().unwrap().recv().unwrap();
        write(&mut connection, &Readings::Quiet(Quiet {}));
    });
    let client: Client = Client::builder()
        .endpoint(&server.url())
        .timeouts(Timeouts::default().read(Duration::from_millis(50)))
        .build()
        .unwrap();
    run(async {
        let mut readings = client.watch(WatchInput::default()).await.unwrap().readings;
        let waiting = tokio::time::timeout(Duration::from_millis(150), readings.recv()).await;
        assert!(waiting.is_err(), "the user's own limit is the first");
        go.send(()).unwrap();
        assert!(readings.recv().await.unwrap().is_some());
    });
}

#[test]
fn large_events_are_received_whole() {
    let image = farrier::Bytes::from(vec![7; 5_000_000]);
    let picture = Readings::Picture(Picture { name: None, image: Some(image) });
    let sent = picture.clone();
    let server = Server::start(move |mut connection| {
        connection.request();
        connection.write(HEAD);
        write(&mut connection, &sent);
    });
    run(async {
        let mut readings = client(&server).watch(WatchInput::default()).await.unwrap().readings;
        assert_eq!(readings.recv().await.unwrap(), Some(picture));
    });
}
