//! `@endpoint` and `@hostLabel`: what an operation puts before the host.

use farrier::{Endpoint, Operation as _};
use tests::fixtures::host_prefix::{Count, CountInput, Farm, Shear};

use crate::support::{body, headers, refused, request};

fn count(flock: &str) -> CountInput {
    CountInput::new(Farm::Hill, flock)
}

#[test]
fn labels_are_filled_and_travel_where_they_are_bound_besides() {
    let request = request::<Count>(count("f1"));
    assert_eq!(request.uri(), "https://f1-hill.data.example.com/count");
    assert_eq!(body(&request), r#"{"flock":"f1"}"#);
    assert_eq!(headers(&request), ["content-type: application/json", "x-farm: hill"]);
}

#[test]
fn a_prefix_may_have_no_labels() {
    let request = request::<Shear>(farrier::Unit {});
    assert_eq!(request.uri(), "https://shears.example.com/shear");
}

#[test]
fn what_is_no_label_is_refused_by_its_member() {
    for (flock, problem) in [
        ("", " and must not be empty"),
        ("evil.example/", ", and may have letters, digits and inner hyphens only, 63 at most"),
    ] {
        assert_eq!(
            refused::<Count>(count(flock)),
            format!("Count was not sent: flock: it is a part of the host name{problem}"),
        );
    }
}

#[test]
fn prefixes_can_be_left_out() {
    let endpoint: Endpoint = "http://localhost:4566/base".parse().unwrap();
    let uri =
        |endpoint: &Endpoint| Count::request(count("f1"), endpoint).unwrap().uri().to_string();
    assert_eq!(uri(&endpoint), "http://f1-hill.data.localhost:4566/base/count");
    assert_eq!(uri(&endpoint.without_host_prefixes()), "http://localhost:4566/base/count");
    let address: Endpoint = "http://127.0.0.1:4566".parse().unwrap();
    assert_eq!(uri(&address), "http://127.0.0.1:4566/count");
}
