//! What rules of endpoints call by names, some of which are those of services.

/// The settings that rules know by name, with their variants in the runtime.
pub(in crate::lower) const BUILT_INS: [(&str, &str); 13] = [
    ("AWS::Auth::AccountId", "AccountId"),
    ("AWS::Auth::AccountIdEndpointMode", "AccountIdEndpointMode"),
    ("AWS::Region", "Region"),
    ("AWS::S3::Accelerate", "Accelerate"),
    ("AWS::S3::DisableMultiRegionAccessPoints", "DisableMultiRegionAccessPoints"),
    ("AWS::S3::ForcePathStyle", "ForcePathStyle"),
    ("AWS::S3::UseArnRegion", "UseArnRegion"),
    ("AWS::S3::UseGlobalEndpoint", "UseGlobalEndpoint"),
    ("AWS::S3Control::UseArnRegion", "UseArnRegion"),
    ("AWS::STS::UseGlobalEndpoint", "UseGlobalEndpoint"),
    ("AWS::UseDualStack", "UseDualStack"),
    ("AWS::UseFIPS", "UseFips"),
    ("SDK::Endpoint", "Endpoint"),
];

/// The functions, with their variants in the runtime and how many arguments they take.
pub(in crate::lower) const FUNCTIONS: [(&str, &str, usize, usize); 14] = [
    ("aws.isVirtualHostableS3Bucket", "IsVirtualHostableBucket", 2, 2),
    ("aws.parseArn", "ParseArn", 1, 1),
    ("aws.partition", "Partition", 1, 1),
    ("booleanEquals", "BooleanEquals", 2, 2),
    ("coalesce", "Coalesce", 2, 255),
    ("isSet", "IsSet", 1, 1),
    ("isValidHostLabel", "IsValidHostLabel", 2, 2),
    ("ite", "IfThenElse", 3, 3),
    ("not", "Not", 1, 1),
    ("parseURL", "ParseUrl", 1, 1),
    ("split", "Split", 3, 3),
    ("stringEquals", "StringEquals", 2, 2),
    ("substring", "Substring", 4, 4),
    ("uriEncode", "UriEncode", 1, 1),
];
