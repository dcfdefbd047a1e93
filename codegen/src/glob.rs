//! Globs for choosing operations: `Get*`, `*Item`, `?etItem`.
//!
//! `*` matches any number of characters, including none, and `?` matches exactly one. Every other character
//! matches itself. Names never need an escape, because no shape id contains either wildcard. Globs are
//! case-sensitive, as shape ids are.

/// Returns true if a text contains a wildcard, so that it may match several names.
pub(crate) fn is_glob(text: &str) -> bool {
    text.contains(['*', '?'])
}

/// Returns true if a glob matches a whole name.
///
/// Only the last star is retried with more characters, so the number of steps is at most the product of both
/// lengths.
pub(crate) fn matches(glob: &str, name: &str) -> bool {
    let (mut glob, mut name) = (glob.chars(), name.chars());
    // The rest of the glob after the last star, and the rest of the name that the star doesn't match.
    let mut star = None;
    loop {
        let here = name.clone();
        match (glob.next(), name.next()) {
            (None, None) => return true,
            (Some('*'), _) => {
                star = Some((glob.clone(), here.clone()));
                name = here;
            }
            (Some('?'), Some(_)) => {}
            (Some(wanted), Some(found)) if wanted == found => {}
            _ => {
                let Some((after, mut left)) = star.take() else { return false };
                if left.next().is_none() {
                    return false;
                }
                (glob, name) = (after.clone(), left.clone());
                star = Some((after, left));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{is_glob, matches};

    #[test]
    fn names_and_wildcards() {
        for (glob, name, expected) in [
            ("GetItem", "GetItem", true),
            ("GetItem", "GetItems", false),
            ("GetItem", "getItem", false),
            ("Get*", "GetItem", true),
            ("Get*", "Get", true),
            ("Get*", "BatchGetItem", false),
            ("*Item", "GetItem", true),
            ("*Item", "Item", true),
            ("*Item", "GetItems", false),
            ("*Get*Item*", "BatchGetItem", true),
            ("*Get*Item*", "BatchItemGet", false),
            ("*em", "Itemem", true),
            ("?etItem", "GetItem", true),
            ("?etItem", "etItem", false),
            ("Get????", "GetItem", true),
            ("Get????", "GetItems", false),
            ("*?", "", false),
            ("*?", "G", true),
            ("?*?", "G", false),
            ("?*?", "Gé", true),
            ("*", "", true),
            ("**", "GetItem", true),
            ("", "", true),
            ("", "G", false),
            // Nothing else is special.
            ("Get[A-Z]tem", "GetItem", false),
            ("{Get,Put}Item", "GetItem", false),
            ("Get.*", "GetItem", false),
        ] {
            assert_eq!(matches(glob, name), expected, "{glob:?} {name:?}");
        }
    }

    #[test]
    fn a_glob_of_stars_takes_no_time() {
        let name = "a".repeat(5_000);
        assert!(!matches(&("a*".repeat(500) + "b"), &name));
        assert!(matches(&"*a".repeat(500), &name));
    }

    #[test]
    fn wildcards_are_known() {
        assert!(is_glob("Get*") && is_glob("?et") && !is_glob("example#GetItem"));
    }
}
