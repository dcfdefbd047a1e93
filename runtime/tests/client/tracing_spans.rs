//! What a call tells `tracing`, and what it keeps to itself.

use std::fmt::{Debug, Write as _};
use std::sync::{Arc, Mutex};

use farrier::Validation;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

use crate::support::operation::{StartUpload, call, input};
use crate::support::run;
use crate::support::server::{Server, answer};

/// Writes down what the crate says, one line a thing.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<String>>);

impl Log {
    fn line(&self, start: &str, record: impl FnOnce(&mut dyn Visit)) {
        let mut line = Line(start.to_owned());
        record(&mut line);
        writeln!(self.0.lock().unwrap(), "{}", line.0).unwrap();
    }

    fn text(&self) -> String {
        self.0.lock().unwrap().clone()
    }
}

struct Line(String);

impl Visit for Line {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        write!(self.0, " {field}={value:?}").unwrap();
    }
}

impl Subscriber for Log {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().starts_with("farrier")
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        self.line(span.metadata().name(), |visit| span.record(visit));
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        self.line("record", |visit| values.record(visit));
    }

    fn event(&self, event: &Event<'_>) {
        self.line(event.metadata().level().as_str(), |visit| event.record(visit));
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

#[test]
fn a_call_is_one_span_that_says_how_it_ended() {
    let server = Server::answering(answer(
        "500 Internal Server Error",
        "x-amzn-requestid: r-1\r\n",
        "a secret of the service",
    ));
    let log = Log::default();
    tracing::subscriber::with_default(log.clone(), || {
        run(call(&server.client())).unwrap_err();
    });
    assert_eq!(
        log.text(),
        "call service=\"Uploads\" operation=\"StartUpload\"\n\
         record status=500\n\
         record request_id=\"r-1\"\n\
         record outcome=\"service error\"\n"
    );
}

#[test]
fn warnings_of_the_validation_name_the_place_and_not_the_value() {
    let server = Server::answering(answer("200 OK", "", "{}"));
    let client = server.builder().validation(Validation::Warn).build().unwrap();
    let log = Log::default();
    tracing::subscriber::with_default(log.clone(), || {
        let mut input = input();
        input.name = "an unusually long secret".to_owned();
        run(async { client.call::<StartUpload>(input).await }).unwrap();
    });
    let text = log.text();
    assert!(text.contains("\nWARN "), "{text}");
    assert!(text.contains("path=\"/Name\""), "{text}");
    assert!(text.ends_with("record status=200\nrecord outcome=\"ok\"\n"), "{text}");
    assert!(!text.contains("secret"), "{text}");
    assert!(!text.contains("s3cret"), "{text}");
}
