//! Buckets over the wire: paths that look like a way up arrive as they are, and a call says where
//! its bucket goes.

use std::sync::{Arc, Mutex};

use generated::runtime::{Addressing, ByteStream, Transport, http};
use tests::fixtures::buckets::{Client, DrawWineInput};

use crate::support::run;
use crate::support::server::{Server, ok};

#[test]
fn a_key_arrives_as_it_is() {
    let server = Server::always(ok("{}"));
    let client = Client::builder().endpoint(&server.url()).build().unwrap();
    run(client.draw_wine(DrawWineInput::new("red-wines", "a/../b c/./d"))).unwrap();
    let request = server.request();
    // An address takes no bucket before it.
    assert_eq!(request.line(), "GET /red-wines/a/../b%20c/./d?draw");
    assert_eq!(request.header("host"), Some(server.address().to_string().as_str()));
}

/// Answers each request, and keeps where it went.
#[derive(Clone, Default)]
struct Kept(Arc<Mutex<Vec<String>>>);

impl Transport for Kept {
    type Body = ByteStream;
    type Error = String;

    async fn send(
        self,
        request: http::Request<ByteStream>,
    ) -> Result<http::Response<ByteStream>, String> {
        self.0.lock().unwrap().push(request.uri().to_string());
        Ok(http::Response::new(ByteStream::from("{}")))
    }
}

#[test]
fn a_call_says_where_its_bucket_goes() {
    let kept = Kept::default();
    let builder = Client::builder().region("eu-west-1").addressing(Addressing::Path);
    let client = builder.transport(kept.clone()).build().unwrap();
    let call = || client.draw_wine(DrawWineInput::new("red-wines", "a"));
    run(call()).unwrap();
    run(call().addressing(Addressing::Virtual)).unwrap();
    assert_eq!(
        *kept.0.lock().unwrap(),
        [
            "https://cellar.eu-west-1.amazonaws.com/red-wines/a?draw",
            "https://red-wines.cellar.eu-west-1.amazonaws.com/a?draw",
        ]
    );
}
