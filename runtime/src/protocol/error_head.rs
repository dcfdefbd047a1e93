//! The names of errors in responses with JSON or CBOR bodies: the header `x-amzn-errortype` and the
//! members `__type` and `code` (smithy.io, AWS protocols, "Operation error serialization").
//!
//! Each protocol decides which of the names count, and in which order.

use std::borrow::Cow;

use http::HeaderName;

use super::error_body::ErrorBody;
use crate::body::message::BufferedResponse;
use crate::codec::pace::ReadUntil;
use crate::codec::reader::format::Format;
use crate::codec::reader::{ReadMap, ReadResult, Reader};
use crate::codec::responses::Reading;
use crate::member;
use crate::schema::member::Member;

/// The header that names an error.
static ERROR_TYPE: HeaderName = HeaderName::from_static("x-amzn-errortype");

/// The header that names an error in services that aren't of AWS (alloy, simpleRestJson protocol).
static PLAIN_ERROR_TYPE: HeaderName = HeaderName::from_static("x-error-type");

static ROOT: Member = Member::item();
static MEMBERS: [Member; 4] =
    [member!("code"), member!("__type"), member!("message"), member!("Message")];

/// The members of a body that describe an error.
pub(super) struct ErrorHead {
    /// The member `code`.
    pub(super) code: Option<String>,
    /// The member `__type`.
    pub(super) kind: Option<String>,
    /// The human-readable message, which is the member `message` or `Message`.
    pub(super) message: Option<String>,
}

impl ErrorHead {
    /// Reads the body of an error. A body in another format, such as the HTML page of a proxy, has
    /// no such members. If the body can't be read to its end, the members before the problem still
    /// count.
    pub(super) fn of(format: &dyn Format, response: &BufferedResponse) -> Self {
        let reading = Reading::default().until(ReadUntil::of(response));
        Self::read(format, response.body(), reading)
    }

    fn read(format: &dyn Format, body: &[u8], mut reading: Reading) -> Self {
        let mut head = ErrorBody::new(&MEMBERS);
        let _ = format.read(body, None, &mut reading, &mut |r| r.structure(&ROOT, &mut head));
        let [code, kind, lower, upper] = head.into_texts();
        Self { code, kind, message: lower.or(upper) }
    }
}

/// Returns true if a header names an error. Every answer is asked, and comparing a few names takes less than hashing
/// two.
pub(super) fn is_named(response: &BufferedResponse) -> bool {
    response.headers().keys().any(|name| *name == ERROR_TYPE || *name == PLAIN_ERROR_TYPE)
}

/// Returns the human-readable message in a body.
#[cfg(feature = "event-stream")]
pub(crate) fn message(format: &dyn Format, body: &[u8]) -> Option<String> {
    ErrorHead::read(format, body, Reading::default()).message
}

/// Returns the text in a body that has this name.
pub(super) fn detail(format: &dyn Format, body: &[u8], name: &str) -> Option<String> {
    let mut detail = Detail { name, text: None };
    let _ = format.read(body, None, &mut Reading::default(), &mut |r| r.map(&ROOT, &mut detail));
    detail.text
}

/// A map of which one entry is wanted.
struct Detail<'a> {
    name: &'a str,
    text: Option<String>,
}

impl ReadMap for Detail<'_> {
    fn read_entry(&mut self, key: &str, member: &Member, r: &mut dyn Reader) -> ReadResult {
        if key != self.name {
            return r.skip();
        }
        self.text = r.text_or_skip(member)?.map(Cow::into_owned);
        Ok(())
    }

    fn null_entry(&mut self, _: &str, _: &mut dyn Reader) -> ReadResult<bool> {
        Ok(true)
    }
}

/// Returns the name of the error in the headers of a response.
pub(super) fn error_type(response: &BufferedResponse) -> Option<String> {
    response.headers().get(&ERROR_TYPE)?.to_str().ok().map(str::to_owned)
}

/// Returns the name of the error in the header that services of others than AWS use.
pub(super) fn plain_error_type(response: &BufferedResponse) -> Option<String> {
    response.headers().get(&PLAIN_ERROR_TYPE)?.to_str().ok().map(str::to_owned)
}

/// Returns the names of an error without namespaces and URIs, in the same order. Names that are
/// absent or empty are left out.
pub(super) fn bare_names<const N: usize>(names: &[Option<String>; N]) -> Vec<String> {
    let names = names.iter().flatten().map(|name| bare_name(name));
    names.filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

/// Removes the namespace and the URI of a name: `namespace#Name:http://…` becomes `Name`.
fn bare_name(text: &str) -> &str {
    let text = text.split_once(':').map_or(text, |(before, _)| before);
    text.split_once('#').map_or(text, |(_, after)| after).trim()
}

#[cfg(test)]
mod tests {
    use super::{bare_name, bare_names};

    #[test]
    fn namespaces_and_uris_of_names_are_removed() {
        for text in [
            "FooError",
            "aws.protocoltests.restjson#FooError",
            "FooError:http://internal.amazon.com/coral/com.amazon.coral.validate/",
            "aws.protocoltests.restjson#FooError:http://internal.amazon.com/",
        ] {
            assert_eq!(bare_name(text), "FooError");
        }
        // The name ends at the first colon, and begins after the first hash before it.
        assert_eq!(bare_name("a#Foo:http://b#Bar:c"), "Foo");
    }

    #[test]
    fn absent_and_empty_names_are_left_out() {
        let names = [Some("a#".to_owned()), None, Some(":b".to_owned()), Some("c".to_owned())];
        assert_eq!(bare_names(&names), ["c"]);
    }
}
