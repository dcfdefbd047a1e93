//! Labels in prefixes of the host, and endpoints in members of inputs.

use farrier::protocol::RestJson1;
use farrier::{Endpoint, Operation, ServiceSchema, shape};

static SERVICE: ServiceSchema = ServiceSchema::new("Sheep", "1", &RestJson1);

/// Texts that are no label of a host.
const NO_LABELS: [&str; 34] = [
    " ",
    "a b",
    "a\t",
    "a\n",
    "a\r\nb",
    "\0",
    ".",
    "..",
    "a.",
    ".a",
    "a.b",
    "evil.com",
    "a/",
    "/a",
    "a/b",
    "a\\",
    "a?",
    "a#",
    "a@",
    "@a",
    "a@b",
    "a:",
    "a:80",
    "[::1]",
    "a%",
    "%61",
    "%2e",
    "a_b",
    "-a",
    "a-",
    "-",
    "\u{e9}",
    "a\u{3002}b",
    "\u{ff0f}",
];

shape! {
    pub operation Count: input(CountInput), output(Counted), error(CountError),
        named("Count", SERVICE), http("POST", "/", 200), host_prefix("{Flock}-{Farm}.data.");
}

shape! {
    pub struct CountInput: derive(), write, input;

    pub flock: String = required("Flock"),
    pub farm: String = required("Farm"),
}

shape! {
    pub operation Ask: input(AskInput), output(Counted), error(AskError),
        named("Ask", SERVICE), http("POST", "/ask", 200), host_from("Temple");
}

shape! {
    pub struct AskInput: derive(), write, input;

    pub temple: String = required("Temple"),
}

shape! {
    pub struct Counted: derive(Debug), read;
}

fn count(flock: &str, farm: &str, endpoint: &str) -> Result<String, String> {
    let input = CountInput { flock: flock.to_owned(), farm: farm.to_owned() };
    let request = Count::request(input, &endpoint.parse().unwrap());
    request.map(|request| request.uri().to_string()).map_err(|error| error.to_string())
}

fn ask(temple: &str) -> Result<String, String> {
    let endpoint = "https://example.com".parse().unwrap();
    let request = Ask::request(AskInput { temple: temple.to_owned() }, &endpoint);
    request.map(|request| request.uri().to_string()).map_err(|error| error.to_string())
}

#[test]
fn labels_are_put_before_the_host_as_they_are() {
    for (flock, farm) in
        [("f1", "hill"), ("F-1", "0"), ("a--b", "xn--c"), (&"a".repeat(58), "hill")]
    {
        assert_eq!(
            count(flock, farm, "https://example.com:8443/v1").unwrap(),
            format!("https://{flock}-{farm}.data.example.com:8443/v1/")
        );
    }
}

#[test]
fn texts_that_are_no_label_are_refused_and_not_shown() {
    let long = "a".repeat(64);
    for text in NO_LABELS.into_iter().chain(["", &long]) {
        for error in [
            count(text, "hill", "https://example.com").unwrap_err(),
            count("f1", text, "https://example.com").unwrap_err(),
        ] {
            let plain = "it is a part of the host name, and may have letters, digits and inner hyphens \
                         only, 63 at most";
            let empty = "it is a part of the host name and must not be empty";
            let member = if error.contains("Flock") { "Flock" } else { "Farm" };
            let problem = if text.is_empty() { empty } else { plain };
            assert_eq!(error, format!("Count was not sent: {member}: {problem}"), "{text:?}");
        }
    }
}

#[test]
fn labels_that_are_too_long_together_are_refused() {
    let long = "a".repeat(59);
    assert_eq!(
        count(&long, "hill", "https://example.com").unwrap_err(),
        "Count was not sent: the host prefix makes a host that has a label of more than 63 bytes"
    );
}

#[test]
fn the_url_in_a_member_means_what_it_says() {
    for (url, authority, path) in crate::urls::ACCEPTED {
        if url.to_ascii_lowercase().starts_with("https:") {
            assert_eq!(ask(url).unwrap(), format!("https://{authority}{path}/ask"), "{url}");
        } else {
            let problem =
                "it is the URL where the request goes, and must be https as the endpoint is";
            assert_eq!(
                ask(url).unwrap_err(),
                format!("Ask was not sent: Temple: {problem}"),
                "{url}"
            );
        }
    }
}

#[test]
fn a_member_that_is_no_url_is_refused_and_not_shown() {
    for (url, problem) in [
        ("", "the endpoint is not an absolute URL, such as `https://api.example.com`"),
        ("SECRET", "the endpoint is not an absolute URL, such as `https://api.example.com`"),
        ("ftp://SECRET", "the endpoint has a scheme other than `https` and `http`"),
        ("https://u:SECRET@a", "the endpoint must not have a user name or password"),
        ("https://a?SECRET", "the endpoint must not have a query"),
        ("https://a#SECRET", "the endpoint must not have a fragment"),
        ("https://a:SECRET", "the endpoint has a port that is no number from 1 to 65535"),
        ("https://a\\SECRET", "the endpoint has a backslash (character 10)"),
        ("https://a/../SECRET", "the endpoint has a segment `.` or `..` in its path"),
    ] {
        let error = ask(url).unwrap_err();
        let start = "Ask was not sent: Temple: it is the URL where the request goes: ";
        assert_eq!(error, format!("{start}{problem}"));
    }
}

#[test]
fn an_endpoint_without_prefixes_gets_every_request() {
    let endpoint = "http://localhost:4566".parse::<Endpoint>().unwrap().without_host_prefixes();
    let input = CountInput { flock: "evil.com/".to_owned(), farm: "a".to_owned() };
    assert_eq!(*Count::request(input, &endpoint).unwrap().uri(), "http://localhost:4566/");
    let input = AskInput { temple: "https://evil.com".to_owned() };
    assert_eq!(*Ask::request(input, &endpoint).unwrap().uri(), "http://localhost:4566/ask");
}
