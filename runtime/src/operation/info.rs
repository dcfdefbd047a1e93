//! Extraction of a response's metadata.

use crate::aws::request_id;
use crate::body::message::BufferedResponse;
use crate::error::response::ResponseInfo;
use crate::operation::excerpt::{self, excerpt};
use crate::operation::options::ResponseOptions;
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
    }
}

/// Returns the metadata of a response that can't be read. It includes an excerpt of the body only if the
/// body can't be one of the protocol, because a body that the service itself sent may be secret.
pub(super) fn of_unreadable(
    schema: &'static OperationSchema,
    response: &BufferedResponse,
    options: &ResponseOptions,
) -> ResponseInfo {
    let mut info = of(schema, response, options);
    if excerpt::is_foreign(schema.service.protocol, response) {
        info.body_excerpt = excerpt(response.body());
    }
    info
}

/// Returns the metadata of a failure. It includes an excerpt of the body only if the body can't be one of
/// the protocol, such as the error page of a proxy.
pub(super) fn of_failure(
    schema: &'static OperationSchema,
    response: &BufferedResponse,
    failure: &mut Failure,
    options: &ResponseOptions,
) -> ResponseInfo {
    let mut info = of(schema, response, options);
    info.request_id = info.request_id.or(failure.request_id.take());
    info.query_code = schema.service.protocol.query_code(schema.service, response);
    if excerpt::is_foreign(schema.service.protocol, response) {
        info.body_excerpt = excerpt(response.body());
    }
    info
}
