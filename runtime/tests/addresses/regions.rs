//! Names of regions, which become a label of the host.

use farrier::protocol::RestJson1;
use farrier::{Endpoint, Region, ServiceSchema};

static SERVICE: ServiceSchema = ServiceSchema::new("Files", "1", &RestJson1)
    .endpoint_prefix("files")
    .dual_stack("dual")
    .accelerated("files-near");

#[test]
fn a_region_is_one_label_of_lower_case() {
    let longest = "a".repeat(63);
    for (region, domain) in [
        ("eu-west-1", "amazonaws.com"),
        ("us-gov-west-1", "amazonaws.com"),
        ("cn-north-1", "amazonaws.com.cn"),
        ("us-iso-east-1", "c2s.ic.gov"),
        ("us-isob-east-1", "sc2s.sgov.gov"),
        ("eusc-de-east-1", "amazonaws.eu"),
        ("aws-global", "amazonaws.com"),
        ("x", "amazonaws.com"),
        ("0", "amazonaws.com"),
        ("a--b", "amazonaws.com"),
        (&longest, "amazonaws.com"),
    ] {
        let endpoint = Endpoint::in_region(&SERVICE, region).unwrap();
        assert_eq!(endpoint.to_string(), format!("https://files.{region}.{domain}"));
        let endpoint = Endpoint::in_region(&SERVICE, Region::new(region).dual_stack()).unwrap();
        assert_eq!(endpoint.to_string(), format!("https://files.dual.{region}.{domain}"));
    }
}

#[test]
fn other_texts_are_no_region() {
    let long = "a".repeat(64);
    for region in [
        "",
        " ",
        " eu-west-1",
        "eu-west-1 ",
        "eu west 1",
        "eu-west-1\n",
        "eu-west-1\r\nHost: evil.com",
        "eu-west-1\0",
        "EU-WEST-1",
        "eu-West-1",
        "CN-NORTH-1",
        "-",
        "-eu",
        "eu-",
        "eu_west_1",
        ".",
        "..",
        "eu.west",
        "evil.com/",
        "evil.com#",
        "evil.com?",
        "/",
        "a/b",
        "..%2f",
        "a%2eb",
        "a@evil.com",
        "a:80",
        "a\\b",
        "[::1]",
        "127.0.0.1",
        "h\u{f6}lle",
        "eu\u{2010}west",
        "eu\u{3002}west",
        "\u{ff45}u",
        "eu\u{202e}",
        "https://eu-west-1",
        &long,
    ] {
        let options = Region::new(region);
        for region in [options, options.dual_stack(), options.accelerated()] {
            let error = Endpoint::in_region(&SERVICE, region).unwrap_err();
            assert_eq!(
                error.to_string(),
                "the region is none: it is a name such as `eu-west-1`, of lower-case letters, digits \
                 and inner hyphens, 63 at most",
                "{region:?}"
            );
        }
    }
}

#[test]
fn a_prefix_of_the_model_that_is_no_host_is_refused() {
    for prefix in ["", ".", "a..b", "a/b", "a@b", "-a", "a b", "a:80", "a#", "a?", "a_b"] {
        let prefix: &'static str = prefix;
        let service = ServiceSchema::new("Files", "1", &RestJson1).endpoint_prefix(prefix);
        let error = Endpoint::in_region(&service, "eu-west-1").unwrap_err();
        assert_eq!(error.to_string(), "Files names no host in its model: give a URL", "{prefix}");
    }
}
