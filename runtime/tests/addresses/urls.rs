//! Odd URLs, and what becomes of them: corners of RFC 3986 and of the WHATWG URL standard.

use farrier::Endpoint;

/// URLs that are accepted, each with the host and port and the path that the endpoint then has.
pub(crate) const ACCEPTED: &[(&str, &str, &str)] = &[
    ("https://example.com", "example.com", ""),
    ("https://example.com/", "example.com", ""),
    ("HTTPS://EXAMPLE.com", "EXAMPLE.com", ""),
    ("hTTp://a", "a", ""),
    ("http://a:1", "a:1", ""),
    ("http://a:80", "a:80", ""),
    ("https://a:443/", "a:443", ""),
    ("http://a:65535", "a:65535", ""),
    ("http://a:00080", "a:80", ""),
    ("http://a:000000000000000008080", "a:8080", ""),
    ("http://localhost:4566", "localhost:4566", ""),
    ("http://my_host:8080/base", "my_host:8080", "/base"),
    ("http://_a.b", "_a.b", ""),
    ("http://a-b.c--d", "a-b.c--d", ""),
    ("http://xn--mnchen-3ya.de", "xn--mnchen-3ya.de", ""),
    ("http://example.com./", "example.com.", ""),
    ("http://3com.example", "3com.example", ""),
    ("http://1.2.3.4.example", "1.2.3.4.example", ""),
    ("http://0x7f.example", "0x7f.example", ""),
    ("http://a.0xg", "a.0xg", ""),
    ("http://127.0.0.1", "127.0.0.1", ""),
    ("http://255.255.255.255:9/", "255.255.255.255:9", ""),
    ("http://0.0.0.0", "0.0.0.0", ""),
    ("http://[::1]", "[::1]", ""),
    ("http://[::1]:80", "[::1]:80", ""),
    ("http://[2001:DB8::1]/p", "[2001:DB8::1]", "/p"),
    ("http://[::ffff:192.0.2.1]:8", "[::ffff:192.0.2.1]:8", ""),
    ("http://[::]", "[::]", ""),
    ("http://[1:2:3:4:5:6:7:8]", "[1:2:3:4:5:6:7:8]", ""),
    ("https://a/b", "a", "/b"),
    ("https://a/b/", "a", "/b"),
    ("https://a/b//", "a", "/b/"),
    ("https://a//", "a", "/"),
    ("https://a//b", "a", "//b"),
    ("https://a/b//c", "a", "/b//c"),
    ("https://a/%41%2f%c3%a9", "a", "/%41%2f%c3%a9"),
    ("https://a/%25", "a", "/%25"),
    ("https://a/%00", "a", "/%00"),
    ("https://a/-._~!$&'()*+,;=:@", "a", "/-._~!$&'()*+,;=:@"),
    ("https://a/@scope/api", "a", "/@scope/api"),
    ("https://a:80/b@c", "a:80", "/b@c"),
    ("https://a/b:c", "a", "/b:c"),
    ("https://a/...", "a", "/..."),
    ("https://a/.b/c..", "a", "/.b/c.."),
    ("https://a/b;v=1/c", "a", "/b;v=1/c"),
    ("https://a/https://b", "a", "/https://b"),
];

const NOT_ABSOLUTE: &str = "is not an absolute URL, such as `https://api.example.com`";
const SCHEME: &str = "has a scheme other than `https` and `http`";
const USER: &str = "must not have a user name or password";
const QUERY: &str = "must not have a query";
const FRAGMENT: &str = "must not have a fragment";
const NO_HOST: &str = "has no host";
const HOST_CHARACTER: &str =
    "has a host that has a character other than letters, digits, hyphens, underscores and dots";
const EMPTY_LABEL: &str = "has a host that has an empty label";
const HYPHEN: &str = "has a host that has a label that begins or ends with a hyphen";
const NUMBER: &str =
    "has a host that ends in a number, but is no IPv4 address of four decimal numbers";
const PORT: &str = "has a port that is no number from 1 to 65535";
const BRACKETS: &str = "has brackets around what is no IPv6 address";
const ZONE: &str = "has an IPv6 address with a zone, which only this machine knows";
const AFTER_BRACKET: &str = "has text between its IPv6 address and its port";
const PATH_CHARACTER: &str = "has a character in its path that must be percent-encoded";
const PERCENT: &str = "has a percent sign in its path that two hexadecimal digits don't follow";
const DOTS: &str = "has a segment `.` or `..` in its path";

/// URLs that are refused, each with the reason.
const REFUSED: &[(&str, &str)] = &[
    ("", NOT_ABSOLUTE),
    ("nonsense", NOT_ABSOLUTE),
    ("example.com", NOT_ABSOLUTE),
    ("//example.com", NOT_ABSOLUTE),
    ("/path", NOT_ABSOLUTE),
    ("localhost:8080", NOT_ABSOLUTE),
    ("https:example.com", NOT_ABSOLUTE),
    ("https:/example.com", NOT_ABSOLUTE),
    ("https//example.com", NOT_ABSOLUTE),
    ("://example.com", NOT_ABSOLUTE),
    ("1http://a", NOT_ABSOLUTE),
    ("mailto:a@b", NOT_ABSOLUTE),
    ("?https://a", NOT_ABSOLUTE),
    ("a/https://b", NOT_ABSOLUTE),
    ("ftp://a.b", SCHEME),
    ("ws://a", SCHEME),
    ("file:///etc/passwd", SCHEME),
    ("httpss://a", SCHEME),
    ("http+unix://a", SCHEME),
    ("javascript://a", SCHEME),
    ("https://user@a", USER),
    ("https://user:pw@a", USER),
    ("https://@a", USER),
    ("https://:@a", USER),
    ("https://a@b@c", USER),
    ("https://a:80@b:81", USER),
    ("https://a%40b@c", USER),
    ("https://user:p:w@a:80/x", USER),
    ("https://a?", QUERY),
    ("https://a/?q=1", QUERY),
    ("https://a/b?c#d", QUERY),
    ("https://a?@b", QUERY),
    ("https://a/?/../b", QUERY),
    ("https://a#", FRAGMENT),
    ("https://a/#b", FRAGMENT),
    ("https://a/b#c?d", FRAGMENT),
    ("https://a#@b", FRAGMENT),
    ("https://", NO_HOST),
    ("https:///", NO_HOST),
    ("https:///a", NO_HOST),
    ("https://:80", NO_HOST),
    ("https://?q", NO_HOST),
    ("https://#f", NO_HOST),
    ("https://::1", NO_HOST),
    ("https://:a@", USER),
    ("https://a%2eb", HOST_CHARACTER),
    ("https://%61", HOST_CHARACTER),
    ("https://a*b", HOST_CHARACTER),
    ("https://a,b", HOST_CHARACTER),
    ("https://a;b", HOST_CHARACTER),
    ("https://a!", HOST_CHARACTER),
    ("https://a~b", HOST_CHARACTER),
    ("https://a'b", HOST_CHARACTER),
    ("https://a(b)", HOST_CHARACTER),
    ("https://a=b", HOST_CHARACTER),
    ("https://a&b", HOST_CHARACTER),
    ("https://a$b", HOST_CHARACTER),
    ("https://a+b", HOST_CHARACTER),
    ("https://a<b>", HOST_CHARACTER),
    ("https://a^b", HOST_CHARACTER),
    ("https://a|b", HOST_CHARACTER),
    ("https://a`b", HOST_CHARACTER),
    ("https://a{b}", HOST_CHARACTER),
    ("https://a\"b", HOST_CHARACTER),
    ("https://a]", HOST_CHARACTER),
    ("https://a[::1]", HOST_CHARACTER),
    ("https://.", EMPTY_LABEL),
    ("https://.a", EMPTY_LABEL),
    ("https://a..b", EMPTY_LABEL),
    ("https://a..", EMPTY_LABEL),
    ("https://..", EMPTY_LABEL),
    ("https://-a", HYPHEN),
    ("https://a-", HYPHEN),
    ("https://a.-b.c", HYPHEN),
    ("https://a-.b", HYPHEN),
    ("https://-", HYPHEN),
    ("http://127.1", NUMBER),
    ("http://1", NUMBER),
    ("http://2130706433", NUMBER),
    ("http://0x7f.1", NUMBER),
    ("http://0x7f000001", NUMBER),
    ("http://127.0.0.0x1", NUMBER),
    ("http://0177.0.0.1", NUMBER),
    ("http://01.2.3.4", NUMBER),
    ("http://256.0.0.1", NUMBER),
    ("http://1.2.3", NUMBER),
    ("http://1.2.3.4.5", NUMBER),
    ("http://127.0.0.1.", NUMBER),
    ("http://a.1", NUMBER),
    ("http://a.0x", NUMBER),
    ("http://a.09", NUMBER),
    ("http://a:0", PORT),
    ("http://a:65536", PORT),
    ("http://127.0.0.1:99999", PORT),
    ("http://127.0.0.1:84400", PORT),
    ("https://a:99999", PORT),
    ("http://a:SECRET", PORT),
    ("https://u:SECRET/pw@h", PORT),
    ("http://a:-1", PORT),
    ("http://a:+80", PORT),
    ("http://a:", PORT),
    ("https://a:/v1", PORT),
    ("https://[::1]:", PORT),
    ("https://https://example.com", PORT),
    ("http://a:80a", PORT),
    ("http://a:8_0", PORT),
    ("http://a:0x50", PORT),
    ("http://a:80:81", PORT),
    ("http://a::80", PORT),
    ("http://a::", PORT),
    ("http://a:000", PORT),
    ("http://a:18446744073709551696", PORT),
    ("http://a:80.0", PORT),
    ("http://a:%38", PORT),
    ("http://[::1]:99999", PORT),
    ("http://[::1]::80", PORT),
    ("http://[", BRACKETS),
    ("http://[]", BRACKETS),
    ("http://[::1", BRACKETS),
    ("http://[:::1]", BRACKETS),
    ("http://[1.2.3.4]", BRACKETS),
    ("http://[a]", BRACKETS),
    ("http://[v1.a]", BRACKETS),
    ("http://[1:2:3:4:5:6:7]", BRACKETS),
    ("http://[1:2:3:4:5:6:7:8:9]", BRACKETS),
    ("http://[::12345]", BRACKETS),
    ("http://[[::1]]", BRACKETS),
    ("http://[::1/", BRACKETS),
    ("http://[::ffff:1.2.3]", BRACKETS),
    ("http://[fe80::1%25eth0]", ZONE),
    ("http://[fe80::1%eth0]", ZONE),
    ("http://[::1%]", ZONE),
    ("http://[::1]a", AFTER_BRACKET),
    ("http://[::1]80", AFTER_BRACKET),
    ("http://[::1].a", AFTER_BRACKET),
    ("http://[::1]]", AFTER_BRACKET),
    ("https://a/b\"c", PATH_CHARACTER),
    ("https://a/<b>", PATH_CHARACTER),
    ("https://a/[b]", PATH_CHARACTER),
    ("https://a/b^", PATH_CHARACTER),
    ("https://a/`", PATH_CHARACTER),
    ("https://a/{b}", PATH_CHARACTER),
    ("https://a/b|c", PATH_CHARACTER),
    ("https://a/%", PERCENT),
    ("https://a/%4", PERCENT),
    ("https://a/%4/1", PERCENT),
    ("https://a/%zz", PERCENT),
    ("https://a/%%41", PERCENT),
    ("https://a/%u0041", PERCENT),
    ("https://a/.", DOTS),
    ("https://a/..", DOTS),
    ("https://a/../b", DOTS),
    ("https://a/b/./c", DOTS),
    ("https://a/b/../..", DOTS),
    ("https://a/%2e", DOTS),
    ("https://a/%2E%2e/b", DOTS),
    ("https://a/.%2e", DOTS),
    ("https://a/b/%2e./c", DOTS),
];

const BLANK: &str = "has a blank or a control character";
const BACKSLASH: &str = "has a backslash";
const NOT_ASCII: &str = "has a character outside ASCII";

/// URLs with a character that may be nowhere, each with the reason and the number of the character.
const CHARACTERS: &[(&str, &str, usize)] = &[
    ("https://a b", BLANK, 10),
    (" https://a", BLANK, 1),
    ("https://a ", BLANK, 10),
    ("https://a\t", BLANK, 10),
    ("ht\ntps://a", BLANK, 3),
    ("https://a\r\nHost: b", BLANK, 10),
    ("https://a/\x00", BLANK, 11),
    ("https://a\x7f", BLANK, 10),
    ("https://user:SECRET@h ost/", BLANK, 22),
    ("https://a/b c", BLANK, 12),
    ("https://a\x1b[0m", BLANK, 10),
    ("https:\\\\a", BACKSLASH, 7),
    ("https://a\\b", BACKSLASH, 10),
    ("https://a\\@b", BACKSLASH, 10),
    ("https://a/b\\..\\c", BACKSLASH, 12),
    ("https:/\\a", BACKSLASH, 8),
    ("https://m\u{fc}nchen.de", NOT_ASCII, 10),
    ("https://a/\u{e9}", NOT_ASCII, 11),
    ("\u{feff}https://a", NOT_ASCII, 1),
    ("https://a\u{3002}b", NOT_ASCII, 10),
    ("https://\u{ff41}", NOT_ASCII, 9),
    ("https://a\u{ad}b", NOT_ASCII, 10),
    ("https://a\u{202e}b", NOT_ASCII, 10),
    ("https://a\u{2215}b", NOT_ASCII, 10),
    ("https://a:\u{ff18}\u{ff10}", NOT_ASCII, 11),
    ("https://fa\u{df}.de", NOT_ASCII, 11),
    ("https://a\u{85}", NOT_ASCII, 10),
];

fn refusal(url: &str) -> String {
    match url.parse::<Endpoint>() {
        Ok(endpoint) => panic!("{url:?} was taken for {endpoint}"),
        Err(error) => error.to_string(),
    }
}

#[test]
fn accepted_urls_mean_what_they_say() {
    for (url, authority, path) in ACCEPTED {
        let endpoint: Endpoint = url.parse().unwrap_or_else(|error| panic!("{url}: {error}"));
        assert_eq!(endpoint.authority(), *authority, "{url}");
        let scheme = if endpoint.is_tls() { "https" } else { "http" };
        // Of several slashes at the end of a URL, one is dropped.
        let slash = if path.ends_with('/') { "/" } else { "" };
        assert_eq!(endpoint.to_string(), format!("{scheme}://{authority}{path}{slash}"), "{url}");
        assert!(url.to_ascii_lowercase().starts_with(&format!("{scheme}:")), "{url}");
        let again: Endpoint = endpoint.to_string().parse().unwrap();
        assert_eq!(again, endpoint, "{url}");
    }
}

#[test]
fn refused_urls_are_told_with_the_reason() {
    for (url, reason) in REFUSED {
        assert_eq!(refusal(url), format!("the endpoint {reason}"), "{url}");
    }
}

#[test]
fn characters_that_may_be_nowhere_are_told_with_their_number() {
    for (url, reason, number) in CHARACTERS {
        let start = format!("the endpoint {reason} (character {number})");
        let error = refusal(url);
        assert!(error.starts_with(&start), "{url:?}: {error}");
    }
}

#[test]
fn names_and_labels_have_a_length_at_most() {
    let label = "a".repeat(63);
    let name = format!("{label}.{label}.{label}.{}", "a".repeat(61));
    assert_eq!(name.len(), 253);
    for host in [&label, &name, &format!("{name}.")] {
        assert_eq!(format!("http://{host}").parse::<Endpoint>().unwrap().authority(), host);
    }
    let long = "the endpoint has a host that has a label of more than 63 bytes";
    assert_eq!(refusal(&format!("http://{label}a")), long);
    assert_eq!(refusal(&format!("http://b.{label}a.c")), long);
    let long = "the endpoint has a host that has more than 253 bytes";
    assert_eq!(refusal(&format!("http://{name}a")), long);
    assert_eq!(refusal(&format!("http://{name}a.")), long);
    let long = "the endpoint has a path that is too long";
    assert_eq!(refusal(&format!("http://a/{}", "b".repeat(70_000))), long);
}
