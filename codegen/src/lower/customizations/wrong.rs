//! Constraints of published models that are known to be wrong: the services accept what they refuse. They
//! are not enforced as long as the models have them in this form.

use farrier_smithy::Trait;
use farrier_smithy::traits::{Node, Pattern};

/// A constraint that a service doesn't keep.
pub(in crate::lower) struct Wrong {
    /// The service, as `aws.api#service` names it.
    sdk_id: &'static str,
    /// The name of the shape, or `Shape$member`, that has the constraint.
    name: &'static str,
    /// The trait.
    trait_id: &'static str,
    /// The value of the trait in JSON.
    value: &'static str,
    /// How that is known.
    pub(in crate::lower) why: &'static str,
}

/// In the order of the services, shapes and traits.
const WRONG: &[Wrong] = &[
    Wrong {
        sdk_id: "Connect",
        name: "ViewContentSha256",
        trait_id: Pattern::ID,
        value: r#""^[a-zA-Z0-9]$""#,
        why: "it allows one character, but a SHA-256 has 64, as the shape's own length says",
    },
    Wrong {
        sdk_id: "MediaConvert",
        name: "__stringPatternS3",
        trait_id: Pattern::ID,
        value: r#""^s3:\\/\\/$""#,
        why: "it lets nothing follow `s3://`, but the service takes buckets and keys \
              (aws/aws-sdk-go-v2#1887, soto-project/soto#624)",
    },
];

/// Why a constraint of a service is known to be wrong, if it is.
pub(in crate::lower) fn why(
    sdk_id: &str,
    name: &str,
    trait_id: &str,
    value: &str,
) -> Option<&'static str> {
    let found = WRONG
        .iter()
        .find(|wrong| wrong.sdk_id == sdk_id && wrong.name == name && wrong.trait_id == trait_id);
    found.filter(|wrong| is_same(wrong.value, value)).map(|wrong| wrong.why)
}

/// Whether two JSON texts have one value, however they are escaped.
fn is_same(one: &str, other: &str) -> bool {
    Node::parse(one).is_ok_and(|one| Node::parse(other).is_ok_and(|other| one == other))
}

#[cfg(test)]
mod tests {
    use super::{WRONG, why};

    #[test]
    fn each_entry_is_found_once_and_only_in_the_form_that_is_wrong() {
        let key = |wrong: &super::Wrong| (wrong.sdk_id, wrong.name, wrong.trait_id);
        assert!(WRONG.is_sorted_by(|one, next| key(one) < key(next)));
        for wrong in WRONG {
            let (sdk_id, name, trait_id) = key(wrong);
            assert_eq!(why(sdk_id, name, trait_id, wrong.value), Some(wrong.why));
            assert_eq!(why(sdk_id, name, trait_id, "\"mended\""), None);
        }
    }
}
