//! How connections are used: kept, closed, and shared.

use crate::support::server::{Server, answer, ok};
use crate::support::{client_of, run, upload};

#[test]
fn two_calls_share_one_connection() {
    let server = Server::always(ok("{}"));
    let client = client_of(&server.url()).build().unwrap();
    run(async {
        client.start_attachment_upload(upload()).await.unwrap();
        client.clone().start_attachment_upload(upload()).await.unwrap();
    });
    let requests = server.requests();
    assert_eq!(requests.len(), 2);
    assert_eq!(requests[0].text(), requests[1].text());
    assert_eq!(server.connections(), 1);
}

#[test]
fn a_failure_of_the_service_keeps_the_connection() {
    let server =
        Server::always(answer("400 Bad Request", "", "{\"code\":\"ValidationException\"}"));
    let client = client_of(&server.url()).build().unwrap();
    run(async {
        client.start_attachment_upload(upload()).await.unwrap_err();
        client.start_attachment_upload(upload()).await.unwrap_err();
    });
    assert_eq!(server.connections(), 1);
}

#[test]
fn a_server_that_closes_after_each_answer_gets_new_connections() {
    let server = Server::once(answer("200 OK", "connection: close\r\n", "{}"));
    let client = client_of(&server.url()).build().unwrap();
    run(async {
        client.start_attachment_upload(upload()).await.unwrap();
        client.start_attachment_upload(upload()).await.unwrap();
    });
    assert_eq!((server.requests().len(), server.connections()), (2, 2));
}

#[test]
fn calls_at_the_same_time_do_not_mix_up_their_answers() {
    let server = Server::answering(|request| {
        let name = request.body_text().split('"').nth(3).unwrap();
        ok(&format!("{{\"AttachmentId\":\"{name}\"}}"))
    });
    let client = client_of(&server.url()).build().unwrap();
    let call = |name: &'static str| {
        let mut input = upload();
        name.clone_into(&mut input.attachment_name);
        let client = client.clone();
        async move { client.start_attachment_upload(input).await.unwrap().attachment_id.unwrap() }
    };
    let ids = run(async { tokio::join!(call("a"), call("b"), call("c"), call("d")) });
    assert_eq!(ids, ("a".into(), "b".into(), "c".into(), "d".into()));
}
