//! Names of buckets as parts of a host's name.

use std::net::Ipv4Addr;

/// Returns true if a bucket's name can go before a host: 3 to 63 lower-case letters, digits and inner hyphens, and
/// no IPv4 address. With `dots`, the name may have several such parts, each of one character or more.
pub(crate) fn is_virtual_hostable(name: &str, dots: bool) -> bool {
    (3..=63).contains(&name.len())
        && name.parse::<Ipv4Addr>().is_err()
        && if dots { name.split('.').all(is_label) } else { is_label(name) }
}

fn is_label(label: &str) -> bool {
    let is_inner = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    !label.is_empty()
        && !label.starts_with('-')
        && !label.ends_with('-')
        && label.bytes().all(is_inner)
}

#[cfg(test)]
mod tests {
    use super::is_virtual_hostable;

    #[test]
    fn names_that_hosts_can_have_are_accepted() {
        for (name, dots, expected) in [
            ("bucket", false, true),
            ("my-bucket-1", false, true),
            ("a.b", false, false),
            ("a.b", true, true),
            ("a..b", true, false),
            ("a.-b", true, false),
            ("ab", false, false),
            ("Bucket", false, false),
            ("bucket-", false, false),
            ("under_score", false, false),
            ("192.168.5.4", true, false),
        ] {
            assert_eq!(is_virtual_hostable(name, dots), expected, "{name}");
        }
        assert!(!is_virtual_hostable(&"a".repeat(64), false));
    }
}
