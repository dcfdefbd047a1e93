//! The table of what single services of AWS do differently from their models. No other module of the
//! generator names a service.
//!
//! Each entry is expressed with general properties of the runtime's schemas. The facts are from the official
//! protocol tests of these services and from their documentation.

mod rules;
mod wrong;

use farrier_smithy::traits::{AwsService, Http};
use farrier_smithy::{Member, Operation, Service};

use crate::plan::{Argument, Property};
pub(super) use rules::{BUILT_INS, FUNCTIONS};
pub(super) use wrong::why as why_wrong;

/// What one service does differently.
pub(super) struct Customization {
    /// The service, as `aws.api#service` names it.
    sdk_id: &'static str,
    /// The service takes requests without the signature that its model asks for.
    pub(super) unsigned: bool,
    /// The service is one of objects, whose keys may be any path: paths are signed as they are sent, and bodies
    /// may be unsigned.
    pub(super) has_objects: bool,
    /// What is to be said of the service.
    pub(super) service: fn(&Service<'_>) -> Vec<Property>,
    /// What is to be said of an operation, which has an `@http` trait if the protocol cares for it.
    pub(super) operation: fn(&Operation<'_>, Option<&Http>) -> Vec<Property>,
    /// What an operation tells the rules of endpoints besides what its model says.
    pub(super) endpoint: fn(&Operation<'_>) -> Vec<(String, Property)>,
    /// What is to be said of a member that is a label of the URI.
    pub(super) label: fn(&Member) -> Vec<Property>,
}

/// Nothing at all.
const NONE: Customization = Customization {
    sdk_id: "",
    unsigned: false,
    has_objects: false,
    service: |_| Vec::new(),
    operation: |_, _| Vec::new(),
    endpoint: |_| Vec::new(),
    label: |_| Vec::new(),
};

const SERVICES: &[Customization] = &[
    // A service that answers in HAL unless it is told to answer in JSON.
    Customization {
        sdk_id: "API Gateway",
        service: |_| vec![header("accept", "application/json")],
        ..NONE
    },
    // Participants have a token in a header, and no signature (API reference, "This API doesn't use Signature
    // Version 4 authentication").
    Customization { sdk_id: "ConnectParticipant", unsigned: true, ..NONE },
    // The version travels in a header; `-` is the account of the caller; what is uploaded is named
    // by its hash.
    Customization {
        sdk_id: "Glacier",
        service: |service| vec![header("x-amz-glacier-version", service.version())],
        operation: |operation, _| match operation.name() {
            "UploadArchive" | "UploadMultipartPart" => vec![Property::flag("tree_hash")],
            _ => Vec::new(),
        },
        label: |member| match member.name() {
            "accountId" => vec![Property::text("or_else", "-")],
            _ => Vec::new(),
        },
        ..NONE
    },
    // Each model of a user has an endpoint of its own.
    Customization {
        sdk_id: "Machine Learning",
        operation: |operation, _| match operation.name() {
            "Predict" => vec![Property::text("host_from", "PredictEndpoint")],
            _ => Vec::new(),
        },
        ..NONE
    },
    // Identifiers come back with a prefix that the service doesn't take in a path
    // (awslabs/aws-sdk-rust#344).
    Customization {
        sdk_id: "Route 53",
        label: |_| {
            let prefixes = ["/change/", "/delegationset/", "/hostedzone/"];
            let prefixes = prefixes.map(|prefix| Argument::Text(prefix.to_owned())).to_vec();
            vec![Property { name: "without_prefix", arguments: vec![Argument::Slice(prefixes)] }]
        },
        ..NONE
    },
    // Buckets go before the host; keys are no paths, though they look like some. Three operations send blanks
    // until they have a result (API reference of CompleteMultipartUpload and CopyObject).
    Customization {
        sdk_id: "S3",
        has_objects: true,
        service: |_| {
            vec![
                Property::text("dual_stack", "dualstack"),
                Property::text("accelerated", "s3-accelerate"),
            ]
        },
        operation: |operation, http| {
            let kind = match operation.name() {
                "CreateBucket" | "DeleteBucket" => "regional_bucket",
                _ => "bucket",
            };
            let bucket = http.filter(|http| begins_with_label(&http.uri, "Bucket"));
            let early = matches!(
                operation.name(),
                "CompleteMultipartUpload" | "CopyObject" | "UploadPartCopy"
            );
            let early = early.then(|| Property::flag("answers_early"));
            bucket.map(|_| Property::text(kind, "Bucket")).into_iter().chain(early).collect()
        },
        // Accelerated hosts don't serve these (user guide, "Using the Transfer Acceleration endpoint").
        endpoint: |operation| match operation.name() {
            "CreateBucket" | "DeleteBucket" | "ListBuckets" => vec![flag("Accelerate", false)],
            _ => Vec::new(),
        },
        label: |member| match member.name() {
            "Key" => vec![Property::flag("dot_segments")],
            _ => Vec::new(),
        },
        ..NONE
    },
    // It addresses objects, too.
    Customization { sdk_id: "S3 Control", has_objects: true, ..NONE },
];

/// What a service does differently: nothing, for nearly all of them.
pub(super) fn of(service: &Service<'_>) -> &'static Customization {
    let aws = service.shape().traits().get::<AwsService>();
    let found = aws.and_then(|aws| SERVICES.iter().find(|custom| custom.sdk_id == aws.sdk_id));
    found.unwrap_or(&NONE)
}

fn header(name: &str, value: &str) -> Property {
    let arguments = [name, value].map(|text| Argument::Text(text.to_owned())).to_vec();
    Property { name: "fixed_header", arguments }
}

/// A flag that an operation tells the rules of endpoints.
fn flag(name: &str, value: bool) -> (String, Property) {
    let arguments = vec![Argument::Text(name.to_owned()), Argument::Flag(value)];
    (name.to_owned(), Property { name: "flag", arguments })
}

/// True for `/{label}`, `/{label}/…` and `/{label}?…`.
fn begins_with_label(uri: &str, label: &str) -> bool {
    let rest = uri.strip_prefix("/{").and_then(|rest| rest.strip_prefix(label));
    let rest = rest.and_then(|rest| rest.strip_prefix('}'));
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?']))
}

#[cfg(test)]
mod tests {
    use super::{SERVICES, begins_with_label};

    #[test]
    fn the_bucket_is_the_whole_first_label() {
        for (uri, expected) in [
            ("/{Bucket}", true),
            ("/{Bucket}?list-type=2", true),
            ("/{Bucket}/{Key+}", true),
            ("/", false),
            ("/{Bucket+}", false),
            ("/{BucketName}", false),
            ("/{Bucket}x", false),
            ("/x/{Bucket}", false),
        ] {
            assert_eq!(begins_with_label(uri, "Bucket"), expected, "{uri}");
        }
    }

    #[test]
    fn each_service_has_one_entry() {
        assert!(SERVICES.is_sorted_by(|one, next| one.sdk_id < next.sdk_id));
    }
}
