//! What is refused isn't repeated, neither by its error nor by what holds the error.

use std::error::Error as _;

use farrier::protocol::RestJson1;
use farrier::{Client, Endpoint, ServiceSchema};

static SERVICE: ServiceSchema = ServiceSchema::new("Chat", "1", &RestJson1).endpoint_prefix("chat");

/// URLs and regions that hold a secret.
const TEXTS: [&str; 12] = [
    "SECRET",
    "https://user:SECRET@h ost/",
    "https://user:SECRET@host",
    "https://SECRET@host",
    "https://host:SECRET",
    "https://u:SECRET/pw@h",
    "https://h/p?X-Amz-Signature=SECRET",
    "https://h/p#SECRET",
    "ftp://u:SECRET@h/",
    "https://h/SECRET|",
    "https://SECRET_\u{e9}",
    "SECRET:https://h",
];

#[test]
fn no_error_repeats_the_text() {
    for text in TEXTS {
        let error = text.parse::<Endpoint>().unwrap_err();
        assert!(!format!("{error} {error:?}").contains("SECRET"), "{error:?}");
        let error = Endpoint::in_region(&SERVICE, text).unwrap_err();
        assert!(!format!("{error} {error:?}").contains("SECRET"), "{error:?}");
        for builder in [
            Client::builder(&SERVICE).endpoint(text),
            Client::builder(&SERVICE).region(text),
            Client::builder(&SERVICE).endpoint("https://a.b").endpoint(text),
        ] {
            assert!(!format!("{builder:?}").contains("SECRET"), "{builder:?}");
            let error = builder.build().unwrap_err();
            assert!(!format!("{error} {error:?}").contains("SECRET"), "{error:?}");
            assert!(error.source().is_none());
        }
    }
}
