//! The checksum of a response.

mod stream;

use http::HeaderMap;

use self::stream::Verified;
use super::hash::Checksum;
use crate::body::message::BufferedResponse;
use crate::body::stream::ByteStream;
use crate::error::wire::Malformed;
use crate::schema::checksum::ChecksumAlgorithm;
use crate::schema::service::OperationSchema;

/// Verifies the first checksum of a response that the operation lists, in the order of
/// [`ChecksumAlgorithm::ALL`]; `tracing` tells which it was. A response without one is taken as it
/// is. A stream is verified as it is read, and breaks off at its end if it was changed.
///
/// A service sends checksums where the input asks for them; should it send one unasked, that counts,
/// too.
pub(crate) fn verify(
    operation: &'static OperationSchema,
    response: &BufferedResponse,
    stream: Option<ByteStream>,
) -> Result<Option<ByteStream>, Malformed> {
    let Some(expected) = Expected::of(operation, response.headers()) else { return Ok(stream) };
    let mut checksum = Checksum::new(expected.algorithm);
    let stream = match stream.map(ByteStream::into_bytes) {
        Some(Err(pieces)) => {
            return Ok(Some(ByteStream::from_body(Verified::new(pieces, checksum, expected))));
        }
        Some(Ok(bytes)) => {
            checksum.update(&bytes);
            Some(bytes.into())
        }
        None => {
            checksum.update(response.body());
            None
        }
    };
    expected.compare(checksum).map_err(|problem| Malformed::new("body", problem))?;
    Ok(stream)
}

/// What a response says that the checksum of its body is.
pub(super) struct Expected {
    operation: &'static str,
    algorithm: ChecksumAlgorithm,
    said: String,
}

impl Expected {
    /// The checksum to verify, if there is one.
    fn of(operation: &'static OperationSchema, headers: &HeaderMap) -> Option<Self> {
        let mut listed = operation.checksums.response().filter_map(|algorithm| {
            let said = headers.get(algorithm.header())?.to_str().ok()?.trim();
            let said = (!is_composite(said)).then(|| said.to_owned())?;
            Some(Self { operation: operation.name, algorithm, said })
        });
        listed.next()
    }

    /// Compares with the checksum that was computed; says what is wrong.
    pub(super) fn compare(&self, computed: Checksum) -> Result<(), String> {
        let Self { operation, algorithm, said } = self;
        let found = computed.header_value();
        let header = algorithm.header();
        if *said == found {
            tracing::debug!(operation, header, "the checksum of the body is right");
            return Ok(());
        }
        Err(format!(
            "its checksum {} is `{found}`, but the header `{header}` says `{}`",
            algorithm.name(),
            said.escape_debug(),
        ))
    }
}

/// True for the checksum of the checksums of so many parts, `…-3`: it isn't one of the body.
fn is_composite(checksum: &str) -> bool {
    checksum.rsplit_once('-').is_some_and(|(_, parts)| {
        !parts.is_empty() && parts.bytes().all(|byte| byte.is_ascii_digit())
    })
}
