//! The parts that the query protocols share. Requests are forms, and responses are XML.
//!
//! Each protocol decides which element of a response holds the output.

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderValue};

use crate::codec::reader::ReadStruct;
use crate::codec::responses::Reading;
use crate::codec::writer::WriteStruct;
use crate::error::wire::DeserializeError;
use crate::error::wire::SerializeError;
use crate::formats::query::{Dialect, QueryWriter};
use crate::schema::member::Member;
use crate::schema::service::OperationSchema;

/// The schema of the root of a body.
pub(super) static ROOT: Member = Member::item();

/// Builds the request of an operation, which is `POST /` with a form. The form names the operation
/// and the version of the service, and then holds the input. Fails if a form can't hold the input.
pub(super) fn request(
    operation: &OperationSchema,
    input: &dyn WriteStruct,
    dialect: Dialect,
) -> Result<http::Request<Bytes>, SerializeError> {
    let mut form = QueryWriter::new(dialect);
    form.pair("Action", operation.name);
    form.pair("Version", operation.service.version);
    input.write_members(&mut form);
    let mut request = http::Request::new(form.finish()?);
    *request.method_mut() = http::Method::POST;
    let content_type = HeaderValue::from_static("application/x-www-form-urlencoded");
    request.headers_mut().insert(CONTENT_TYPE, content_type);
    Ok(request)
}

/// Reads such a request into `input`. Fails if it isn't a form, or if it names another operation.
#[cfg(feature = "mock")]
pub(super) fn input(
    operation: &OperationSchema,
    request: &http::Request<Bytes>,
    input: &mut dyn ReadStruct,
    dialect: Dialect,
) -> Result<(), DeserializeError> {
    use crate::formats::query::QueryReader;

    let form = QueryReader::parse(request.body(), dialect);
    let form = form.map_err(|error| DeserializeError::new("body", error.to_string()))?;
    if form.get("Action") != Some(operation.name) {
        return Err(DeserializeError::new("body", format!("`Action` isn't `{}`", operation.name)));
    }
    form.read_root(input).map_err(|error| DeserializeError::new("body", error.to_string()))
}

/// Returns the name of the root of a response.
pub(super) fn response_root(operation: &OperationSchema) -> String {
    format!("{}Response", operation.name)
}

/// Returns true if there is no output to read, because it has no members, or because the body that would hold
/// them is empty. Fails if it is empty and a member is required.
pub(super) fn has_no_output(
    body: &[u8],
    reading: &Reading,
    output: &dyn ReadStruct,
) -> Result<bool, DeserializeError> {
    if body.is_empty() {
        reading.check_empty_body(output.members(), |_| true)?;
    }
    Ok(body.is_empty() || output.members().is_empty())
}
