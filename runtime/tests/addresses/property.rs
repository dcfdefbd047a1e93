//! Whatever is accepted means the same to other readers of URLs.

use std::net::Ipv6Addr;

use farrier::Endpoint;
use farrier::http::Uri;
use proptest::prelude::*;
use url::Url;

use crate::urls::ACCEPTED;

/// Compares an endpoint with what `http` and `url` make of the text that it was parsed from.
fn compare(text: &str) {
    let Ok(endpoint) = text.parse::<Endpoint>() else { return };
    let ours: Uri = endpoint.to_string().parse().unwrap();
    assert_eq!(ours.authority().unwrap().as_str(), endpoint.authority(), "{text}");
    let theirs = match Url::parse(text) {
        Ok(url) => url,
        // Whether Punycode is valid is for the name server to say.
        Err(_) if endpoint.authority().to_ascii_lowercase().contains("xn--") => return,
        Err(error) => panic!("`{text}` is no URL: {error}"),
    };
    assert_eq!(theirs.scheme(), ours.scheme_str().unwrap(), "{text}");
    assert_eq!(theirs.username(), "", "{text}");
    assert_eq!(
        (theirs.password(), theirs.query(), theirs.fragment()),
        (None, None, None),
        "{text}"
    );
    assert_eq!(host(theirs.host_str().unwrap()), host(ours.host().unwrap()), "{text}");
    let default = if endpoint.is_tls() { 443 } else { 80 };
    let port = ours.port_u16().unwrap_or(default);
    assert_eq!(theirs.port_or_known_default(), Some(port), "{text}");
    assert_eq!(base(theirs.path()), base(ours.path()), "{text}");
}

/// Returns a path without the slash at its end.
fn base(path: &str) -> &str {
    path.strip_suffix('/').unwrap_or(path)
}

/// Returns a host in one of its spellings.
fn host(text: &str) -> String {
    let address = text.strip_prefix('[').and_then(|text| text.strip_suffix(']'));
    match address.map(str::parse::<Ipv6Addr>) {
        Some(address) => address.unwrap().to_string(),
        None => text.to_ascii_lowercase(),
    }
}

#[test]
fn accepted_urls_are_read_by_others_in_the_same_way() {
    for (url, ..) in ACCEPTED {
        compare(url);
    }
}

/// Texts that look like URLs, of pieces that are read in several ways.
fn urls() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "a",
        "b.c",
        "xn--",
        "-",
        "_",
        ".",
        "..",
        "/",
        "//",
        ":",
        "@",
        "?",
        "#",
        "%",
        "%2e",
        "%41",
        "[",
        "]",
        "::1",
        "[::1]",
        "fe80::1",
        "127.0.0.1",
        "0x7f",
        "1",
        "0",
        "80",
        "443",
        "65535",
        "65536",
        "\\",
        " ",
        "\t",
        "é",
        "\u{3002}",
        "\u{ad}",
        "!",
        "+",
        ",",
        ";",
        "=",
        "'",
        "\"",
        "<",
        "|",
        "^",
    ]);
    let scheme =
        prop::sample::select(vec!["http://", "https://", "HTTP://", "http:", "ftp://", ""]);
    (scheme, prop::collection::vec(piece, 0..8))
        .prop_map(|(scheme, rest)| scheme.to_owned() + &rest.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1024, ..ProptestConfig::default() })]

    #[test]
    fn texts_of_odd_pieces_are_refused_or_mean_the_same_to_all(text in urls()) {
        compare(&text);
    }

    #[test]
    fn texts_of_any_characters_are_refused_or_mean_the_same_to_all(text in "https?://[ -~é]{0,24}") {
        compare(&text);
    }

    #[test]
    fn hosts_ports_and_paths_are_refused_or_mean_the_same_to_all(
        text in "https?://[a-zA-Z0-9.-]{1,12}(:[0-9]{0,6})?(/[a-z0-9.%~-]{0,6}){0,3}"
    ) {
        compare(&text);
    }
}
