//! What the query protocols share: the input is a form, the answer is XML.
//!
//! Knows nothing of where in the answer the output stands: each protocol has its own place.

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderValue};

use crate::codec::reader::ReadStruct;
use crate::codec::writer::WriteStruct;
#[cfg(feature = "mock")]
use crate::error::wire::Malformed;
use crate::formats::query::{Dialect, QueryWriter};
use crate::schema::member::Member;
use crate::schema::service::OperationSchema;

/// The schema of a body as such.
pub(super) static ROOT: Member = Member::item();

/// The request of an operation: `POST /` with a form that names it, then holds the input.
pub(super) fn request(
    operation: &OperationSchema,
    input: &dyn WriteStruct,
    dialect: Dialect,
) -> http::Request<Bytes> {
    let mut form = QueryWriter::new(dialect);
    form.pair("Action", operation.name);
    form.pair("Version", operation.service.version);
    input.write_members(&mut form);
    let mut request = http::Request::new(form.finish());
    *request.method_mut() = http::Method::POST;
    let content_type = HeaderValue::from_static("application/x-www-form-urlencoded");
    request.headers_mut().insert(CONTENT_TYPE, content_type);
    request
}

/// Reads such a request, as the service would.
#[cfg(feature = "mock")]
pub(super) fn input(
    operation: &OperationSchema,
    request: &http::Request<Bytes>,
    input: &mut dyn ReadStruct,
    dialect: Dialect,
) -> Result<(), Malformed> {
    use crate::formats::query::QueryReader;

    let form = QueryReader::parse(request.body(), dialect);
    let form = form.map_err(|error| Malformed::new("body", error.to_string()))?;
    if form.get("Action") != Some(operation.name) {
        return Err(Malformed::new("body", format!("`Action` isn't `{}`", operation.name)));
    }
    form.read_root(input).map_err(|error| Malformed::new("body", error.to_string()))
}

/// True if there is nothing to read: a service may then leave out the body.
pub(super) fn is_nothing(body: &[u8], output: &dyn ReadStruct) -> bool {
    body.is_empty() || output.members().is_empty()
}
