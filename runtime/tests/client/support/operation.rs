//! An operation as generated code would have it.

use farrier::protocol::RestJson1;
use farrier::{
    Client, Input, Operation, OperationSchema, ServiceSchema, TokenSource, Unhandled,
    modeled_error, operation_error, structure,
};

pub(crate) static SERVICE: ServiceSchema =
    ServiceSchema::new("Uploads", "2024-01-01", &RestJson1).endpoint_prefix("uploads");

/// An operation with a header, a label's worth of secrets, a token and a modelled error.
#[derive(Debug)]
pub(crate) struct StartUpload;

impl Operation for StartUpload {
    type Input = StartUploadRequest;
    type Output = StartUploadResponse;
    type Error = StartUploadError;
    const SCHEMA: &'static OperationSchema =
        &OperationSchema::new("StartUpload", &SERVICE).http("POST", "/uploads", 200);
}

pub(crate) struct StartUploadRequest {
    pub(crate) name: String,
    pub(crate) client_token: Option<String>,
    pub(crate) bearer: String,
}

structure!(
    StartUploadRequest,
    write,
    [
        name("Name").length(1, 8),
        client_token("ClientToken"),
        bearer("Bearer").header("x-bearer").sensitive(),
    ]
);

impl Input for StartUploadRequest {
    fn fill_tokens(&mut self, tokens: &dyn TokenSource) {
        self.client_token.get_or_insert_with(|| tokens.token());
    }
}

#[derive(Debug, PartialEq, Eq)]
pub(crate) struct StartUploadResponse {
    pub(crate) url: Option<String>,
}

structure!(StartUploadResponse, read, [url("Url")]);

#[derive(Debug, PartialEq, Eq)]
pub(crate) struct NoSuchChat {
    pub(crate) message: Option<String>,
}

structure!(NoSuchChat, read, [message("message")]);
modeled_error!(NoSuchChat, "NoSuchChat", message);

#[derive(Debug, PartialEq, Eq)]
pub(crate) enum StartUploadError {
    NoSuchChat(NoSuchChat),
    Unhandled(Unhandled),
}

operation_error!(StartUploadError, [NoSuchChat(NoSuchChat)]);

pub(crate) type Error = farrier::Error<StartUploadError>;
pub(crate) type Outcome = Result<StartUploadResponse, Error>;

/// An input that breaks no constraint.
pub(crate) fn input() -> StartUploadRequest {
    StartUploadRequest {
        name: "cat.png".to_owned(),
        client_token: None,
        bearer: "s3cret".to_owned(),
    }
}

/// The output that stands for "it worked".
pub(crate) fn output() -> StartUploadResponse {
    StartUploadResponse { url: Some("u".to_owned()) }
}

/// The body that is read as [`output`].
pub(crate) const BODY: &str = r#"{"Url":"u"}"#;

/// One call with nothing special.
pub(crate) async fn call(client: &Client) -> Outcome {
    client.call::<StartUpload>(input()).await
}
