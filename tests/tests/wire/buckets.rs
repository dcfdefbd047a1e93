//! Buckets over the wire: paths that look like a way up arrive as they are, and a call says where
//! its bucket goes.

use generated::farrier::Addressing;
use tests::fixtures::buckets::{Client, DrawWineInput};
use tests::transport::answered_by;

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

#[test]
fn a_call_says_where_its_bucket_goes() {
    let addressed = answered_by(|request| Err(request.uri().to_string()));
    let builder = Client::builder().region("eu-west-1").addressing(Addressing::Path);
    let client = builder.transport(addressed).build().unwrap();
    let call = || client.draw_wine(DrawWineInput::new("red-wines", "a"));
    let told = run(call()).unwrap_err().to_string();
    assert!(told.contains("https://cellar.eu-west-1.amazonaws.com/red-wines/a?draw"), "{told}");
    let told = run(call().addressing(Addressing::Virtual)).unwrap_err().to_string();
    assert!(told.contains("https://red-wines.cellar.eu-west-1.amazonaws.com/a?draw"), "{told}");
}
