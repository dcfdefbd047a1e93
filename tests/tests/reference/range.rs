//! The range of the size.

use generated::StartAttachmentUpload;
use generated::farrier::Operation as _;
use generated::farrier::validate::violations;

use crate::support::upload;

/// 2⁶⁰: the model's upper bound, which no float of 64 bits tells from its neighbours.
const MAX: i64 = 1_152_921_504_606_846_976;

#[test]
fn sizes_outside_of_the_range() {
    for size in [0, -1, i64::MIN, MAX + 1, i64::MAX] {
        let mut input = upload();
        input.attachment_size_in_bytes = size;
        let found: Vec<_> = violations(&input).iter().map(ToString::to_string).collect();
        assert_eq!(
            found,
            ["Value at '/AttachmentSizeInBytes' failed to satisfy constraint: \
              Member must be between 1 and 1152921504606846976, inclusive"],
            "{size}"
        );
    }
}

#[test]
fn sizes_within_the_range_are_sent_to_the_last_digit() {
    let endpoint = "http://127.0.0.1".parse().unwrap();
    for size in [1, 2, 9_007_199_254_740_993, MAX - 1, MAX] {
        let mut input = upload();
        input.attachment_size_in_bytes = size;
        assert_eq!(violations(&input), [], "{size}");
        let request = StartAttachmentUpload::request(input, &endpoint).unwrap();
        let body = std::str::from_utf8(request.body().as_bytes().unwrap()).unwrap();
        assert!(body.contains(&format!("\"AttachmentSizeInBytes\":{size},")), "{body}");
    }
}
