use proptest::prelude::{prop_assert, prop_assert_eq, proptest};

use super::{SignedPath, path, push_query, query};

fn text(write: impl FnOnce(&mut Vec<u8>)) -> String {
    let mut out = Vec::new();
    write(&mut out);
    String::from_utf8(out).unwrap()
}

fn path_text(given: &str, form: SignedPath) -> String {
    text(|out| path(given, form, out))
}

fn query_text(given: &str) -> String {
    text(|out| query(given, out))
}

#[test]
fn a_path_has_three_forms() {
    for (given, normalized, encoded, as_sent) in [
        ("", "/", "/", "/"),
        ("/", "/", "/", "/"),
        ("/a%20b/", "/a%2520b/", "/a%2520b/", "/a%20b/"),
        ("/a:b", "/a%3Ab", "/a%3Ab", "/a%3Ab"),
        ("/a//b/./../c/", "/a/c/", "/a//b/./../c/", "/a//b/./../c/"),
        ("/..", "/", "/..", "/.."),
        ("/.a/b..", "/.a/b..", "/.a/b..", "/.a/b.."),
    ] {
        assert_eq!(path_text(given, SignedPath::Normalized), normalized, "{given}");
        assert_eq!(path_text(given, SignedPath::Encoded), encoded, "{given}");
        assert_eq!(path_text(given, SignedPath::AsSent), as_sent, "{given}");
    }
}

#[test]
fn a_query_is_sorted_and_encoded_in_one_way() {
    for (given, expected) in [
        ("", ""),
        ("acl", "acl="),
        ("b=2&a=1&&", "a=1&b=2"),
        ("a=2&a=1&A=3", "A=3&a=1&a=2"),
        ("a=%7e%2f:+", "a=~%2F%3A%2B"),
        ("a=b=c", "a=b%3Dc"),
    ] {
        assert_eq!(query_text(given), expected, "{given}");
    }
}

proptest! {
    #[test]
    fn a_canonical_query_stays_as_it_is(given in "[ -~é&=%]{0,40}") {
        let once = query_text(&given);
        prop_assert_eq!(query_text(&once), once);
    }

    #[test]
    fn what_is_pushed_is_canonical(name in "[a-z]{1,5}", value in ".{0,20}") {
        let mut pushed = String::new();
        push_query(&mut pushed, &name, &value);
        prop_assert_eq!(query_text(&pushed), pushed);
    }

    #[test]
    fn a_normalized_path_climbs_nowhere(given in "/[./ab]{0,20}") {
        let once = path_text(&given, SignedPath::Normalized);
        prop_assert!(once.starts_with('/') && !once.contains("//"), "{}", once);
        prop_assert!(!once.split('/').any(|it| it == "." || it == ".."), "{}", once);
        prop_assert_eq!(path_text(&once, SignedPath::Normalized), once);
    }
}
