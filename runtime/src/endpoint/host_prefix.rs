//! The prefix that an operation puts before the endpoint's host (smithy.io, `endpoint` trait).
//!
//! This module fills the template of a prefix from the members of the input. [`Endpoint`] knows how
//! a prefix and a host are joined, and which endpoints accept no prefix.

use std::borrow::Cow;

use crate::codec::lookup;
use crate::codec::writer::WriteStruct;
use crate::endpoint::base::Endpoint;
use crate::endpoint::host;
use crate::error::wire::SerializeError;
use crate::schema::service::OperationSchema;

/// What the operation puts before the host, with its labels filled; `None` if it puts nothing there.
///
/// Whether the prefix counts is decided by the endpoint, so an input that can't fill it is an error
/// only for an endpoint that takes prefixes.
pub(crate) fn prefix_of(
    operation: &OperationSchema,
    input: &dyn WriteStruct,
) -> Option<Result<String, SerializeError>> {
    operation.host_prefix.map(|template| expand(template, input))
}

/// The endpoint with the prefix right before its host, or as it is if it takes no prefix.
pub(crate) fn apply(
    prefix: Option<Result<String, SerializeError>>,
    endpoint: Cow<'_, Endpoint>,
) -> Result<Cow<'_, Endpoint>, SerializeError> {
    let Some(prefix) = prefix.filter(|_| endpoint.accepts_prefix()) else { return Ok(endpoint) };
    let prefixed = endpoint.with_prefix(&prefix?);
    prefixed.map(Cow::Owned).map_err(|error| SerializeError::whole(error.to_string()))
}

/// Fills the labels of a template: `{Account}.data.` becomes `12345.data.`.
fn expand(template: &'static str, input: &dyn WriteStruct) -> Result<String, SerializeError> {
    let mut prefix = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some((before, label)) = rest.split_once('{') {
        // The generator refuses an unclosed brace. Here it would be a label without a member.
        let (name, after) = label.split_once('}').unwrap_or((label, ""));
        prefix.push_str(before);
        prefix.push_str(&label_text(name, input)?);
        rest = after;
    }
    prefix.push_str(rest);
    Ok(prefix)
}

/// Returns the value of the member `name`. It must be a single label of a host name, because a dot
/// or a slash in it could send the request to another host.
fn label_text(name: &'static str, input: &dyn WriteStruct) -> Result<String, SerializeError> {
    let text = lookup::member_text(input, name).unwrap_or_default();
    if text.is_empty() {
        return Err(refuse(name, "it is a part of the host name and must not be empty"));
    }
    if !host::is_label(&text) {
        return Err(refuse(
            name,
            "it is a part of the host name, and may have letters, digits and inner hyphens only, \
             63 at most",
        ));
    }
    Ok(text)
}

fn refuse(member: &'static str, problem: &str) -> SerializeError {
    SerializeError { member: Some(member), problem: problem.to_owned() }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::{apply, prefix_of};
    use crate::endpoint::base::Endpoint;
    use crate::protocol::RestJson1;
    use crate::schema::service::{OperationSchema, ServiceSchema};

    static SERVICE: ServiceSchema = ServiceSchema::new("Sheep", "1", &RestJson1);
    static COUNT: OperationSchema =
        OperationSchema::new("Count", &SERVICE).host_prefix("{Flock}-{Farm}.data.");

    crate::shape! {
        #[expect(unreachable_pub, reason = "shapes are public")]
        pub struct Input: derive(), write;

        pub flock: String = required("Flock"),
        pub farm: Option<String> = member("Farm"),
    }

    fn host(flock: &str, endpoint: &str) -> Result<String, String> {
        let input = Input { flock: flock.to_owned(), farm: Some("hill".to_owned()) };
        let endpoint: Endpoint = endpoint.parse().unwrap();
        let prefixed = apply(prefix_of(&COUNT, &input), Cow::Owned(endpoint));
        prefixed.map(|endpoint| endpoint.to_string()).map_err(|error| error.problem)
    }

    #[test]
    fn labels_are_filled_and_put_before_the_host() {
        for (endpoint, whole) in [
            ("https://example.com", "https://f1-hill.data.example.com"),
            ("http://my_host:8080/base", "http://f1-hill.data.my_host:8080/base"),
            ("http://localhost:4566", "http://f1-hill.data.localhost:4566"),
        ] {
            assert_eq!(host("f1", endpoint).unwrap(), whole);
        }
    }

    #[test]
    fn an_ip_address_gets_no_prefix() {
        for endpoint in ["http://127.0.0.1:4566", "http://[::1]:80", "https://10.0.0.1/base"] {
            assert_eq!(host("f1", endpoint).unwrap(), endpoint);
        }
    }

    #[test]
    fn no_prefix_is_added_if_prefixes_are_disabled() {
        let endpoint: Endpoint = "http://localhost:4566".parse().unwrap();
        let endpoint = endpoint.without_host_prefixes();
        // Nothing is expanded then: an empty label does no harm.
        let input = Input { flock: String::new(), farm: None };
        let prefixed = apply(prefix_of(&COUNT, &input), Cow::Borrowed(&endpoint));
        assert_eq!(*prefixed.unwrap(), endpoint);
    }

    #[test]
    fn a_value_that_is_not_a_host_label_is_refused() {
        let long = "a".repeat(64);
        for flock in [
            "",
            "a.b",
            "evil.com/",
            "a@b",
            "a:1",
            "-a",
            "a-",
            "a b",
            "a\r\n",
            "é",
            "%41",
            "a_b",
            &long,
        ] {
            let error = host(flock, "https://example.com").unwrap_err();
            assert!(error.starts_with("it is a part of the host name"), "{flock}: {error}");
            assert!(flock.len() < 2 || !error.contains(flock), "{error}");
        }
    }

    #[test]
    fn labels_and_hosts_that_are_too_long_are_refused() {
        let error = host(&"a".repeat(60), "https://example.com").unwrap_err();
        assert_eq!(error, "the host prefix makes a host that has a label of more than 63 bytes");
        let long = format!("https://{}com", "abcdefghi.".repeat(24));
        let error = host("abcdefgh", &long).unwrap_err();
        assert_eq!(error, "the host prefix makes a host that has more than 253 bytes");
    }

    #[test]
    fn the_error_names_the_member_that_is_missing() {
        let input = Input { flock: "a".to_owned(), farm: None };
        let endpoint = "https://example.com".parse().unwrap();
        let error = apply(prefix_of(&COUNT, &input), Cow::Owned(endpoint)).unwrap_err();
        assert_eq!(error.member, Some("Farm"));
        assert_eq!(error.problem, "it is a part of the host name and must not be empty");
    }
}
