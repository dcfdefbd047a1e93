//! An operation as generated code would have it.

use farrier::protocol::RestJson1;
use farrier::{Client, ServiceSchema, shape};

pub(crate) static SERVICE: ServiceSchema =
    ServiceSchema::new("Uploads", "2024-01-01", &RestJson1).endpoint_prefix("uploads");

shape! {
    /// An operation with a header, a label's worth of secrets, a token and a modelled error.
    pub operation StartUpload: input(StartUploadRequest), output(StartUploadResponse),
        error(StartUploadError), named("StartUpload", SERVICE), http("POST", "/uploads", 200);

    NoSuchChat,
}

shape! {
    pub struct StartUploadRequest: derive(), write, input(tokens(client_token));

    pub name: String = required("Name").length(1, 8),
    pub client_token: Option<String> = member("ClientToken"),
    pub bearer: String = required("Bearer").header("x-bearer").sensitive(),
}

shape! {
    pub struct StartUploadResponse: derive(Debug, PartialEq), read;

    pub url: Option<String> = member("Url"),
}

shape! {
    pub struct NoSuchChat: derive(Debug, Clone, PartialEq), read, error("NoSuchChat", message);

    pub message: Option<String> = member("message"),
}

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
