//! How an error response names its error, in the protocols whose error bodies are structures of
//! JSON's kind: `x-amzn-errortype`, `__type`, `code` (smithy.io, operation error serialization).
//!
//! Which of these count, and in what order, is each protocol's own.

use super::rest::ErrorBody;
use crate::body::message::BufferedResponse;
use crate::codec::reader::format::Format;
use crate::member;
use crate::schema::member::Member;

/// The header in which services name an error.
const ERROR_TYPE: &str = "x-amzn-errortype";

static ROOT: Member = Member::item();
static MEMBERS: [Member; 4] =
    [member!("code"), member!("__type"), member!("message"), member!("Message")];

/// What an error body says of itself.
pub(super) struct ErrorHead {
    /// The member `code`.
    pub(super) code: Option<String>,
    /// The member `__type`.
    pub(super) kind: Option<String>,
    /// The message for people, whatever the case of its name.
    pub(super) message: Option<String>,
}

impl ErrorHead {
    /// Reads the head of an error body. One of another format (a proxy's HTML page, say) tells
    /// nothing; what was read before a fault still counts.
    pub(super) fn of(format: &dyn Format, body: &[u8]) -> Self {
        let mut head = ErrorBody::new(&MEMBERS);
        let _ = format.read(body, &mut |r| r.structure(&ROOT, &mut head));
        let [code, kind, lower, upper] = head.into_texts();
        Self { code, kind, message: lower.or(upper) }
    }
}

/// The error's name in the header of a response.
pub(super) fn error_type(response: &BufferedResponse) -> Option<String> {
    response.headers().get(ERROR_TYPE)?.to_str().ok().map(str::to_owned)
}

/// The bare names of an error that are there and not empty, in this order.
pub(super) fn bare_names<const N: usize>(names: &[Option<String>; N]) -> Vec<String> {
    let names = names.iter().flatten().map(|name| bare_name(name));
    names.filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

/// `namespace#Name:http://…` → `Name`.
fn bare_name(text: &str) -> &str {
    let text = text.split_once(':').map_or(text, |(before, _)| before);
    text.split_once('#').map_or(text, |(_, after)| after).trim()
}

#[cfg(test)]
mod tests {
    use super::{bare_name, bare_names};

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
        // Up to the first of each: nothing that follows belongs to the name.
        assert_eq!(bare_name("a#Foo:http://b#Bar:c"), "Foo");
    }

    #[test]
    fn what_names_nothing_is_left_out() {
        let names = [Some("a#".to_owned()), None, Some(":b".to_owned()), Some("c".to_owned())];
        assert_eq!(bare_names(&names), ["c"]);
    }
}
