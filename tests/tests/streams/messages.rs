//! Requests and responses without a socket.

use farrier::{BufferedResponse, ByteStream, Bytes, Endpoint, Error, Operation, http};
use tests::fixtures::streaming::{
    Load, LoadError, LoadOutput, Master, MasterInput, Store, StoreInput, Subtitle, Subtitles,
};

use crate::support::run;

fn endpoint() -> Endpoint {
    "https://example.com".parse().unwrap()
}

fn request<O: Operation>(input: O::Input) -> http::Request<ByteStream> {
    O::request(input, &endpoint()).unwrap_or_else(|error| panic!("{error}"))
}

/// Bytes of which nobody knows how many there will be.
fn endless(bytes: &'static str) -> ByteStream {
    ByteStream::from_reader(bytes.as_bytes(), None)
}

fn reply(status: u16, body: &'static str) -> BufferedResponse {
    let response = http::Response::builder().status(status).header("etag", "7");
    response.body(Bytes::from(body)).unwrap()
}

#[test]
fn a_stream_in_memory_stays_in_memory() {
    let film = Bytes::from("film");
    let request = request::<Store>(StoreInput::new(film.clone(), "M"));
    assert_eq!(request.uri().path(), "/films/M");
    assert_eq!(request.headers()["content-type"], "application/octet-stream");
    let body = request.body().as_bytes().unwrap();
    assert_eq!((body, body.as_ptr()), (&film, film.as_ptr()));
}

#[test]
fn a_stream_is_handed_over_as_it_is() {
    let request = request::<Store>(StoreInput::new(endless("film"), "M"));
    assert!(request.body().as_bytes().is_none());
    assert_eq!(request.body().length(), None);
    assert_eq!(run(request.into_body().collect(4)).unwrap(), "film");
}

#[test]
fn the_media_type_of_the_model_counts_and_that_of_a_member_more() {
    let typed = request::<Subtitle>(Subtitles { text: "WEBVTT".into(), ..Subtitles::default() });
    assert_eq!(typed.headers()["content-type"], "text/vtt");
    let said = StoreInput {
        content_type: Some("video/mp4".to_owned()),
        ..StoreInput::new(endless("film"), "M")
    };
    assert_eq!(request::<Store>(said).headers()["content-type"], "video/mp4");
}

#[test]
fn a_length_that_is_required_has_to_be_known() {
    let sized = MasterInput { negative: ByteStream::from_reader(&b"film"[..], Some(4)) };
    assert_eq!(request::<Master>(sized).body().length(), Some(4));
    let error = Master::request(MasterInput { negative: endless("film") }, &endpoint());
    assert_eq!(
        error.unwrap_err().to_string(),
        "Master was not sent: negative: its length must be known before it is sent, as that of \
         bytes and of files is"
    );
}

#[test]
fn an_output_holds_the_body_whether_in_memory_or_not() {
    let in_memory = Load::response(reply(200, "film")).unwrap();
    assert_eq!((in_memory.status, in_memory.tag.as_deref()), (Some(200), Some("7")));
    assert_eq!(in_memory.reel.as_bytes().unwrap(), "film");
    let LoadOutput { reel, .. } = Load::response(reply(200, "").map(|_| endless("film"))).unwrap();
    assert!(reel.as_bytes().is_none());
    assert_eq!(run(reel.collect(99)).unwrap(), "film");
}

#[test]
fn an_answer_that_tells_of_failure_is_read_as_an_error() {
    let body = r#"{"__type":"NoSuchFilm","message":"lost"}"#;
    let Err(Error::Service { error, .. }) = Load::response(reply(404, body)) else { panic!() };
    let LoadError::NoSuchFilm(error) = error else { panic!("{error}") };
    assert_eq!(error.message.as_deref(), Some("lost"));
    // What nobody has gathered can't be read, but the status is never lost.
    let Err(error) = Load::response(reply(404, "").map(|_| endless(body))) else { panic!() };
    assert_eq!(error.status().unwrap(), 404);
}

#[test]
fn an_operation_without_streams_wants_its_answer_gathered() {
    let Err(error) = Store::response(reply(200, "").map(|_| endless("{}"))) else { panic!() };
    assert_eq!(
        error.to_string(),
        "Store: the response's body can't be read: it is a stream, which must be collected before \
         it is read (HTTP 200 OK)"
    );
}

#[test]
fn a_service_reads_the_stream_of_a_request() {
    let input = StoreInput { ticket: Some("t".to_owned()), ..StoreInput::new("film", "M") };
    let read = Store::read_request(request::<Store>(input)).unwrap();
    assert_eq!((&*read.title, read.ticket.as_deref()), ("M", Some("t")));
    assert_eq!(read.reel.as_bytes().unwrap(), "film");
}

#[test]
fn debug_tells_the_length_only() {
    let shown = format!("{:?}", StoreInput::new("secret", "M"));
    assert!(shown.ends_with("reel: ByteStream { length: 6 } }"), "{shown}");
    let shown = format!("{:?}", Subtitles { text: endless("secret"), ..Subtitles::default() });
    assert_eq!(shown, "Subtitles { language: *** redacted ***, text: ByteStream { .. } }");
}
