//! Extraction of a response's metadata.

use bytes::Bytes;

use crate::aws::request_id;
use crate::body::message::BufferedResponse;
use crate::codec::reader::ReadStruct;
use crate::error::response::{ResponseInfo, Service};
use crate::operation::excerpt::{self, excerpt};
use crate::operation::options::ResponseOptions;
use crate::schema::binding::Binding;
use crate::schema::service::OperationSchema;
use crate::schema::service::protocol::Failure;

/// Returns the metadata in the head of a response.
pub(crate) fn of<B>(
    schema: &'static OperationSchema,
    response: &http::Response<B>,
    options: &ResponseOptions,
) -> ResponseInfo {
    let headers = response.headers();
    let id = request_id::request_id(headers, &options.request_id_headers);
    ResponseInfo {
        operation: schema.name,
        status: response.status(),
        headers: headers.clone(),
        request_id: id.map(str::to_owned),
        extended_request_id: request_id::extended(headers).map(str::to_owned),
        query_code: None,
        body_excerpt: None,
        error_message: None,
        left_out: Vec::new(),
        body: Bytes::new(),
        service: Service(schema.service),
    }
}

/// Returns the metadata of a response that can't be read as the output `output`. It includes an excerpt of
/// the body only if that can't be one of the protocol, because what the service itself sent may be secret, or if
/// the output has nothing in the body. If a member of the output is the whole body, anything can be its content.
pub(super) fn of_unreadable(
    schema: &'static OperationSchema,
    response: &BufferedResponse,
    output: &dyn ReadStruct,
    options: &ResponseOptions,
) -> ResponseInfo {
    let mut info = of(schema, response, options);
    info.body = response.body().clone();
    let has_payload = output.members().iter().any(|member| member.binding().is_payload());
    let has_body = output.members().iter().any(|member| member.binding() == Binding::Body);
    if !has_payload && (!has_body || excerpt::is_foreign(schema.service.protocol, response)) {
        info.body_excerpt = excerpt(response.body());
    }
    info
}

/// Returns the metadata of a failure. It includes an excerpt of the body if neither the error's name nor its
/// message was found, as in the error page of a proxy. The errors of a model, whose members may be secret, have
/// names.
pub(super) fn of_failure(
    schema: &'static OperationSchema,
    response: &BufferedResponse,
    failure: &mut Failure,
    options: &ResponseOptions,
) -> ResponseInfo {
    let mut info = of(schema, response, options);
    info.body = response.body().clone();
    let own_id = failure.request_id.take().filter(|id| !id.trim().is_empty());
    info.request_id = info.request_id.or(own_id);
    info.query_code = schema.service.protocol.query_code(schema.service, response);
    let is_unnamed = failure.codes.is_empty() && failure.message.is_none();
    if is_unnamed && !excerpt::may_be_named(schema.service.protocol, response) {
        info.body_excerpt = excerpt(response.body());
    }
    info
}
