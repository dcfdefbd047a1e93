//! The messages that the benchmarks send and read. Knows no benchmark.

use std::fmt::Write as _;

use generated::StartAttachmentUploadRequest;
use generated::farrier::{BufferedResponse, Bytes};

/// Where requests go that never leave the process.
pub(crate) const URL: &str = "https://participant.connect.us-east-1.amazonaws.com";

/// What a service answers to [`upload`].
const ANSWER: &str = include_str!("../answer.json");

/// An input as a program makes it: the idempotency token is left to the client.
pub(crate) fn upload() -> StartAttachmentUploadRequest {
    StartAttachmentUploadRequest::new("cat.png", 1024, "a-connection-token", "image/png")
}

/// The answer to [`upload`], with the headers that matter.
pub(crate) fn answer() -> BufferedResponse {
    reply(Bytes::from_static(ANSWER.as_bytes()))
}

/// A page of a transcript: 100 structures with 10 members each, every one of them present.
pub(crate) fn transcript() -> BufferedResponse {
    let mut json = r#"{"InitialContactId":"c0","Transcript":["#.to_owned();
    for item in 0..100 {
        let comma = if item == 0 { "" } else { "," };
        // Writing to a string can't fail.
        let _ = write!(
            json,
            concat!(
                r#"{}{{"AbsoluteTime":"2026-01-02T03:04:05.678Z","Content":"This is message {:03}","#,
                r#""ContentType":"text/plain","Id":"7f1c8f5e-3b64-4e6f-9c39-{:012}","#,
                r#""Type":"MESSAGE","ParticipantId":"9d2a6c1e-{:04}","DisplayName":"Customer","#,
                r#""ParticipantRole":"CUSTOMER","RelatedContactId":"5e0b7a34-{:04}","#,
                r#""ContactId":"1b9f42d8-{:04}"}}"#,
            ),
            comma, item, item, item, item, item,
        );
    }
    json.push_str(r#"],"NextToken":"more"}"#);
    reply(Bytes::from(json))
}

fn reply(body: Bytes) -> BufferedResponse {
    let mut reply = BufferedResponse::new(body);
    for (name, value) in [
        ("content-type", "application/json"),
        ("x-amzn-requestid", "3d6f3f0e-4a0c-4a57-8a39-6b7c2f3e9d10"),
    ] {
        reply.headers_mut().insert(name, value.parse().unwrap());
    }
    reply
}
