//! Arbitrary text as an endpoint: what is accepted has the same scheme, host, port and path for
//! `http::Uri`, and no error depends on the user info, the query or the fragment, which may hold a secret.

use farrier::Endpoint;
use farrier::http::Uri;
use farrier::http::uri::Authority;

pub(crate) fn run(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    match text.parse::<Endpoint>() {
        Ok(endpoint) => compare(&text, &endpoint),
        Err(error) => {
            let other = with_other_secrets(&text);
            let again = other.parse::<Endpoint>().expect_err("secrets don't decide");
            assert_eq!(error, again, "{text:?} and {other:?}");
            assert_eq!(error.to_string(), again.to_string());
        }
    }
}

fn compare(text: &str, endpoint: &Endpoint) {
    let given: Uri = text.parse().expect("what is accepted is a URI");
    let shown: Uri = endpoint.to_string().parse().expect("what is shown is a URI");
    let again: Endpoint = endpoint.to_string().parse().expect("what is shown is an endpoint");
    assert_eq!(&again, endpoint);
    assert_eq!(shown.authority().map(Authority::as_str), Some(endpoint.authority()));
    assert_eq!(endpoint.is_tls(), given.scheme_str() == Some("https"));
    for uri in [&given, &shown] {
        assert_eq!(uri.scheme(), shown.scheme(), "{text:?}");
        assert_eq!(uri.host(), shown.host(), "{text:?}");
        assert_eq!(uri.port_u16(), shown.port_u16(), "{text:?}");
        assert_eq!(base(uri), base(&shown), "{text:?}");
        assert_eq!(uri.query(), None, "{text:?}");
    }
}

/// The path without the slash at its end, which a base path doesn't have.
fn base(uri: &Uri) -> &str {
    uri.path().strip_suffix('/').unwrap_or(uri.path())
}

/// The same text with other letters and digits in its user info, its query and its fragment.
fn with_other_secrets(text: &str) -> String {
    let start = text.find("://").map_or(0, |at| at + 3);
    let (head, rest) = text.split_at(start);
    let (rest, secret) = rest.split_at(rest.find(['?', '#']).unwrap_or(rest.len()));
    let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let (user, host) = authority.split_at(authority.rfind('@').unwrap_or(0));
    [head, &rotated(user), host, path, &rotated(secret)].concat()
}

fn rotated(text: &str) -> String {
    let next = |c| match c {
        '0'..='8' | 'a'..='y' | 'A'..='Y' => char::from(c as u8 + 1),
        '9' => '0',
        'z' => 'a',
        'Z' => 'A',
        _ => c,
    };
    text.chars().map(next).collect()
}
