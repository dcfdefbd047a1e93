//! Cases of requests (smithy.io, `httpRequestTests`): the operation's input is made from the case's
//! params, and the request that comes of it is compared with the case.

use std::collections::BTreeMap;

use farrier::codec::ReadValue;
use farrier::http::{HeaderValue, Request, header::CONTENT_LENGTH};
use farrier::{Bytes, Endpoint, Operation, RequestOptions, ServiceSchema, TokenSource, Validation};
use farrier_smithy::traits::Node;
use serde::Deserialize;
use serde_json::value::RawValue;

use crate::params::{self, Params};
use crate::suite::Outcome;
use crate::vendor::VendorParams;
use crate::{body, header};

/// Where requests go if a case doesn't say.
const HOST: &str = "example.com";

/// What a case says of a request.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct RequestCase {
    method: String,
    uri: String,
    host: Option<String>,
    resolved_host: Option<String>,
    #[serde(default)]
    query_params: Vec<String>,
    #[serde(default)]
    forbid_query_params: Vec<String>,
    #[serde(default)]
    require_query_params: Vec<String>,
    #[serde(default)]
    headers: BTreeMap<String, String>,
    #[serde(default)]
    forbid_headers: Vec<String>,
    #[serde(default)]
    require_headers: Vec<String>,
    body: Option<String>,
    body_media_type: Option<String>,
    params: Option<Node>,
    vendor_params_shape: Option<String>,
    vendor_params: Option<Box<RawValue>>,
}

/// The token that the specification asks for.
#[derive(Debug)]
struct FixedToken;

impl TokenSource for FixedToken {
    fn token(&self) -> String {
        "00000000-0000-4000-8000-000000000000".to_owned()
    }
}

/// Runs a case against an operation.
pub(crate) fn check<O: Operation>(case: &str) -> Outcome
where
    O::Input: ReadValue,
{
    let case: RequestCase = serde_json::from_str(case).map_err(|error| error.to_string())?;
    let input = params::value(Params {
        node: case.params.as_ref(),
        body: case.body.as_deref().unwrap_or_default(),
        protocol: O::SCHEMA.service.protocol,
    })?;
    compare(&case, &send::<O>(&case, input)?)
}

/// The request of an input, as the transport would send it.
pub(crate) fn send<O: Operation>(
    case: &RequestCase,
    input: O::Input,
) -> Result<Request<Bytes>, String> {
    let (endpoint, options) = settings(case, O::SCHEMA.service)?;
    // A case may break constraints: it is about what is written, not about what is valid.
    let request = O::request_with(input, &endpoint, &options).map_err(|error| error.to_string())?;
    let (head, body) = request.into_parts();
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    let body = runtime.map_err(|error| error.to_string())?.block_on(body.collect(usize::MAX));
    let mut request = Request::from_parts(head, body.map_err(|error| error.to_string())?);
    set_length(&mut request);
    Ok(request)
}

fn settings(
    case: &RequestCase,
    service: &ServiceSchema,
) -> Result<(Endpoint, RequestOptions), String> {
    let vendor = VendorParams {
        shape: case.vendor_params_shape.as_deref(),
        params: case.vendor_params.as_deref(),
    };
    let settings = vendor.settings()?;
    let endpoint = match settings.region() {
        Some(region) => Endpoint::in_region(service, region),
        None => format!("https://{}", case.host.as_deref().unwrap_or(HOST)).parse(),
    };
    let endpoint = endpoint.map_err(|error| error.to_string())?;
    let options = RequestOptions::default()
        .validation(Validation::Off)
        .tokens(FixedToken)
        .addressing(settings.addressing());
    Ok((endpoint, options))
}

/// Fails unless a request is what the case says.
pub(crate) fn compare(case: &RequestCase, request: &Request<Bytes>) -> Outcome {
    let uri = request.uri();
    same("method", request.method().as_str(), &case.method)?;
    same("path", uri.path(), &case.uri)?;
    if let Some(host) = &case.resolved_host {
        same("host", uri.authority().map_or("", |authority| authority.as_str()), host)?;
    }
    let query = uri.query().unwrap_or_default();
    header::query_has(query, &case.query_params)?;
    header::query_forbidden(query, &case.forbid_query_params)?;
    header::query_required(query, &case.require_query_params)?;
    header::equal(request.headers(), &case.headers)?;
    header::forbidden(request.headers(), &case.forbid_headers)?;
    header::required(request.headers(), &case.require_headers)?;
    match &case.body {
        Some(expected) => body::equal(request.body(), expected, case.body_media_type.as_deref()),
        None => Ok(()),
    }
}

/// Adds the one header that the transport writes: the length of a body that there is.
fn set_length(request: &mut Request<Bytes>) {
    let length = request.body().len();
    if length > 0 {
        let length = HeaderValue::from(length);
        request.headers_mut().entry(CONTENT_LENGTH).or_insert(length);
    }
}

fn same(what: &str, found: &str, expected: &str) -> Outcome {
    if found == expected {
        return Ok(());
    }
    Err(format!("the {what} is {found:?}; expected {expected:?}"))
}
