//! The settings that rules of endpoints know by name.

/// A setting that rules know by name (smithy.io, "built-ins").
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum BuiltIn {
    /// `AWS::Region`: the region of the client.
    Region,
    /// `AWS::UseDualStack`: whether hosts with both IPv4 and IPv6 are wanted.
    UseDualStack,
    /// `AWS::UseFIPS`: whether hosts that comply with FIPS 140 are wanted.
    UseFips,
    /// `SDK::Endpoint`: the URL that replaces the service's own.
    Endpoint,
    /// `AWS::Auth::AccountId`: the account of the caller.
    AccountId,
    /// `AWS::Auth::AccountIdEndpointMode`: whether the account may stand in the host's name.
    AccountIdEndpointMode,
    /// `AWS::S3::Accelerate`: whether accelerated hosts are wanted.
    Accelerate,
    /// `AWS::S3::ForcePathStyle`: whether buckets stay in the path.
    ForcePathStyle,
    /// `AWS::S3::UseArnRegion`, `AWS::S3Control::UseArnRegion`: whether the region in an ARN takes
    /// precedence over that of the client.
    UseArnRegion,
    /// `AWS::S3::UseGlobalEndpoint`, `AWS::STS::UseGlobalEndpoint`: whether the old host without a region
    /// is wanted.
    UseGlobalEndpoint,
    /// `AWS::S3::DisableMultiRegionAccessPoints`: whether access points of several regions are refused.
    DisableMultiRegionAccessPoints,
}
