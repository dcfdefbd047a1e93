//! Endpoints in members of inputs.
//!
//! Some services give each of their resources a URL, and callers pass that URL in the input.

use std::borrow::Cow;

use crate::codec::lookup;
use crate::codec::writer::WriteStruct;
use crate::endpoint::base::Endpoint;
use crate::error::wire::SerializeError;
use crate::schema::service::OperationSchema;

/// The URL that an input names.
pub(crate) struct OwnEndpoint {
    member: &'static str,
    url: String,
}

/// The URL that a member of the input holds, if the operation is one that goes there.
pub(crate) fn endpoint_of(
    operation: &OperationSchema,
    input: &dyn WriteStruct,
) -> Option<OwnEndpoint> {
    let member = operation.endpoint_member?;
    Some(OwnEndpoint { member, url: lookup::member_text(input, member).unwrap_or_default() })
}

/// Chooses the endpoint of one call: the one that the input names, if there is one. Falls back to the
/// client's endpoint if host prefixes are disabled ([`Endpoint::without_host_prefixes`]), since that
/// one stands for all hosts.
///
/// # Errors
/// Fails if the input's text is no URL, or is one without TLS where the client's endpoint has it.
pub(crate) fn choose(
    own: Option<OwnEndpoint>,
    endpoint: &Endpoint,
) -> Result<Cow<'_, Endpoint>, SerializeError> {
    let Some(OwnEndpoint { member, url }) = own.filter(|_| !endpoint.host_prefixes_disabled())
    else {
        return Ok(Cow::Borrowed(endpoint));
    };
    let refuse = |problem: String| SerializeError { member: Some(member), problem };
    let own: Endpoint = url
        .parse()
        .map_err(|error| refuse(format!("it is the URL where the request goes: {error}")))?;
    if endpoint.is_tls() && !own.is_tls() {
        let problem = "it is the URL where the request goes, and must be https as the endpoint is";
        return Err(refuse(problem.to_owned()));
    }
    Ok(Cow::Owned(own))
}

#[cfg(test)]
mod tests {
    use super::{choose, endpoint_of};
    use crate::endpoint::base::Endpoint;
    use crate::protocol::RestJson1;
    use crate::schema::service::{OperationSchema, ServiceSchema};

    static SERVICE: ServiceSchema = ServiceSchema::new("Oracle", "1", &RestJson1);
    static ASK: OperationSchema = OperationSchema::new("Ask", &SERVICE).host_from("Temple");

    crate::shape! {
        #[expect(unreachable_pub, reason = "shapes are public")]
        pub struct Input: derive(), write;

        pub temple: Option<String> = member("Temple"),
    }

    fn endpoint(temple: Option<&str>, endpoint: &Endpoint) -> Result<String, String> {
        let input = Input { temple: temple.map(str::to_owned) };
        let found = choose(endpoint_of(&ASK, &input), endpoint);
        found.map(|endpoint| endpoint.to_string()).map_err(|error| error.problem)
    }

    #[test]
    fn the_url_in_the_member_replaces_the_endpoint() {
        let client = "https://example.com".parse().unwrap();
        for (url, whole) in [
            ("https://delphi.example.com/", "https://delphi.example.com"),
            ("https://delphi.example.com:8443/v1", "https://delphi.example.com:8443/v1"),
        ] {
            assert_eq!(endpoint(Some(url), &client).unwrap(), whole);
        }
        let other = OperationSchema::new("Pray", &SERVICE);
        let input = Input { temple: Some("https://delphi.example.com".to_owned()) };
        assert!(endpoint_of(&other, &input).is_none());
        assert_eq!(*choose(None, &client).unwrap(), client);
    }

    #[test]
    fn a_value_that_is_not_a_url_is_refused_and_not_shown() {
        let client = "https://example.com".parse().unwrap();
        for url in ["", "delphi", "ftp://a.b", "https://u:p@a.b", "https://a.b/?q", "https://a b"] {
            let error = endpoint(Some(url), &client).unwrap_err();
            assert!(error.starts_with("it is the URL where the request goes: "), "{url}: {error}");
            assert!(url.is_empty() || !error.contains(url), "{error}");
        }
        assert!(endpoint(None, &client).is_err());
    }

    #[test]
    fn http_is_refused_if_the_endpoint_is_https() {
        let told = endpoint(Some("http://a.b"), &"https://example.com".parse().unwrap());
        assert!(told.unwrap_err().contains("must be https"));
        let plain: Endpoint = "http://example.com".parse().unwrap();
        assert_eq!(endpoint(Some("http://a.b"), &plain).unwrap(), "http://a.b");
    }

    #[test]
    fn the_member_is_ignored_if_host_prefixes_are_disabled() {
        let stand_in: Endpoint = "http://localhost:4566".parse().unwrap();
        let stand_in = stand_in.without_host_prefixes();
        assert_eq!(endpoint(Some("https://a.b"), &stand_in).unwrap(), "http://localhost:4566");
    }
}
