//! The parts that only AWS has: endpoints by region, partitions, names (ARNs), buckets, tree hashes and ids of requests.

#[cfg(feature = "endpoint-rules")]
pub(crate) mod arn;
pub(crate) mod bucket;
#[cfg(feature = "endpoint-rules")]
pub(crate) mod bucket_name;
#[cfg(feature = "endpoint-rules")]
pub(crate) mod built_in;
#[cfg(feature = "endpoint-rules")]
pub(crate) mod part;
#[cfg(feature = "endpoint-rules")]
pub(crate) mod partition;
pub(crate) mod region;
pub(crate) mod request_id;
#[cfg(feature = "checksum")]
pub(crate) mod tree_hash;
