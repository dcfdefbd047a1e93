//! `aws.protocols#restJson1`: HTTP bindings with JSON bodies (smithy.io, AWS restJson1 protocol).

use bytes::Bytes;

use crate::codec::{ReadResult, ReadStruct, Reader, WriteStruct, Writer};
use crate::error::{Malformed, Unsendable};
use crate::http_binding::{self, Format};
use crate::json::{JsonReader, JsonWriter};
use crate::protocol::rest::ErrorBody;
use crate::protocol::{Failure, Protocol};
use crate::{OperationSchema, Reply, member};

/// The protocol `aws.protocols#restJson1`.
#[derive(Debug, Clone, Copy)]
pub struct RestJson1;

/// The header in which services name an error.
const ERROR_TYPE: &str = "x-amzn-errortype";

impl Protocol for RestJson1 {
    fn request(
        &self,
        operation: &OperationSchema,
        input: &dyn WriteStruct,
    ) -> Result<http::Request<Bytes>, Unsendable> {
        http_binding::write_request(operation, input, &Json)
    }

    fn output(
        &self,
        _: &OperationSchema,
        response: &Reply,
        output: &mut dyn ReadStruct,
    ) -> Result<(), Malformed> {
        http_binding::read_response(response, output, &Json)
    }

    fn failure(&self, response: &Reply) -> Failure {
        let header = response.headers().get(ERROR_TYPE).and_then(|value| value.to_str().ok());
        let mut body = ErrorBody::new(&ERROR_MEMBERS);
        // A body that is no JSON (a proxy's HTML page, say) tells nothing; what was read before
        // the fault still counts.
        let _ = Json.read(response.body(), &mut |r| r.structure(&ERROR_ROOT, &mut body));
        let [code, kind, lower, upper] = body.into_texts();
        // A member of the error's own may be called `code`: the model decides which is meant.
        let names = [header.map(str::to_owned), code, kind];
        let names = names.iter().flatten().map(|name| bare_name(name));
        let codes = names.filter(|name| !name.is_empty()).map(str::to_owned).collect();
        Failure { codes, message: lower.or(upper), request_id: None }
    }

    fn error(&self, response: &Reply, error: &mut dyn ReadStruct) -> Result<(), Malformed> {
        http_binding::read_response(response, error, &Json)
    }

    #[cfg(feature = "mock")]
    fn input(
        &self,
        operation: &OperationSchema,
        request: &http::Request<Bytes>,
        input: &mut dyn ReadStruct,
    ) -> Result<(), Malformed> {
        http_binding::read_request(operation, request, input, &Json)
    }
}

static ERROR_ROOT: crate::Member = crate::Member::item();
static ERROR_MEMBERS: [crate::Member; 4] =
    [member!("code"), member!("__type"), member!("message"), member!("Message")];

/// `namespace#Name:http://…` → `Name` (restJson1, operation error serialization).
fn bare_name(text: &str) -> &str {
    let text = text.split_once(':').map_or(text, |(before, _)| before);
    text.rsplit_once('#').map_or(text, |(_, after)| after).trim()
}

/// JSON as a body format.
struct Json;

impl Format for Json {
    fn content_type(&self) -> &'static str {
        "application/json"
    }

    fn sends_absent_structures(&self) -> bool {
        true
    }

    fn write(&self, write: &mut dyn FnMut(&mut dyn Writer)) -> Bytes {
        let mut writer = JsonWriter::with_capacity(256);
        write(&mut writer);
        writer.finish()
    }

    fn read(
        &self,
        body: &[u8],
        read: &mut dyn FnMut(&mut dyn Reader) -> ReadResult,
    ) -> Result<(), Malformed> {
        let outcome = JsonReader::new(body).and_then(|mut reader| reader.read_with(read));
        outcome.map_err(|error| Malformed::new("body", error.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::bare_name;

    #[test]
    fn error_names_lose_namespace_and_uri() {
        for text in [
            "FooError",
            "aws.protocoltests.restjson#FooError",
            "FooError:http://internal.amazon.com/coral/com.amazon.coral.validate/",
            "aws.protocoltests.restjson#FooError:http://internal.amazon.com/",
        ] {
            assert_eq!(bare_name(text), "FooError");
        }
    }
}
