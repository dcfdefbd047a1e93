//! Plays the chat service, and the storage behind its pre-signed URLs, on a port of this machine.
//!
//! Strict where it matters: the token, the signature, the headers and the order of the steps.

#[path = "../../tests/support/server.rs"]
mod server;

use std::sync::{Mutex, PoisonError};

use serde_json::{Value, json};

use super::CONNECTION_TOKEN;
use server::{Request, Server, answer, ok};

/// The one attachment that this service can hold, and where its storage has it.
const ID: &str = "attachment-1";
const STORAGE: &str = "/storage/attachment-1?signature=f00d";

/// A service that runs until the program ends.
pub(crate) struct Service(Server);

impl Service {
    pub(crate) fn start() -> Self {
        let attachment = Mutex::new(Attachment::default());
        Self(Server::answering(move |request| {
            let mut attachment = attachment.lock().unwrap_or_else(PoisonError::into_inner);
            attachment.respond(request)
        }))
    }

    pub(crate) fn url(&self) -> String {
        self.0.url()
    }

    /// How many requests have come so far.
    pub(crate) fn requests(&self) -> usize {
        self.0.requests().len()
    }
}

/// How far the attachment has come.
#[derive(Default)]
struct Attachment {
    /// What was announced, as `StartAttachmentUpload` has it.
    announced: Value,
    file: Option<Vec<u8>>,
    completed: bool,
}

impl Attachment {
    fn respond(&mut self, request: &Request) -> Vec<u8> {
        match request.line().split_once("/participant/") {
            None => self.store(request),
            Some(_) if request.header("x-amz-bearer") != Some(CONNECTION_TOKEN) => {
                failure("403 Forbidden", "AccessDeniedException", "this token is not known")
            }
            Some((_, operation)) => self.operate(operation, request),
        }
    }

    /// The service itself.
    fn operate(&mut self, operation: &str, request: &Request) -> Vec<u8> {
        let url = format!("http://{}{STORAGE}", request.header("host").unwrap_or_default());
        let input: Value = serde_json::from_slice(&request.body).unwrap_or_default();
        match (operation, &self.file) {
            ("start-attachment-upload", None) => {
                let headers = json!({
                    "content-type": input["ContentType"],
                    "x-amz-meta-name": input["AttachmentName"],
                });
                self.announced = input;
                success(&json!({
                    "AttachmentId": ID,
                    "UploadMetadata": { "Url": url, "HeadersToInclude": headers },
                }))
            }
            ("complete-attachment-upload", Some(_)) if input["AttachmentIds"] == json!([ID]) => {
                self.completed = true;
                success(&json!({}))
            }
            ("attachment", Some(file)) if self.completed && input["AttachmentId"] == ID => {
                success(&json!({ "Url": url, "AttachmentSizeInBytes": file.len() }))
            }
            _ => failure("409 Conflict", "ConflictException", "there is no such attachment now"),
        }
    }

    /// The storage: knows no token, only what it has signed.
    fn store(&mut self, request: &Request) -> Vec<u8> {
        match (request.line().split_once(' '), &self.file) {
            (Some(("PUT", STORAGE)), None) if self.is_as_announced(request) => {
                self.file = Some(request.body.clone());
                answer("200 OK", "", "")
            }
            (Some(("GET", STORAGE)), Some(file)) if self.completed => answer("200 OK", "", file),
            _ => answer("403 Forbidden", "", "SignatureDoesNotMatch"),
        }
    }

    fn is_as_announced(&self, request: &Request) -> bool {
        let header = |name| request.header(name).unwrap_or_default();
        self.announced["AttachmentSizeInBytes"] == request.body.len()
            && self.announced["ContentType"] == header("content-type")
            && self.announced["AttachmentName"] == header("x-amz-meta-name")
    }
}

fn success(output: &Value) -> Vec<u8> {
    ok(&output.to_string())
}

fn failure(status: &str, code: &str, message: &str) -> Vec<u8> {
    let body = json!({ "Message": message }).to_string();
    answer(status, &format!("x-amzn-errortype: {code}\r\n"), body)
}
