//! The parts that only AWS has: endpoints by region, buckets, tree hashes and ids of requests.

pub(crate) mod bucket;
pub(crate) mod region;
pub(crate) mod request_id;
#[cfg(feature = "checksum")]
pub(crate) mod tree_hash;
