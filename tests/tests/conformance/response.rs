//! Cases of responses (smithy.io, `httpResponseTests` on operations): the output that is read from
//! the case's response is compared with the case's params.

use std::collections::BTreeMap;

use farrier::codec::{ReadValue, WriteValue};
use farrier::http::StatusCode;
use farrier::{BufferedResponse, ByteStream, Bytes, Operation, OperationSchema};
use farrier_smithy::traits::Node;
use serde::Deserialize;
use serde_json::value::RawValue;

use crate::params::{self, Params};
use crate::suite::Outcome;
use crate::tree::tree;
use crate::vendor::VendorParams;
use crate::{body, header};

/// What a case says of a response.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ResponseCase {
    code: u16,
    #[serde(default)]
    headers: BTreeMap<String, String>,
    body: Option<String>,
    body_media_type: Option<String>,
    params: Option<Node>,
    vendor_params_shape: Option<String>,
    vendor_params: Option<Box<RawValue>>,
}

impl ResponseCase {
    pub(crate) fn parse(case: &str) -> Result<Self, String> {
        serde_json::from_str(case).map_err(|error| error.to_string())
    }

    /// The response that the case describes.
    pub(crate) fn reply(&self) -> Result<BufferedResponse, String> {
        let bytes = body::bytes(self.body(), self.body_media_type.as_deref())?;
        let mut reply = BufferedResponse::new(Bytes::from(bytes));
        *reply.status_mut() = StatusCode::from_u16(self.code).map_err(|error| error.to_string())?;
        *reply.headers_mut() = header::map(&self.headers)?;
        Ok(reply)
    }

    /// The code that the client must tell of the case's error, if the case says one.
    pub(crate) fn error_code(&self) -> Result<Option<String>, String> {
        let shape = self.vendor_params_shape.as_deref();
        VendorParams { shape, params: self.vendor_params.as_deref() }.error_code()
    }

    fn body(&self) -> &str {
        self.body.as_deref().unwrap_or_default()
    }

    /// The value that the case expects.
    pub(crate) fn expected<T: ReadValue>(&self, schema: &OperationSchema) -> Result<T, String> {
        params::value(Params {
            node: self.params.as_ref(),
            body: self.body(),
            protocol: schema.service.protocol,
        })
    }
}

/// Fails unless two values are the same: all of their members, those that are not there included.
pub(crate) fn equal<T: WriteValue>(found: &T, expected: &T) -> Outcome {
    let (found, expected) = (tree(found), tree(expected));
    if found == expected {
        return Ok(());
    }
    Err(format!("read {found:#?}\nexpected {expected:#?}"))
}

/// Runs a case against an operation.
pub(crate) fn check<O: Operation>(case: &str) -> Outcome
where
    O::Output: WriteValue,
{
    let case = ResponseCase::parse(case)?;
    let output = O::response(case.reply()?).map_err(|error| error.to_string())?;
    equal(&output, &case.expected(O::SCHEMA)?)
}

/// Runs a case against an operation whose output holds a stream of bytes, which `take` takes out.
pub(crate) fn check_streamed<O: Operation>(
    case: &str,
    take: fn(&mut O::Output) -> ByteStream,
) -> Outcome
where
    O::Output: WriteValue,
{
    let case = ResponseCase::parse(case)?;
    let mut output = O::response(case.reply()?).map_err(|error| error.to_string())?;
    let mut expected: O::Output = case.expected(O::SCHEMA)?;
    equal(&output, &expected)?;
    let (found, expected) = (take(&mut output), take(&mut expected));
    if found.as_bytes() == expected.as_bytes() && found.as_bytes().is_some() {
        return Ok(());
    }
    Err(format!("streamed {:?}\nexpected {:?}", found.as_bytes(), expected.as_bytes()))
}
