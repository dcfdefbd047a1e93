//! Text from a service or from the caller shows its hidden characters as escapes, in every kind of error.

use std::fmt::{Debug, Display};
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use farrier::http::{Request, Response};
use farrier::http_body::{Body, Frame};
use farrier::{BoxError, ByteStream, Bytes, Client, Operation as _, Transport};

use crate::support::operation::{Error, SERVICE, StartUpload, call};
use crate::support::run;

/// Characters that have an effect but no look, and what is shown in their place.
const HIDDEN: [(&str, &str); 16] = [
    ("\0", "\\u{0}"),
    ("\t", "\\t"),
    ("\r\n", "\\r\\n"),
    ("\u{1b}[31m", "\\u{1b}[31m"),
    ("\u{7f}", "\\u{7f}"),
    ("\u{85}", "\\u{85}"),
    ("\u{9b}31m", "\\u{9b}31m"),
    ("\u{ad}", "\\u{ad}"),
    ("\u{61c}", "\\u{61c}"),
    ("\u{200b}", "\\u{200b}"),
    ("\u{200f}", "\\u{200f}"),
    ("\u{2028}", "\\u{2028}"),
    ("\u{202e}", "\\u{202e}"),
    ("\u{2066}", "\\u{2066}"),
    ("\u{feff}", "\\u{feff}"),
    ("\u{e0041}", "\\u{e0041}"),
];

/// Checks what is shown of an error that holds `text`: the escapes in `Display`, and nothing hidden anywhere.
fn check(error: &(impl Display + Debug), text: &str, shown: &str) {
    let display = error.to_string();
    assert!(display.contains(&format!("a{shown}b")), "{display:?}");
    for written in [display, format!("{error:?}"), format!("{error:#?}").replace('\n', " ")] {
        let hidden = |c: char| text.contains(c) && !c.is_ascii_graphic();
        assert!(!written.contains(hidden), "{written:?}");
    }
}

/// A failure with a body, which is JSON.
fn failure(body: &str) -> Error {
    let response = Response::builder().status(400).body(Bytes::from(body.to_owned())).unwrap();
    StartUpload::response(response).unwrap_err()
}

fn json(text: &str) -> String {
    let escaped: Vec<_> = text.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect();
    format!("\"a{}b\"", escaped.concat())
}

#[test]
fn errors_of_the_service() {
    for (text, shown) in HIDDEN {
        let json = json(text);
        check(&failure(&format!(r#"{{"__type":{json}}}"#)), text, shown);
        check(&failure(&format!(r#"{{"__type":"Unheard","message":{json}}}"#)), text, shown);
        let error = failure(&format!(r#"{{"__type":"NoSuchChat","message":{json}}}"#));
        check(&error, text, shown);
        check(error.service().unwrap(), text, shown);
    }
}

#[test]
fn metadata_of_responses() {
    for (text, shown) in HIDDEN {
        let text = &*format!("a{text}b");
        let mut errors: Vec<_> = (0..4).map(|_| failure("{}")).collect();
        for (index, error) in errors.iter_mut().enumerate() {
            let Error::Service { response, .. } = error else { panic!() };
            let place = match index {
                0 => &mut response.request_id,
                1 => &mut response.extended_request_id,
                2 => &mut response.query_code,
                _ => &mut response.error_message,
            };
            *place = Some(text.to_owned());
        }
        for error in &errors {
            check(error, text, shown);
        }
    }
}

#[test]
fn responses_that_can_not_be_read() {
    for (text, shown) in HIDDEN {
        let response = Response::new(Bytes::from_static(b"[]"));
        let Err(Error::Response(mut error)) = StartUpload::response(response) else { panic!() };
        error.problem = format!("a{text}b");
        check(&error, text, shown);
        (error.part, error.problem) = (error.problem, String::new());
        check(&Error::Response(error), text, shown);
    }
}

#[test]
fn pages_of_proxies() {
    for (text, shown) in HIDDEN {
        let page = format!("<html>a{text}b</html>");
        let response = Response::builder().status(502).body(Bytes::from(page)).unwrap();
        let error = StartUpload::response(response).unwrap_err();
        match text {
            // What has a NUL is taken for no text.
            "\0" => assert_eq!(error.response().unwrap().body_excerpt, None),
            _ => check(&error, text, shown),
        }
    }
}

/// Fails with a text.
#[derive(Clone)]
struct Failing(String);

impl Transport for Failing {
    type Body = Self;
    type Error = BoxError;

    async fn send(self, request: Request<ByteStream>) -> Result<Response<Self>, BoxError> {
        match request.headers().get("x-answer") {
            Some(_) => Ok(Response::new(self)),
            None => Err(self.0.into()),
        }
    }
}

impl Body for Failing {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        Poll::Ready(Some(Err(io::Error::other(self.0.clone()))))
    }
}

#[test]
fn errors_of_transports_and_of_streams() {
    for (text, shown) in HIDDEN {
        let failing = Failing(format!("a{text}b"));
        let builder =
            || Client::builder(&SERVICE).endpoint("http://a.b").transport(failing.clone());
        check(&run(call(&builder().build().unwrap())).unwrap_err(), text, shown);
        let client = builder().header("x-answer", "yes").build().unwrap();
        check(&run(call(&client)).unwrap_err(), text, shown);
        let mut stream = ByteStream::from_body(failing.clone());
        check(&run(stream.next()).unwrap().unwrap_err(), text, shown);
    }
}

#[test]
fn requests_that_can_not_be_sent() {
    for (text, shown) in HIDDEN {
        let client = Client::builder(&SERVICE).endpoint("http://a.b").build().unwrap();
        let call = client.call::<StartUpload>(crate::support::operation::input()).header("", "");
        let Err(Error::Request(mut error)) = run(call) else { panic!() };
        error.problem = format!("a{text}b");
        check(&error, text, shown);
    }
}
